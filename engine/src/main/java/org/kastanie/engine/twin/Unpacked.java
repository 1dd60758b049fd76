package org.kastanie.engine.twin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of gzip, as long as it is not far more than city data pack to: a file of zeros would come out for hours. */
final class Unpacked extends FilterInputStream {
    /** As for zip archives: harmless size, bytes, and how many times the packed size beyond it. */
    static final long HARMLESS = 1L << 30;

    static final int RATIO = 100;

    private final long most;
    private long count;

    Unpacked(InputStream in, long packed) {
        this(in, Math.max(HARMLESS, RATIO * packed), true);
    }

    /** @param most bytes let out */
    Unpacked(InputStream in, long most, boolean exactly) {
        super(in);
        this.most = most;
    }

    private void add(long n) throws IOException {
        count += Math.max(0, n);
        if (count > most) {
            throw new IOException("it unpacks to more than " + (most >> 20) + " MB, over " + RATIO
                    + " times its packed size, as no city data do; if it is right, unpack it yourself");
        }
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        add(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        add(n);
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
