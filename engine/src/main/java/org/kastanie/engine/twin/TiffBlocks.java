package org.kastanie.engine.twin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.compression.CompressionDecoder;
import mil.nga.tiff.util.TiffConstants;
import org.kastanie.engine.InputException;

/**
 * Puts the strips or tiles of a TIFF together. The library's own way goes through a boxed number per cell; whole blocks
 * at a time read a square kilometre at 1 m in a few hundredths of a second.
 */
final class TiffBlocks {
    private final FileBytes file;
    private final FileDirectory directory;
    private final String name;
    private final int width;
    private final int height;
    private final int samples;
    private final boolean planar;
    private final int bits;
    private final int format;
    private final int predictor;
    private final ByteOrder order;
    private final CompressionDecoder decoder;
    private final boolean lzw;

    TiffBlocks(FileBytes file, FileDirectory directory, String name) {
        this.file = file;
        this.directory = directory;
        this.name = name;
        width = directory.getImageWidth().intValue();
        height = directory.getImageHeight().intValue();
        samples = directory.getSamplesPerPixel();
        planar = Integer.valueOf(2).equals(directory.getPlanarConfiguration());
        bits = directory.getBitsPerSample().get(0);
        List<Integer> formats = directory.getSampleFormat();
        format = formats == null || formats.isEmpty() ? TiffConstants.SAMPLE_FORMAT_UNSIGNED_INT : formats.get(0);
        Integer stated = directory.getPredictor();
        predictor = stated == null ? 1 : stated;
        order = directory.getReader().getByteOrder();
        decoder = directory.getDecoder();
        lzw = Integer.valueOf(TiffConstants.COMPRESSION_LZW).equals(directory.getCompression());
        boolean known = bits == 8 || bits == 16 || bits == 32 || (bits == 64 && format == 3);
        boolean half = bits == 16 && format == 3;
        boolean alike = directory.getBitsPerSample().stream().allMatch(b -> b == bits);
        if (!known || half || !alike || format < 1 || format > 3 || (bits == 8 && format == 3)) {
            throw new InputException(
                    name + " holds " + bits + " bit samples of TIFF sample format " + format + ", which are not read.",
                    "Export it as float32 GeoTIFF.");
        }
    }

    /** The cells of a part, from the blocks it lies in. */
    float[] read(int band, RasterFrame.Part part) throws IOException {
        long cells = (long) part.columns() * part.rows();
        if (cells > Integer.MAX_VALUE - 16) {
            throw new InputException(
                    name + " has " + cells + " cells.", "Cut it into tiles of at most 2 thousand million cells.");
        }
        float[] out = new float[(int) cells];
        boolean tiled = directory.isTiled();
        int blockWidth = tiled ? directory.getTileWidth().intValue() : width;
        Number rowsPerStrip = directory.getRowsPerStrip();
        int stripHeight = rowsPerStrip == null ? height : (int) Math.min(rowsPerStrip.longValue(), height);
        int blockHeight = tiled ? directory.getTileHeight().intValue() : stripHeight;
        List<? extends Number> offsets = tiled ? directory.getTileOffsets() : directory.getStripOffsets();
        List<? extends Number> counts = tiled ? directory.getTileByteCounts() : directory.getStripByteCounts();
        int across = Math.ceilDiv(width, blockWidth);
        int plane = planar ? band * across * Math.ceilDiv(height, blockHeight) : 0;
        int inPixel = planar ? 1 : samples;
        for (int by = part.row() / blockHeight; by * blockHeight < part.row() + part.rows(); by++) {
            int rows = tiled ? blockHeight : Math.min(blockHeight, height - by * blockHeight);
            for (int bx = part.column() / blockWidth; bx * blockWidth < part.column() + part.columns(); bx++) {
                int block = plane + by * across + bx;
                int needed = blockWidth * rows * inPixel * (bits / 8);
                byte[] data = unpack(
                        block, offsets.get(block).longValue(), counts.get(block).longValue(), needed);
                int column0 = Math.max(part.column(), bx * blockWidth);
                int columns =
                        Math.min(part.column() + part.columns(), Math.min(width, (bx + 1) * blockWidth)) - column0;
                int row0 = Math.max(part.row(), by * blockHeight);
                int row1 = Math.min(part.row() + part.rows(), by * blockHeight + rows);
                ByteBuffer buffer = data.length == 0
                        ? ByteBuffer.allocate(0)
                        : ByteBuffer.wrap(data).order(undoPredictor(data, blockWidth, rows, inPixel));
                for (int r = row0; r < row1; r++) {
                    int to = (r - part.row()) * part.columns() + column0 - part.column();
                    int cell = (r - by * blockHeight) * blockWidth + column0 - bx * blockWidth;
                    if (data.length == 0) {
                        Arrays.fill(out, to, to + columns, Float.NaN); // sparse file: never written
                    } else {
                        int first = (cell * inPixel + (planar ? 0 : band)) * (bits / 8);
                        copyRow(buffer, first, inPixel * (bits / 8), out, to, columns);
                    }
                }
            }
        }
        return out;
    }

