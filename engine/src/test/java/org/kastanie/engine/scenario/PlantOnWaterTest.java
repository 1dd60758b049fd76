package org.kastanie.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.GroundAt;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** No tree is planted where the twin has water. */
class PlantOnWaterTest {
    private static final double WEST = 691_000;
    private static final double SOUTH = 5_336_000;

    private static Geometry box(double west, double south, double east, double north) {
        return new GeometryFactory().toGeometry(new Envelope(WEST + west, WEST + east, SOUTH + south, SOUTH + north));
    }

    /** A lake in the west, deep in its north, grass in the east; an island in it and a pond on the grass. */
    private static CityModel model() {
        float[] codes = new float[30 * 30];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % 30 >= 15 ? 5 : i / 30 < 10 ? 8 : 7;
        }
        codes[29] = Float.NaN;
        Raster raster = new Raster(30, 30, WEST, SOUTH + 60, 2, 2, codes);
        List<TwinSource.Area> areas = List.of(
                new TwinSource.Area("pond", box(40, 10, 50, 20), "Teich"),
                new TwinSource.Area("reed", box(40, 10, 50, 12), "keep"),
                new TwinSource.Area("island", box(10, 10, 20, 20), "Wiese"),
                new TwinSource.Area("unknown", box(0, 40, 4, 44), "Moor"));
        return new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(
                        new TwinSource.Layer(
                                Path.of("cover.tif"), RasterKind.LANDCOVER, raster, "5=grass;7=water;8=water_deep"),
                        new TwinSource.Cover(
                                Path.of("cover.geojson"),
                                areas,
                                "Teich=water;Wiese=meadow;keep=keep",
                                new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 60))),
                new QualityReport());
    }

    private static Edit plant(double x, double y) {
        return new Edit.Plant(WEST + x, SOUTH + y, "tilia_cordata", 9, 6);
    }

    private static List<String> problems(Edit... edits) {
        return Scenario.tryAll(model(), List.of(edits)).problems().stream()
                .map(InputException::getMessage)
                .toList();
    }

    @Test
    void waterOfRastersAndPolygonsRefusesTreesAndLandOverItDoesNot() {
        assertThat(problems(plant(5, 5)))
                .singleElement()
                .satisfies(p -> assertThat(p).contains("[691005.00, 5336005.00] lies on water (land cover 'water')"));
        assertThat(problems(plant(5, 55)))
                .singleElement()
                .satisfies(p -> assertThat(p).contains("water_deep"));
        assertThat(problems(plant(45, 15))).as("pond").hasSize(1);
        assertThat(problems(plant(45, 11))).as("under a label that keeps").hasSize(1);
        assertThat(problems(plant(2, 42))).as("under a label nobody knows").hasSize(1);
        assertThat(problems(plant(15, 15), plant(45, 40), plant(59, 59))).isEmpty();
    }

    @Test
    void otherEditsDecideWhateverTheirOrder() {
        List<Edit> filled =
                new ArrayList<>(List.of(plant(5, 5), new Edit.Ground("unseal", box(0, 0, 10, 10), "grass", 1)));
        List<Edit> flooded =
                new ArrayList<>(List.of(plant(45, 40), new Edit.Ground("water", box(40, 30, 50, 50), "water", 1)));
        for (int turn = 0; turn < 2; turn++) {
            assertThat(problems(filled.toArray(Edit[]::new))).isEmpty();
            assertThat(problems(flooded.toArray(Edit[]::new)))
                    .singleElement()
                    .satisfies(p -> assertThat(p).contains("water that another edit makes"));
            Collections.reverse(filled);
            Collections.reverse(flooded);
        }
    }

    @Test
    void singlePlacesHaveTheGroundOfTheSceneWherePixelsAreCells() {
        Scene scene = SceneBuilder.build(
                model(), SceneOptions.defaults(new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 60), 2, 10));
        GroundAt ground = GroundAt.of(model());
        Grid grid = scene.geometry().grid();
        int compared = 0;
        for (int k = 0; k < scene.facets().horizontal(); k++) {
            int i = scene.geometry().active().gridIndex(grid, k);
            String name = ground.at(grid.x(grid.column(i)), grid.y(grid.row(i)));
            if (name != null) {
                assertThat(scene.materials().get(scene.facets().material()[k]).id())
                        .isEqualTo("ground." + name);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(30 * 30 - 1);
    }
}
