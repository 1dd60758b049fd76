package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** What is read of a window equals what the whole file has there. */
class WindowTest {
    private static final Crs UTM32 = CrsResolver.resolve("EPSG:25832", "test");
    private static final Envelope WINDOW = new Envelope(690290, 690571, 5334460, 5334705);

    @TempDir
    Path folder;

    /** 700 x 600 cells of 1 m in blocks of 512, with a hole. */
    private Path raster() throws IOException {
        Grid grid = new Grid(700, 600, 1, 690000, 5335000);
        float[] values = new float[grid.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 997 == 0 ? Float.NaN : 500 + 0.01f * grid.row(i) + 0.1f * (grid.column(i) % 37);
        }
        Path file = folder.resolve("dem.tif");
        GeoReference place = new GeoReference(grid, 25832, "ETRS89 / UTM zone 32N", "", 48, 11);
        CogWriter.write(file, new CogImage(place, "height", "m", List.of("1")), band -> values);
        return file;
    }

    private static Raster layer(Path file, String crs, Envelope window) {
        CityModel model =
                TwinReader.read(List.of(new TwinEntry("terrain", file)), CrsResolver.resolve(crs, "test"), window);
        return ((TwinSource.Layer) model.sources().getFirst()).raster();
    }

    private static void same(Raster part, Raster whole) {
        int row = (int) Math.round((whole.north() - part.north()) / whole.cellY());
        int column = (int) Math.round((part.west() - whole.west()) / whole.cellX());
        assertThat(part.columns()).isLessThan(whole.columns());
        assertThat(part.north()).isEqualTo(row == 0 ? whole.north() : whole.north() - row * whole.cellY());
        for (int i = 0; i < part.values().length; i++) {
            int at = (row + i / part.columns()) * whole.columns() + column + i % part.columns();
            assertThat(Float.valueOf(part.values()[i])).isEqualTo(Float.valueOf(whole.values()[at]));
        }
    }

    @Test
    void blocksOfAWindowEqualTheWholeRaster() throws IOException {
        Path file = raster();
        same(layer(file, "EPSG:25832", WINDOW), layer(file, "EPSG:25832", null));
        Path packed = folder.resolve("dem.tif.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        same(layer(packed, "EPSG:25832", WINDOW), layer(file, "EPSG:25832", null));
    }

    /** Brought into another system, parts lie on the cells of the whole. */
    @Test
    void warpedWindowsFitTogether() throws IOException {
        Path file = raster();
        CoordinateTransform there = CoordinateTransform.between(UTM32, CrsResolver.resolve("EPSG:31468", "test"));
        same(layer(file, "EPSG:31468", there.apply(WINDOW)), layer(file, "EPSG:31468", null));
    }

    @Test
    void rastersElsewhereAreLeftOut() throws IOException {
        Envelope elsewhere = new Envelope(700000, 700100, 5334000, 5334100);
        assertThat(TwinReader.read(List.of(new TwinEntry("terrain", raster())), UTM32, elsewhere)
                        .sources())
                .isEmpty();
    }

    @Test
    void objectsBeyondTheWindowAreDroppedAsTheyCome() {
        VectorData data = new VectorData(WINDOW);
        GeometryFactory geometry = new GeometryFactory();
        for (double x : new double[] {690280, 690300}) {
            Coordinate[] square = {
                new Coordinate(x, 5334500),
                new Coordinate(x + 9, 5334500),
                new Coordinate(x + 9, 5334509),
                new Coordinate(x, 5334509),
                new Coordinate(x, 5334500)
            };
            data.add(new Building("b" + x, List.of(), List.of(), geometry.createPolygon(square), 0, 10, 1, null, null));
        }
        assertThat(data.buildings).hasSize(1);
        assertThat(data.isEmpty()).isFalse();
    }
}
