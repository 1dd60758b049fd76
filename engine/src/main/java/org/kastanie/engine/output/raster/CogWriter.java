package org.kastanie.engine.output.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.GeoReference;
import org.kastanie.solver.grid.Grid;

/**
 * Writes a Cloud Optimized GeoTIFF (OGC 21-026): float32, tiled, DEFLATE with floating point predictor, NaN as no data, all
 * directories before the data, overviews before the full resolution.
 *
 * <p>Bands are stored one after the other (planar), so that a reader of one hour fetches that hour only. Becomes a BigTIFF
 * where the packed data pass 4 GB. Packed bands wait in files of their own, so memory holds one band and a run can pack an
 * hour as soon as it has computed it.
 */
public final class CogWriter {
    /** Marks the layout for GDAL and other readers (GDAL, COG driver, "Header ghost area"). */
    private static final String LAYOUT = "LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\n"
            + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\nKNOWN_INCOMPATIBLE_EDITION=NO\n ";

    private static final long CLASSIC_LIMIT = 0xFFFF_0000L;
    /** More than a band's description and statistics take in the directory. */
    private static final int BAND_WORDS = 2048;

    private static final int UNITS_METRE = 9001;
    private static final int USER_DEFINED = 32767;

    private final CogImage image;
    private final Pyramid pyramid;
    private final boolean big;
    private final List<PackedBand> bands;

    private CogWriter(CogImage image, Pyramid pyramid, boolean big, List<PackedBand> bands) {
        this.image = image;
        this.pyramid = pyramid;
        this.big = big;
        this.bands = bands;
    }

    /** Packs one band of a raster into a file of its own, for {@link #assemble}; any order, any thread. */
    public static void pack(Path band, Grid grid, float[] values) throws IOException {
        PackedBand.write(band, grid, values);
    }

    /**
     * Puts packed bands together.
     *
     * @param file to write; what was there is replaced
     * @param bands files left by {@link #pack}, one a band
     */
    public static void assemble(Path file, CogImage image, List<Path> bands) throws IOException {
        Grid grid = image.reference().grid();
        Pyramid pyramid = Pyramid.of(grid.columns(), grid.rows());
        List<PackedBand> packed = new ArrayList<>();
        long bytes = 1 << 20;
        for (Path band : bands) {
            packed.add(PackedBand.open(band));
            bytes += BAND_WORDS;
            for (int level = 0; level < pyramid.levels(); level++) {
                bytes += packed.getLast().bytes(level) + 8L * pyramid.tiles(level);
            }
        }
        new CogWriter(image, pyramid, bytes > CLASSIC_LIMIT, packed).assemble(file);
    }

    /** Writes {@code file} band by band; replaces what was there. */
    public static void write(Path file, CogImage image, CogImage.Source source) throws IOException {
        write(file, image, source, false);
    }

    static void write(Path file, CogImage image, CogImage.Source source, boolean big) throws IOException {
        Grid grid = image.reference().grid();
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<Path> bands = new ArrayList<>();
        try {
            for (int band = 0; band < image.bands().size(); band++) {
                bands.add(file.resolveSibling(file.getFileName() + ".band" + band));
                pack(bands.getLast(), grid, source.band(band));
            }
            if (big) {
                List<PackedBand> packed = new ArrayList<>();
                for (Path band : bands) {
                    packed.add(PackedBand.open(band));
                }
                new CogWriter(image, Pyramid.of(grid.columns(), grid.rows()), true, packed).assemble(file);
            } else {
                assemble(file, image, bands);
            }
        } finally {
            for (Path band : bands) {
                Files.deleteIfExists(band);
            }
        }
    }