    /** A block as it was before compression; empty where it was never written. */
    private byte[] unpack(int block, long from, long count, int needed) throws IOException {
        if (count == 0) {
            return new byte[0];
        }
        byte[] packed = file.read(from, count);
        byte[] data = lzw ? Lzw.decode(packed, needed) : decoder.decode(packed, order);
        if (data.length < needed) {
            throw new IndexOutOfBoundsException("block " + block + " is too short");
        }
        return data;
    }

    private void copyRow(ByteBuffer in, int first, int step, float[] out, int to, int columns) {
        int at = first;
        int code = format * 100 + bits;
        for (int c = 0; c < columns; c++, at += step) {
            out[to + c] = switch (code) {
                case 108 -> in.get(at) & 0xff;
                case 208 -> in.get(at);
                case 116 -> in.getShort(at) & 0xffff;
                case 216 -> in.getShort(at);
                case 132 -> in.getInt(at) & 0xffffffffL;
                case 232 -> in.getInt(at);
                case 332 -> in.getFloat(at);
                default -> (float) in.getDouble(at);
            };
        }
    }

    /** Undoes differencing in place (TIFF 6.0 section 14; Adobe TIFF technical note 3 for floats); order of the bytes after it. */
    private ByteOrder undoPredictor(byte[] data, int columns, int rows, int inPixel) {
        int size = bits / 8;
        int rowBytes = columns * inPixel * size;
        if (predictor == 2) {
            for (int r = 0; r < rows; r++) {
                sumRow(ByteBuffer.wrap(data).order(order), r * rowBytes, columns, inPixel);
            }
        } else if (predictor == 3) {
            byte[] row = new byte[rowBytes];
            int values = columns * inPixel;
            for (int r = 0; r < rows; r++) {
                int start = r * rowBytes;
                for (int i = inPixel; i < rowBytes; i++) {
                    data[start + i] += data[start + i - inPixel];
                }
                System.arraycopy(data, start, row, 0, rowBytes);
                for (int v = 0; v < values; v++) {
                    for (int k = 0; k < size; k++) {
                        data[start + v * size + k] = row[k * values + v];
                    }
                }
            }
            return ByteOrder.BIG_ENDIAN;
        } else if (predictor != 1) {
            throw new IndexOutOfBoundsException("predictor " + predictor + " is not known");
        }
        return order;
    }

    private void sumRow(ByteBuffer buffer, int start, int columns, int inPixel) {
        int n = columns * inPixel;
        switch (bits) {
            case 8 -> {
                for (int i = inPixel; i < n; i++) {
                    buffer.put(start + i, (byte) (buffer.get(start + i) + buffer.get(start + i - inPixel)));
                }
            }
            case 16 -> {
                for (int i = inPixel; i < n; i++) {
                    int at = start + 2 * i;
                    buffer.putShort(at, (short) (buffer.getShort(at) + buffer.getShort(at - 2 * inPixel)));
                }
            }
            case 32 -> {
                for (int i = inPixel; i < n; i++) {
                    int at = start + 4 * i;
                    buffer.putInt(at, buffer.getInt(at) + buffer.getInt(at - 4 * inPixel));
                }
            }
            default -> {
                for (int i = inPixel; i < n; i++) {
                    int at = start + 8 * i;
                    buffer.putLong(at, buffer.getLong(at) + buffer.getLong(at - 8 * inPixel));
                }
            }
        }
    }
}
