package org.kastanie.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.air.AirAround;
import org.kastanie.solver.air.AirField;
import org.kastanie.solver.air.AirGrid;
import org.kastanie.solver.air.AirListener;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The air of the whole domain on disk, solution after solution, for its tiles.
 *
 * <p>Values are half floats, which hold deviations below 4 K to 0.002 K and below 4 g/kg to 0.002 g/kg. The page of facts beside
 * them appears last and is the mark of a complete file.
 *
 * @param values the file
 * @param facts what is known of it
 */
record SharedAir(Path values, Facts facts) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Humidity is kept in g/kg, since half floats have few digits below 6e-5. */
    private static final float GRAMS = 1000;

    /**
     * @param cell edge of a cell of the run of the whole, m
     * @param columns of the air, west to east
     * @param rows of the air, north to south
     * @param dx edge of a column, m
     * @param west edge, m
     * @param north edge, m
     * @param edges of the levels, m
     * @param solutions how often the air was solved
     * @param days of spin-up
     * @param seconds it took
     * @param facets it was solved with
     * @param inner where the whole has facets: west, east, south, north
     */
    record Facts(
            double cell,
            int columns,
            int rows,
            double dx,
            double west,
            double north,
            float[] edges,
            int solutions,
            int days,
            double seconds,
            int facets,
            double[] inner) {}

    /** What the manifest says of it. */
    void describe(ObjectNode node) {
        node.put(
                "note",
                "air at the rims of tiles, stability and number of spin-up days come from a run of the whole domain in large cells");
        node.put("cell", facts.cell);
        node.put("facets", facts.facets);
        node.put("columns", facts.columns);
        node.put("rows", facts.rows);
        node.put("levels", facts.edges.length - 1);
        node.put("voxel", facts.dx);
        node.put("solutions", facts.solutions);
        node.put("spinUpDays", facts.days);
        node.put("seconds", Math.round(facts.seconds * 1000) / 1000.0);
    }

    static Path facts(Path work) {
        return work.resolve("shared-air.json");
    }

    private static Path values(Path work) {
        return work.resolve("shared-air.bin");
    }

    static boolean exists(Path work) {
        return Files.exists(facts(work));
    }

    static SharedAir open(Path work) throws IOException {
        return new SharedAir(values(work), MAPPER.readValue(Files.readString(facts(work)), Facts.class));
    }

    /** Hears the solutions of the whole. */
    static final class Writer implements AirListener, AutoCloseable {
        private final Path work;
        private final FileChannel channel;
        private final List<AirGrid> grid = new ArrayList<>();
        private int solutions;

        Writer(Path work) throws IOException {
            this.work = work;
            channel = FileChannel.open(
                    values(work),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        }

        @Override
        public void solved(AirGrid place, AirField field) {
            if (grid.isEmpty()) {
                grid.add(place);
                ByteBuffer open = ByteBuffer.allocate(2 * place.open().length);
                for (float share : place.open()) {
                    open.putShort(Float.floatToFloat16(share));
                }
                put(open.flip());
            }
            int voxels = place.open().length;
            ByteBuffer both = ByteBuffer.allocate(8 + 4 * voxels);
            both.putDouble(field.flux());
            // column by column, both scalars together: a tile reads a row of its columns in one piece
            for (int v = 0; v < voxels; v++) {
                both.putShort(Float.floatToFloat16(field.heat()[v]));
                both.putShort(Float.floatToFloat16(GRAMS * field.vapour()[v]));
            }
            put(both.flip());
            solutions++;
        }

        private void put(ByteBuffer bytes) {
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Writes what is known of the file, and with that ends it. */
        void end(double cell, int days, double seconds, int facets, Envelope inner) throws IOException {
            channel.force(true);
            AirGrid g = grid.getFirst();
            Facts facts = new Facts(
                    cell,
                    g.columns(),
                    g.rows(),
                    g.dx(),
                    g.west(),
                    g.north(),
                    g.edges(),
                    solutions,
                    days,
                    seconds,
                    facets,
                    new double[] {inner.getMinX(), inner.getMaxX(), inner.getMinY(), inner.getMaxY()});
            Path half = work.resolve("shared-air.half");
            Files.writeString(half, MAPPER.writeValueAsString(facts));
            Files.move(half, facts(work), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Bytes of a file of so many voxels. */
    static double bytes(double voxels, double solutions) {
        return voxels * (2 + 4 * solutions);
    }

    /** The air round a tile. */
    Around around(Envelope rectangle) throws IOException {
        return new Around(this, rectangle);
    }

    /** The columns of a rectangle, read solution by solution. */
    static final class Around implements AirAround, AutoCloseable {
        private final Facts facts;
        private final FileChannel channel;
        private final AirGrid grid;
        private final int firstColumn;
        private final int firstRow;
        private int current = -1;
        private AirField field;

        private Around(SharedAir air, Envelope rectangle) throws IOException {
            facts = air.facts;
            channel = FileChannel.open(air.values, StandardOpenOption.READ);
            firstColumn = column(facts, rectangle.getMinX());
            firstRow = row(facts, rectangle.getMaxY());
            int columns = Math.min(facts.columns, column(facts, rectangle.getMaxX()) + 2) - firstColumn;
            int rows = Math.min(facts.rows, row(facts, rectangle.getMinY()) + 2) - firstRow;
            int levels = facts.edges.length - 1;
            grid = new AirGrid(
                    columns,
                    rows,
                    facts.dx,
                    facts.west + firstColumn * facts.dx,
                    facts.north - firstRow * facts.dx,
                    facts.edges,
                    new float[columns * rows * levels]);
            int n = grid.open().length;
            field = new AirField(new float[n], new float[n], 0);
            for (int row = 0; row < rows; row++) {
                ByteBuffer bytes = read(2L * offset(row), 2 * columns * levels);
                for (int v = row * columns * levels; bytes.hasRemaining(); v++) {
                    grid.open()[v] = Float.float16ToFloat(bytes.getShort());
                }
            }
        }

        private static int column(Facts facts, double x) {
            return Math.clamp((int) Math.floor((x - facts.west) / facts.dx - 0.5), 0, facts.columns - 1);
        }

        private static int row(Facts facts, double y) {
            return Math.clamp((int) Math.floor((facts.north - y) / facts.dx - 0.5), 0, facts.rows - 1);
        }

        /** Days of spin-up the air was solved for. */
        int days() {
            return facts.days;
        }

        /** Voxels before the first of a row of the rectangle. */
        private long offset(int row) {
            return ((long) (firstRow + row) * facts.columns + firstColumn) * (facts.edges.length - 1);
        }

        private ByteBuffer read(long position, int length) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            try {
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, position + bytes.position()) < 0) {
                        throw new IOException("the shared air of the tiles ends too early");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.flip();
        }

        @Override
        public AirGrid grid() {
            return grid;
        }

        @Override
        public boolean covers(double x, double y) {
            double[] i = facts.inner;
            return x > i[0] && x < i[1] && y > i[2] && y < i[3];
        }

        @Override
        public AirField after(int solution) {
            if (solution >= facts.solutions) {
                throw new IllegalStateException("the air of the whole domain was solved " + facts.solutions
                        + " times, a tile asks for solution " + solution);
            }
            if (solution != current) {
                int levels = grid.levels();
                long voxels = (long) facts.columns * facts.rows * levels;
                long start = 2 * voxels + solution * (8 + 4 * voxels);
                for (int row = 0; row < grid.rows(); row++) {
                    ByteBuffer bytes = read(start + 8 + 4 * offset(row), 4 * grid.columns() * levels);
                    for (int v = row * grid.columns() * levels; bytes.hasRemaining(); v++) {
                        field.heat()[v] = Float.float16ToFloat(bytes.getShort());
                        field.vapour()[v] = Float.float16ToFloat(bytes.getShort()) / GRAMS;
                    }
                }
                field = new AirField(
                        field.heat(), field.vapour(), read(start, 8).getDouble());
                current = solution;
            }
            return field;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
