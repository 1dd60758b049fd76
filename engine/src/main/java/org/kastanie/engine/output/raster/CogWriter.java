package org.kastanie.engine.output.raster;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.Statistics;
import org.kastanie.solver.grid.Grid;

/**
 * Writes a Cloud Optimized GeoTIFF (OGC 21-026): float32, tiled, DEFLATE with floating point predictor, NaN as no data, all
 * directories before the data, overviews before the full resolution.
 *
 * <p>Bands are stored one after the other (planar), so that a reader of one hour fetches that hour only. Becomes a BigTIFF
 * where the packed data could pass 4 GB. Packed tiles wait in a spool beside the file, so memory holds one band.
 * Tiles are packed in parallel; the bytes do not depend on the number of threads.
 */
public final class CogWriter {
    /** Marks the layout for GDAL and other readers (GDAL, COG driver, "Header ghost area"). */
    private static final String LAYOUT = "LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\n"
            + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\nKNOWN_INCOMPATIBLE_EDITION=NO\n ";

    /** Bytes around each tile that the layout announces: its length before, its last four bytes again behind. */
    private static final int LEADER = 4;

    private static final int TRAILER = 4;

    private static final long CLASSIC_LIMIT = 0xFFFF_0000L;
    private static final int UNITS_METRE = 9001;
    private static final int USER_DEFINED = 32767;

    private final CogImage image;
    private final Pyramid pyramid;
    private final boolean big;
    private final List<Statistics> statistics = new ArrayList<>();

    private CogWriter(CogImage image, Pyramid pyramid, boolean big) {
        this.image = image;
        this.pyramid = pyramid;
        this.big = big;
    }

    /** Writes {@code file}; replaces what was there. */
    public static void write(Path file, CogImage image, CogImage.Source source) throws IOException {
        Grid grid = image.reference().grid();
        Pyramid pyramid = Pyramid.of(grid.columns(), grid.rows());
        long bytes = 0;
        for (int level = 0; level < pyramid.levels(); level++) {
            // A tile of incompressible values grows by less than 1/1000.
            bytes += 4L
                    * pyramid.tiles(level)
                    * pyramid.edge()
                    * pyramid.edge()
                    * image.bands().size();
        }
        write(file, image, source, bytes + bytes / 1000 + (1 << 20) > CLASSIC_LIMIT);
    }

    static void write(Path file, CogImage image, CogImage.Source source, boolean big) throws IOException {
        Grid grid = image.reference().grid();
        Pyramid pyramid = Pyramid.of(grid.columns(), grid.rows());
        CogWriter writer = new CogWriter(image, pyramid, big);
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<Path> spools = new ArrayList<>();
        try {
            for (int level = 0; level < pyramid.levels(); level++) {
                spools.add(file.resolveSibling(file.getFileName() + ".level" + level));
            }
            List<long[]> counts = writer.spool(spools, source);
            writer.assemble(file, spools, counts);
        } finally {
            for (Path spool : spools) {
                Files.deleteIfExists(spool);
            }
        }
    }

    /** Packs every band into one spool a level; returns the packed length of each tile. */
    private List<long[]> spool(List<Path> spools, CogImage.Source source) throws IOException {
        List<long[]> counts = new ArrayList<>();
        List<OutputStream> streams = new ArrayList<>();
        try {
            for (int level = 0; level < pyramid.levels(); level++) {
                counts.add(new long[pyramid.tiles(level) * image.bands().size()]);
                streams.add(new BufferedOutputStream(Files.newOutputStream(spools.get(level)), 1 << 16));
            }
            for (int band = 0; band < image.bands().size(); band++) {
                float[] values = source.band(band);
                if (values.length != image.reference().grid().size()) {
                    throw new IllegalArgumentException("band " + band + " has " + values.length + " values, the grid "
                            + image.reference().grid().size());
                }
                statistics.add(Statistics.of(values));
                spoolBand(band, pyramid.build(values), streams, counts);
            }
        } finally {
            for (OutputStream stream : streams) {
                stream.close();
            }
        }
        return counts;
    }

    private void spoolBand(int band, List<float[]> levels, List<OutputStream> streams, List<long[]> counts)
            throws IOException {
        for (int level = 0; level < levels.size(); level++) {
            int columns = pyramid.columns().get(level);
            int rows = pyramid.rows().get(level);
            float[] values = levels.get(level);
            int tiles = pyramid.tiles(level);
            byte[][] packed = IntStream.range(0, tiles)
                    .parallel()
                    .mapToObj(tile -> Tile.pack(values, columns, rows, pyramid.edge(), tile))
                    .toArray(byte[][]::new);
            for (int tile = 0; tile < tiles; tile++) {
                int length = packed[tile].length;
                ByteBuffer framed =
                        ByteBuffer.allocate(LEADER + length + TRAILER).order(ByteOrder.LITTLE_ENDIAN);
                framed.putInt(length).put(packed[tile]).put(packed[tile], length - TRAILER, TRAILER);
                streams.get(level).write(framed.array());
                counts.get(level)[band * tiles + tile] = length;
            }
        }
    }

    private void assemble(Path file, List<Path> spools, List<long[]> counts) throws IOException {
        byte[] head = head();
        int levels = pyramid.levels();
        long[] directoryAt = new long[levels];
        long position = head.length;
        for (int level = 0; level < levels; level++) {
            directoryAt[level] = position;
            position += directory(level, counts.get(level), 0).length();
        }
        long[] dataAt = new long[levels];
        for (int level = levels - 1; level >= 0; level--) {
            dataAt[level] = position;
            position += Arrays.stream(counts.get(level)).sum() + (long) (LEADER + TRAILER) * counts.get(level).length;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(head);
            for (int level = 0; level < levels; level++) {
                long next = level + 1 < levels ? directoryAt[level + 1] : 0;
                out.write(directory(level, counts.get(level), dataAt[level]).bytes(directoryAt[level], next));
            }
            for (int level = levels - 1; level >= 0; level--) {
                Files.copy(spools.get(level), out);
            }
        }
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
        int bands = image.bands().size();
        long[] offsets = new long[counts.length];
        long at = firstTile;
        for (int i = 0; i < counts.length; i++) {
            offsets[i] = at + LEADER;
            at += LEADER + counts[i] + TRAILER;
        }
        TiffDirectory tags = new TiffDirectory(big)
                .longs(254, level == 0 ? 0 : 1) // reduced resolution
                .longs(256, pyramid.columns().get(level))
                .longs(257, pyramid.rows().get(level))
                .shorts(258, filled(bands, 32))
                .shorts(259, 8) // DEFLATE
                .shorts(262, 1) // larger is brighter
                .shorts(277, bands)
                .shorts(284, bands == 1 ? 1 : 2) // bands apart
                .shorts(317, 3) // floating point predictor
                .longs(322, pyramid.edge())
                .longs(323, pyramid.edge())
                .offsets(324, offsets)
                .longs(325, counts)
                .shorts(339, filled(bands, 3)) // IEEE float
                .ascii(42113, "nan");
        if (bands > 1) {
            tags.shorts(338, filled(bands - 1, 0));
        }
        if (level == 0) {
            place(tags);
            tags.ascii(42112, CogMetadata.xml(image, statistics));
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
