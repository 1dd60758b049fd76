package org.kastanie.engine.twin;

import java.util.Arrays;

/**
 * Decompresses TIFF's LZW (TIFF 6.0, section 13: most significant bit first, codes of 9 to 12 bits, widened one code
 * early). The table keeps no strings: the string of a code is the one written just before plus one byte, so it is
 * copied from where it stands in the output.
 */
final class Lzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;

    private Lzw() {}

    /** @param length number of bytes wanted; decoding stops there */
    static byte[] decode(byte[] in, int length) {
        byte[] out = new byte[length];
        int[] start = new int[4097]; // where the string of a code begins in the output
        int[] size = new int[4097];
        int next = FIRST;
        int width = 9;
        int lastStart = -1;
        int at = 0;
        long bits = 0;
        int held = 0;
        int read = 0;
        while (at < length) {
            while (held < width && read < in.length) {
                bits = bits << 8 | (in[read++] & 0xff);
                held += 8;
            }
            int code = held < width ? END : (int) (bits >>> (held - width)) & ((1 << width) - 1);
            held -= width;
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = FIRST;
                width = 9;
                lastStart = -1;
                continue;
            }
            int begin = at;
            if (lastStart >= 0 && next < 4096) {
                start[next] = lastStart;
                size[next] = begin - lastStart + 1; // its last byte is the first of the string now written
                next++;
            }
            if (code < CLEAR) {
                out[at++] = (byte) code;
            } else if (code >= next) {
                throw new IndexOutOfBoundsException("damaged LZW data: code " + code);
            } else {
                int end = Math.min(length, at + size[code]);
                for (int from = start[code]; at < end; from++) {
                    out[at++] = out[from];
                }
            }
            lastStart = begin;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
        return Arrays.copyOf(out, at);
    }
}
