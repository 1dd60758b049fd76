package org.kastanie.engine.twin;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kastanie.engine.InputException;

/**
 * Passes an XML file on and sees that its bytes are UTF-8 where it says so, or says nothing. The parser of the JDK would print
 * on standard error by itself and name neither the line nor a way out.
 */
final class Utf8Check extends FilterInputStream {
    private static final int HEAD = 200;
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    /** Text between two marks, bytes: a million coordinates of a ring. */
    private static final int LONGEST = 32 << 20;

    private final String file;
    private final boolean utf8;
    private long line = 1;
    private int run;
    /** Bytes of a character still to come, and the least value the next may have (overlong forms). */
    private int pending;

    private int least = 0x80;
    private int most = 0xBF;

    private Utf8Check(InputStream in, String file, boolean utf8) {
        super(in);
        this.file = file;
        this.utf8 = utf8;
    }

    /**
     * @param in a stream that can be reset
     * @param file for messages
     */
    static InputStream of(InputStream in, String file) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        Matcher said = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        boolean wide = head.length > 1 && (head[0] == 0 || head[1] == 0 || (head[0] & 0xFE) == 0xFE);
        boolean utf8 = !wide && (!said.find() || isUtf8(said.group(1)));
        return new Utf8Check(in, file, utf8);
    }

    private static boolean isUtf8(String name) {
        try {
            return Charset.forName(name).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false; // the parser says that it does not know it
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(bytes, offset, length);
        } catch (EOFException e) {
            // the parser takes this one for its own business and prints
            throw new IOException(e.getMessage(), e);
        }
        for (int i = offset; i < offset + n; i++) {
            if (utf8) {
                check(bytes[i] & 0xFF);
            }
            run = bytes[i] == '<' || bytes[i] == '>' ? 0 : run + 1;
            if (run > LONGEST) {
                throw tooLong();
            }
        }
        return n;
    }

    /** UTF-8 as of RFC 3629, section 4. */
    private void check(int b) {
        if (pending > 0) {
            if (b < least || b > most) {
                throw wrong(b);
            }
            pending--;
            least = 0x80;
            most = 0xBF;
        } else if (b >= 0x80) {
            if (b < 0xC2 || b > 0xF4) {
                throw wrong(b);
            }
            pending = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        } else if (b == '\n') {
            line++;
        }
    }

    private InputException tooLong() {
        return new InputException(
                String.format(
                        Locale.ROOT,
                        "%s, line %d: a single element holds more than %d MB of text, such as a ring of a million coordinates.",
                        file,
                        line,
                        LONGEST >> 20),
                "Simplify the object, or take it out of the file; no building has so many corners.");
    }

    private InputException wrong(int b) {
        return new InputException(
                String.format(
                        Locale.ROOT, "%s, line %d: byte %02X is not UTF-8, the encoding of the file.", file, line, b),
                "Save the file as UTF-8, or name its true encoding in its first line, such as encoding=\"ISO-8859-1\".");
    }
}
