package org.kastanie.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.scene.AreaBalance;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.locationtech.jts.geom.Envelope;

/** The quarter's files go through the readers of a real city into a scene. */
class DemoSceneTest {
    @TempDir
    Path folder;

    @Test
    void theFilesBecomeAScene() throws Exception {
        DemoQuarter.write(folder);
        Map<String, Object> columns = Map.of("height", "height", "crownDiameter", "crown", "crownBase", "base");
        CityModel model = TwinReader.read(
                List.of(
                        new TwinEntry("terrain", folder.resolve("terrain.asc"), Map.of("crs", "EPSG:25832")),
                        new TwinEntry("citygml", folder.resolve("buildings.gml")),
                        new TwinEntry("trees", folder.resolve("trees.geojson"), Map.of("columns", columns)),
                        new TwinEntry(
                                "landcover",
                                folder.resolve("landcover.asc"),
                                Map.of("crs", "EPSG:25832", "classes", "osm"))),
                new Crs(25832, "ETRS89 / UTM zone 32N"));
        Envelope bounds = new Envelope(691_200, 691_700, 5_334_200, 5_334_700);
        Scene scene = SceneBuilder.build(model, SceneOptions.defaults(bounds, 2, 50));
        assertThat(scene.buildingIds()).hasSize(15).contains("block-01", "market-hall");
        assertThat(scene.trees()).hasSizeGreaterThan(60);
        assertThat(scene.trees().getFirst().id()).isEqualTo("T01");
        AreaBalance b = scene.balance();
        assertThat(b.assumedGroundShare()).isZero();
        assertThat(b.facetRoof()).isCloseTo(b.vectorRoof(), within(0.01 * b.vectorRoof()));
        assertThat(b.facetWall()).isCloseTo(b.vectorWall(), within(0.01 * b.vectorWall()));
        double low = 999;
        for (int s = 0; s < scene.facets().walls().count(); s++) {
            assertThat(scene.geometry().building()[scene.facets().walls().cell()[s]])
                    .isFalse();
            low = Math.min(low, scene.facets().walls().bottom()[s]);
        }
        assertThat(low).isBetween(516.0, 520.0);
    }
}