    private void assemble(Path file) throws IOException {
        byte[] head = head();
        int levels = pyramid.levels();
        List<long[]> counts = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            counts.add(counts(level));
        }
        long[] directoryAt = new long[levels];
        long position = head.length;
        for (int level = 0; level < levels; level++) {
            directoryAt[level] = position;
            position += directory(level, counts.get(level), 0).length();
        }
        long[] dataAt = new long[levels];
        for (int level = levels - 1; level >= 0; level--) {
            dataAt[level] = position;
            for (PackedBand band : bands) {
                position += band.bytes(level);
            }
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            // Closing the stream would close the channel, which the copies below still need.
            OutputStream stream = Channels.newOutputStream(out);
            stream.write(head);
            for (int level = 0; level < levels; level++) {
                long next = level + 1 < levels ? directoryAt[level + 1] : 0;
                stream.write(directory(level, counts.get(level), dataAt[level]).bytes(directoryAt[level], next));
            }
            for (int level = levels - 1; level >= 0; level--) {
                for (PackedBand band : bands) {
                    band.copy(level, out);
                }
            }
        }
    }

    /** Packed length of every tile of a level, band after band. */
    private long[] counts(int level) {
        int tiles = pyramid.tiles(level);
        long[] counts = new long[tiles * bands.size()];
        for (int band = 0; band < bands.size(); band++) {
            for (int tile = 0; tile < tiles; tile++) {
                counts[band * tiles + tile] = bands.get(band).lengths()[level][tile];
            }
        }
        return counts;
    }

    private byte[] head() {
        byte[] layout = LAYOUT.getBytes(StandardCharsets.US_ASCII);
        byte[] ghost = String.format("GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n", layout.length)
                .getBytes(StandardCharsets.US_ASCII);
        int start = big ? 16 : 8;
        int length = start + ghost.length + layout.length;
        length += length % 2;
        ByteBuffer head = ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'I')
                .put((byte) 'I');
        if (big) {
            head.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(length);
        } else {
            head.putShort((short) 42).putInt(length);
        }
        return head.put(ghost).put(layout).array();
    }

    private TiffDirectory directory(int level, long[] counts, long firstTile) {
        int planes = image.bands().size();
        long[] offsets = new long[counts.length];
        long at = firstTile;
        for (int i = 0; i < counts.length; i++) {
            offsets[i] = at + PackedBand.LEADER;
            at += PackedBand.LEADER + counts[i] + PackedBand.TRAILER;
        }
        TiffDirectory tags = new TiffDirectory(big)
                .longs(254, level == 0 ? 0 : 1) // reduced resolution
                .longs(256, pyramid.columns().get(level))
                .longs(257, pyramid.rows().get(level))
                .shorts(258, filled(planes, 32))
                .shorts(259, 8) // DEFLATE
                .shorts(262, 1) // larger is brighter
                .shorts(277, planes)
                .shorts(284, planes == 1 ? 1 : 2) // bands apart
                .shorts(317, 3) // floating point predictor
                .longs(322, pyramid.edge())
                .longs(323, pyramid.edge())
                .offsets(324, offsets)
                .longs(325, counts)
                .shorts(339, filled(planes, 3)) // IEEE float
                .ascii(42113, "nan");
        if (planes > 1) {
            tags.shorts(338, filled(planes - 1, 0));
        }
        if (level == 0) {
            place(tags);
            tags.ascii(
                    42112,
                    CogMetadata.xml(
                            image, bands.stream().map(PackedBand::statistics).toList()));
        }
        return tags;
    }

    /** GeoTIFF 1.1 (OGC 19-008): north-up grid, pixel is area, projected system by EPSG code. */
    private void place(TiffDirectory tags) {
        GeoReference reference = image.reference();
        Grid grid = reference.grid();
        String citation = reference.name().replace('|', '/') + "|";
        int code = reference.epsg() > 0 && reference.epsg() < USER_DEFINED ? reference.epsg() : USER_DEFINED;
        tags.doubles(33550, grid.cell(), grid.cell(), 0)
                .doubles(33922, 0, 0, 0, grid.west(), grid.north(), 0)
                .shorts(
                        34735, // directory, then model type, raster type, citation, projected system, linear units
                        new int[] {
                            1,
                            1,
                            1,
                            5,
                            1024,
                            0,
                            1,
                            1,
                            1025,
                            0,
                            1,
                            1,
                            1026,
                            34737,
                            citation.getBytes(StandardCharsets.UTF_8).length,
                            0,
                            3072,
                            0,
                            1,
                            code,
                            3076,
                            0,
                            1,
                            UNITS_METRE
                        })
                .ascii(34737, citation);
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }
}
