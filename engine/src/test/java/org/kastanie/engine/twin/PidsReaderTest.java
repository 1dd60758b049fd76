package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Envelope;

class PidsReaderTest {
    @TempDir
    Path folder;

    private static CityModel read(Path file) {
        return TwinReader.read(List.of(new TwinEntry("pids", file)), null);
    }

    private static Raster layer(CityModel model, RasterKind kind) {
        return model.sources().stream()
                .filter(s -> s instanceof TwinSource.Layer l && l.kind() == kind)
                .map(s -> ((TwinSource.Layer) s).raster())
                .findFirst()
                .orElseThrow();
    }

    private static float at(Raster raster, int rowFromSouth, int column) {
        return raster.values()[(raster.rows() - 1 - rowFromSouth) * raster.columns() + column];
    }

    private static List<Tree> trees(CityModel model) {
        return model.sources().stream()
                .filter(TwinSource.Objects.class::isInstance)
                .flatMap(s -> ((TwinSource.Objects) s).trees().stream())
                .toList();
    }

    @Test
    void fieldsLieWhereTheDriverPutsThem() {
        CityModel model = read(StaticDriver.write(folder.resolve("d.nc"), 0));
        assertThat(model.crs().epsg()).isEqualTo(25833);
        Raster terrain = layer(model, RasterKind.TERRAIN);
        assertThat(terrain.extent()).isEqualTo(new Envelope(389_000, 389_024, 5_819_000, 5_819_018));
        assertThat(at(terrain, 0, 3)).isEqualTo(28.5f);
        assertThat(at(terrain, 5, 3)).isEqualTo(33.5f);
        Raster height = layer(model, RasterKind.BUILDING_HEIGHT);
        assertThat(at(height, 1, 2)).isEqualTo(9);
        assertThat(at(height, 1, 3)).isEqualTo(12);
        assertThat(at(height, 2, 2)).isNaN();
        Raster cover = layer(model, RasterKind.LANDCOVER);
        assertThat(at(cover, 0, 0)).isEqualTo(3);
        assertThat(at(cover, 3, 0)).isEqualTo(102);
        assertThat(at(cover, 5, 7)).isEqualTo(204);
        assertThat(at(cover, 1, 2)).isNaN();
    }

    @Test
    void boxesOfOneNumberAreATreeAndTheRestAreLeaves() {
        CityModel model = read(StaticDriver.write(folder.resolve("d.nc"), 0));
        assertThat(trees(model)).singleElement().satisfies(t -> {
            assertThat(t.id()).isEqualTo("d-tree-12");
            assertThat(t.x()).isCloseTo(389_018, within(1e-6));
            assertThat(t.y()).isCloseTo(5_819_013.5, within(1e-6));
            assertThat(t.crownBase()).isEqualTo(1);
            assertThat(t.height()).isEqualTo(3);
            assertThat(t.leafAreaIndex()).isCloseTo(1.6, within(1e-6));
            assertThat(Math.PI * t.crownDiameter() * t.crownDiameter() / 4).isCloseTo(18, within(1e-6));
        });
        assertThat(at(layer(model, RasterKind.LEAF_AREA), 0, 0)).isCloseTo(2, within(1e-6f));
        assertThat(at(layer(model, RasterKind.LEAF_TOP), 0, 0)).isEqualTo(1);
        assertThat(at(layer(model, RasterKind.LEAF_AREA), 4, 5)).isZero();
    }

    @Test
    void aWindowCutsEveryField() {
        Path file = StaticDriver.write(folder.resolve("d.nc"), 0);
        Envelope south = new Envelope(389_000, 389_003, 5_819_000, 5_819_003);
        CityModel part =
                TwinReader.read(List.of(new TwinEntry("pids", file)), CrsResolver.resolve("EPSG:25833", ""), south);
        assertThat(trees(part)).isEmpty();
        assertThat(layer(part, RasterKind.TERRAIN).rows()).isLessThan(StaticDriver.ROWS);
        assertThat(at(layer(part, RasterKind.TERRAIN), 0, 0)).isEqualTo(28.5f);
    }

    @Test
    void whatIsNoStaticDriverIsRefusedWithASentence() throws IOException {
        Path good = StaticDriver.write(folder.resolve("d.nc"), 0);
        byte[] whole = Files.readAllBytes(good);
        Files.write(folder.resolve("half.nc"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("old.nc"), "CDF\u0001 and so on");
        Files.writeString(folder.resolve("text.nc"), "netcdf d {");
        StaticDriver.write(folder.resolve("turned.nc"), 30);
        for (String[] bad : new String[][] {
            {"half.nc", "cannot be read"},
            {"old.nc", "NetCDF-3"},
            {"text.nc", "cannot be read as NetCDF-4"},
            {"turned.nc", "turned by 30.0 degrees"}
        }) {
            assertThatThrownBy(() -> read(folder.resolve(bad[0])))
                    .as(bad[0])
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(bad[0])
                    .hasMessageContaining(bad[1]);
        }
    }

    /** Any byte turned over: read, or refused with a sentence; nothing else. */
    @Test
    void damagedFilesNeverCrash() throws IOException {
        byte[] whole = Files.readAllBytes(StaticDriver.write(folder.resolve("d.nc"), 0));
        Path damaged = folder.resolve("x.nc");
        for (int i = 0; i < whole.length; i += Math.max(1, whole.length / 150)) {
            byte[] bytes = whole.clone();
            bytes[i] ^= (byte) 0xff;
            Files.write(damaged, bytes);
            try {
                read(damaged);
            } catch (InputException e) {
                assertThat(e.getMessage()).contains("x.nc");
            }
        }
    }

    @Test
    void driversOfBerlinGoInWhole() {
        Path data = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data/berlin-tiergarten-pids");
        Assumptions.assumeTrue(Files.isDirectory(data), "skipped: no data");
        CityModel inner = read(data.resolve("static_driver/berlin_tiergarten_N02.nc"));
        assertThat(trees(inner)).hasSize(498);
        assertThat(inner.quality().entries())
                .anyMatch(e -> e.message().equals("55 of 553 trees have no leaves in lad."));
        assertThat(layer(inner, RasterKind.BUILDING_ID).values().length).isEqualTo(290 * 240);
        assertThat(Inspection.of(data.resolve("static_driver/berlin_tiergarten_N02.nc"))
                        .features())
                .containsEntry("-> buildings", 143)
                .containsEntry("-> trees", 498);
        read(data.resolve("static_driver/berlin_tiergarten_root.nc"));
        CityModel crossing = TwinReader.read(
                List.of(new TwinEntry("pids", data.resolve("palm_case/urban_environment_static.nc"))),
                CrsResolver.resolve("EPSG:31467", ""));
        assertThat(layer(crossing, RasterKind.BUILDING_HEIGHT).columns()).isEqualTo(20);
    }
}
