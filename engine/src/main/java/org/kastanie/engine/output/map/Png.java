package org.kastanie.engine.output.map;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG (ISO/IEC 15948): 8-bit RGB, every line as difference to the one above, which suits maps of flat colours. No
 * time and no text inside, so equal pictures give equal bytes.
 */
public final class Png {
    /** A choice between size and time. */
    private static final int LEVEL = 4;

    private static final int UP = 2;

    private Png() {}

    /** Bytes of a picture of type {@link BufferedImage#TYPE_INT_RGB}. */
    public static byte[] bytes(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] lines = new byte[height * (1 + 3 * width)];
        int[] above = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            lines[at++] = UP;
            for (int x = 0; x < width; x++) {
                int here = rgb[y * width + x];
                int before = above[x];
                above[x] = here;
                lines[at] = (byte) ((here >> 16) - (before >> 16));
                lines[at + 1] = (byte) ((here >> 8) - (before >> 8));
                lines[at + 2] = (byte) (here - before);
                at += 3;
            }
        }
        byte[] packed = new byte[lines.length + lines.length / 1000 + 64];
        int length;
        try (Deflater deflater = new Deflater(LEVEL)) {
            deflater.setInput(lines);
            deflater.finish();
            length = deflater.deflate(packed);
        }
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        ByteBuffer out = ByteBuffer.allocate(8 + 25 + 12 + length + 12);
        out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(out, "IHDR", head.array(), 13);
        chunk(out, "IDAT", packed, length);
        chunk(out, "IEND", packed, 0);
        return out.array();
    }

    private static void chunk(ByteBuffer out, String type, byte[] content, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        out.putInt(length).put(name).put(content, 0, length).putInt((int) check.getValue());
    }
}
