package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;

class RasterReaderTest {
    @TempDir
    Path folder;

    /** Sample values of a 5 x 3 raster. */
    private static final double[] VALUES = {1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 7, 6, 5, 4, 3};

    private static void put(ByteBuffer b, int bits, int format, double value) {
        switch (bits) {
            case 8 -> b.put((byte) value);
            case 16 -> b.putShort((short) value);
            case 32 -> {
                if (format == 3) {
                    b.putFloat((float) value);
                } else {
                    b.putInt((int) value);
                }
            }
            default -> b.putDouble(value);
        }
    }

    private static void tag(ByteBuffer b, int tag, int type, int count, long value) {
        b.putShort((short) tag).putShort((short) type).putInt(count);
        if (type == 3 && count == 1) {
            b.putShort((short) value).putShort((short) 0);
        } else {
            b.putInt((int) value);
        }
    }

    /** A 5 x 3 TIFF in one strip, cell 2 m, corner at 690000 / 5335000. */
    static byte[] tiff(
            ByteOrder order, int bits, int format, int epsg, boolean point, String noData, byte @Nullable [] lzw) {
        ByteBuffer data = ByteBuffer.allocate(15 * bits / 8).order(order);
        for (double v : VALUES) {
            put(data, bits, format, v);
        }
        byte[] strip = lzw == null ? data.array() : lzw;
        int tags = 14;
        int base = 8 + 2 + tags * 12 + 4;
        int scale = base + strip.length + (strip.length & 1);
        int tie = scale + 24;
        int keys = tie + 48;
        int gap = keys + 32;
        byte[] none = (noData + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer b = ByteBuffer.allocate(gap + Math.max(8, none.length)).order(order);
        b.put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M'} : new byte[] {'I', 'I'})
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) tags);
        tag(b, 256, 3, 1, 5);
        tag(b, 257, 3, 1, 3);
        tag(b, 258, 3, 1, bits);
        tag(b, 259, 3, 1, lzw == null ? 1 : 5);
        tag(b, 262, 3, 1, 1);
        tag(b, 273, 4, 1, base);
        tag(b, 277, 3, 1, 1);
        tag(b, 278, 3, 1, 3);
        tag(b, 279, 4, 1, strip.length);
        tag(b, 339, 3, 1, format);
        tag(b, 33550, 12, 3, scale);
        tag(b, 33922, 12, 6, tie);
        tag(b, 34735, 3, 16, keys);
        tag(b, 42113, 2, none.length, gap);
        if (none.length <= 4) {
            b.position(b.position() - 4);
            b.put(java.util.Arrays.copyOf(none, 4));
        }
        b.putInt(0).put(strip).position(scale);
        b.putDouble(2).putDouble(2).putDouble(0);
        b.putDouble(0)
                .putDouble(0)
                .putDouble(0)
                .putDouble(690000)
                .putDouble(5335000)
                .putDouble(0);
        for (int k : new int[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, point ? 2 : 1, 3072, 0, 1, epsg}) {
            b.putShort((short) k);
        }
        b.position(gap);
        b.put(none);
        return b.array();
    }

    private TwinSource.Layer read(String type, byte[] bytes, @Nullable Crs crs) throws IOException {
        Path file = folder.resolve("r.tif");
        Files.write(file, bytes);
        return (TwinSource.Layer) TwinReader.read(List.of(new TwinEntry(type, file)), crs)
                .sources()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "true,8,1",
        "true,16,2",
        "false,16,1",
        "true,32,3",
        "false,32,3",
        "true,32,1",
        "false,32,2",
        "true,64,3",
        "true,8,2"
    })
    void readsSampleTypesInBothByteOrders(boolean little, int bits, int format) throws IOException {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        TwinSource.Layer layer = read("terrain", tiff(order, bits, format, 25832, false, "20", null), null);
        Raster r = layer.raster();
        assertThat(r.columns()).isEqualTo(5);
        assertThat(r.rows()).isEqualTo(3);
        assertThat(r.west()).isEqualTo(690000);
        assertThat(r.north()).isEqualTo(5335000);
        assertThat(r.cellX()).isEqualTo(2);
        for (int i = 0; i < 15; i++) {
            if (VALUES[i] == 20) {
                assertThat(r.values()[i]).isNaN();
            } else {
                assertThat(r.values()[i]).isEqualTo((float) VALUES[i]);
            }
        }
    }

    @Test
    void aPointRasterBeginsHalfACellEarlier() throws IOException {
        Raster r = read("terrain", tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 25832, true, "-9999", null), null)
                .raster();
        assertThat(r.west()).isEqualTo(689999);
        assertThat(r.north()).isEqualTo(5335001);
    }

    @Test
    void theSameSystemUnderAnotherNameMovesNothing() throws IOException {
        Raster r = read(
                        "terrain",
                        tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 32632, false, "-9999", null),
                        CrsResolver.resolve("EPSG:25832", ""))
                .raster();
        assertThat(r.west()).isEqualTo(690000);
        assertThat(r.columns()).isEqualTo(5);
    }

    @Test
    void otherSystemsAreResampled() throws IOException {
        Crs gk = CrsResolver.resolve("EPSG:31468", "");
        Raster r = read("terrain", tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 25832, false, "-9999", null), gk)
                .raster();
        double[] p = CoordinateTransform.between(CrsResolver.resolve("EPSG:25832", ""), gk)
                .apply(690005, 5334997);
        int column = (int) ((p[0] - r.west()) / r.cellX());
        int row = (int) ((r.north() - p[1]) / r.cellY());
        assertThat(r.values()[row * r.columns() + column]).isCloseTo(30, within(12f));
        assertThat(r.cellX()).isCloseTo(2, within(0.01));
    }

    @Test
    void withoutAnyDataTerrainIsRefused() throws IOException {
        Path file = Gml.write(
                folder,
                "n.asc",
                "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -9999\n"
                        + "-9999 -9999\n-9999 nan\n");
        assertThatThrownBy(() ->
                        TwinReader.read(List.of(new TwinEntry("terrain", file)), CrsResolver.resolve("EPSG:25832", "")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no data");
    }

    @Test
    void asciiGrid() throws IOException {
        Path file = Gml.write(
                folder,
                "g.asc",
                "ncols 3\nnrows 2\nxllcenter 100.5\nyllcenter 200.5\ncellsize 1\nnodata_value -1\n"
                        + "1 2.25 -3.5\n1e2 -1 0.001\n");
        Gml.write(folder, "g.prj", "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"x\"]]");
        CityModel model = TwinReader.read(List.of(new TwinEntry("surface", file)), null);
        Raster r = ((TwinSource.Layer) model.sources().get(0)).raster();
        assertThat(model.crs().epsg()).isEqualTo(25832);
        assertThat(r.west()).isEqualTo(100);
        assertThat(r.north()).isEqualTo(202);
        assertThat(r.values()).containsExactly(1f, 2.25f, -3.5f, 100f, Float.NaN, 0.001f);
    }

    @ParameterizedTest
    @CsvSource({"ncols 3\\nnrows 2,xll", "ncols 3\\nnrows 2\\nxllcorner 0\\nyllcorner 0\\ncellsize 1\\n1 2 3,length"})
    void brokenAsciiGrid(String text) throws IOException {
        Path file = Gml.write(folder, "g.asc", text.replace("\\n", "\n"));
        assertThatThrownBy(() -> AsciiGridReader.read(file)).isInstanceOf(InputException.class);
    }

    @Test
    void damagedTiff() throws IOException {
        byte[] whole = tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 25832, false, "-9999", null);
        for (int length : new int[] {6, 40, 200}) {
            assertThatThrownBy(() -> read("terrain", java.util.Arrays.copyOf(whole, length), null))
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void lzwStripsAreRead() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : VALUES) {
            data.putFloat((float) v);
        }
        Raster r = read("terrain", tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 25832, false, "-9999", lzw(data.array())), null)
                .raster();
        assertThat(r.values()[7]).isEqualTo(30f);
    }

    @Test
    void lzwReturnsWhatWasPacked() {
        Random random = new Random(5);
        for (int length : new int[] {1, 2, 3, 255, 4096, 100_000}) {
            for (int letters : new int[] {1, 2, 7, 256}) {
                byte[] bytes = new byte[length];
                for (int i = 0; i < length; i++) {
                    bytes[i] = (byte) random.nextInt(letters);
                }
                assertThat(Lzw.decode(lzw(bytes), length)).isEqualTo(bytes);
            }
        }
    }

    /** Plain LZW packer by the book (TIFF 6.0, section 13), with a table of strings. */
    private static byte[] lzw(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<int[]> codes = new ArrayList<>();
        Map<String, Integer> table = new HashMap<>();
        int next = 258;
        int width = 9;
        codes.add(new int[] {256, 9});
        String held = "";
        for (byte b : in) {
            String longer = held + (char) (b & 0xff);
            if (longer.length() == 1 || table.containsKey(longer)) {
                held = longer;
                continue;
            }
            codes.add(new int[] {held.length() == 1 ? held.charAt(0) : table.get(held), width});
            table.put(longer, next++);
            width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
            if (next == 4095) {
                codes.add(new int[] {256, 12});
                table.clear();
                next = 258;
                width = 9;
            }
            held = "" + (char) (b & 0xff);
        }
        codes.add(new int[] {held.length() == 1 ? held.charAt(0) : table.get(held), width});
        next++;
        codes.add(new int[] {257, next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9});
        long bits = 0;
        int count = 0;
        for (int[] code : codes) {
            bits = bits << code[1] | code[0];
            count += code[1];
            while (count >= 8) {
                out.write((int) (bits >>> (count - 8)));
                count -= 8;
            }
        }
        if (count > 0) {
            out.write((int) (bits << (8 - count)));
        }
        return out.toByteArray();
    }
}
