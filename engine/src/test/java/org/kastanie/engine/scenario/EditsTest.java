package org.kastanie.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.scene.MaterialLibrary;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class EditsTest {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final double WEST = 691_000;
    private static final double SOUTH = 5_336_000;

    private static Geometry box(double west, double south, double east, double north) {
        return JTS.toGeometry(new Envelope(WEST + west, WEST + east, SOUTH + south, SOUTH + north));
    }

    private static Building block(String id, double west, double south, double height) {
        return new Building(
                id, List.of(), List.of(), box(west, south, west + 10, south + 10), 0, height, 1, null, null);
    }

    /** A house with roof and wall polygons, as CityGML has them. */
    private static Building modelled(String id, double west, double south, double height) {
        List<Building.Surface> roofs = List.of(new Building.Surface(id + "-roof", surface(west, south, height)));
        Polygon wall = JTS.createPolygon(new Coordinate[] {
            new Coordinate(WEST + west, SOUTH + south, 0),
            new Coordinate(WEST + west + 10, SOUTH + south, 0),
            new Coordinate(WEST + west + 10, SOUTH + south, height),
            new Coordinate(WEST + west, SOUTH + south, height),
            new Coordinate(WEST + west, SOUTH + south, 0)
        });
        return new Building(
                id,
                roofs,
                List.of(new Building.Surface(id + "-wall", wall)),
                box(west, south, west + 10, south + 10),
                0,
                Double.NaN,
                2,
                "tile",
                null);
    }

    private static Polygon surface(double west, double south, double z) {
        double[][] xy = {{west, south}, {west + 10, south}, {west + 10, south + 10}, {west, south + 10}, {west, south}};
        Coordinate[] ring = new Coordinate[xy.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(WEST + xy[i][0], SOUTH + xy[i][1], z);
        }
        return JTS.createPolygon(ring);
    }

    private static CityModel model() {
        Tree t1 = new Tree("T1", WEST + 5, SOUTH + 45, 0, 8, 5, 2, 3, "Acer campestre", 0);
        Tree t2 = new Tree("T2", WEST + 45, SOUTH + 45, 0, 14, 7, 3, 3, "Tilia cordata", 0);
        return new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(new TwinSource.Objects(
                        Path.of("twin.gml"),
                        List.of(block("A", 10, 10, 12), modelled("B", 30, 10, 9)),
                        List.of(t1, t2),
                        new Envelope(WEST, WEST + 50, SOUTH, SOUTH + 50))),
                new QualityReport());
    }

    private static Scene scene(CityModel model) {
        SceneOptions options = SceneOptions.defaults(new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 60), 2, 10);
        return SceneBuilder.build(model, options);
    }

    private static Scene scene(Edit... edits) {
        return scene(Scenario.apply(model(), List.of(edits)));
    }

    /** What is there, by place and name and whatever the order of the sources. */
    private static Map<String, String> digest(Scene scene) {
        Map<String, String> all = new TreeMap<>();
        float[] top = scene.geometry().top();
        for (int i = 0; i < top.length; i++) {
            all.put("top " + i, top[i] + " " + scene.geometry().crowns().leafAreaDensity()[i]);
        }
        for (int k = 0; k < scene.facets().count(); k++) {
            all.put(
                    "facet " + k,
                    scene.materials().get(scene.facets().material()[k]) + " "
                            + scene.facets().area()[k]);
        }
        scene.trees().forEach(t -> all.put("tree " + t.id(), t.toString()));
        return all;
    }

    private static Selection id(String id) {
        return Selection.of(id);
    }

    private static String material(Scene scene, double x, double y) {
        int r = scene.geometry().grid().rowAt(SOUTH + y);
        int c = scene.geometry().grid().columnAt(WEST + x);
        int i = scene.geometry().grid().index(r, c);
        for (int k = 0; k < scene.facets().horizontal(); k++) {
            if (scene.geometry().active().gridIndex(scene.geometry().grid(), k) == i) {
                return scene.materials().get(scene.facets().material()[k]).id();
            }
        }
        throw new AssertionError("no facet there");
    }

    @Test
    void everyEditShowsInTheScene() {
        Scene scene = scene(
                new Edit.Ground("unseal", box(40, 20, 60, 40), "grass", 1),
                new Edit.Ground("water", box(0, 20, 10, 30), "water", 1),
                new Edit.Roof(id("A"), "green_extensive"),
                new Edit.Facade(id("A"), "brick"),
                new Edit.Raise(id("B"), 3, Double.NaN),
                new Edit.Build("new", box(10, 40, 20, 50), 15, "cool", null),
                new Edit.Sail(null, box(24, 40, 30, 50), 4));

        assertThat(material(scene, 51, 31)).isEqualTo("ground.grass");
        assertThat(material(scene, 5, 25)).isEqualTo("ground.water");
        assertThat(material(scene, 5, 5)).isEqualTo("ground.asphalt");
        assertThat(material(scene, 15, 15)).isEqualTo("roof.green_extensive");
        assertThat(material(scene, 15, 45)).isEqualTo("roof.cool");
        assertThat(scene.materials())
                .anyMatch(m -> MaterialLibrary.plainId(m.id()).equals("wall.brick"));
        assertThat(height(scene, 35, 15)).isEqualTo(12);
        assertThat(height(scene, 15, 45)).isEqualTo(15);
        int under = 0;
        for (int i = 0; i < scene.geometry().grid().size(); i++) {
            under += scene.geometry().slabs().at(i) ? 1 : 0;
        }
        assertThat(under).as("cells under the sail").isEqualTo(15);
    }

    private static float height(Scene scene, double x, double y) {
        int r = scene.geometry().grid().rowAt(SOUTH + y);
        int c = scene.geometry().grid().columnAt(WEST + x);
        return scene.geometry().top()[scene.geometry().grid().index(r, c)];
    }

    @Test
    void anEditAndItsOppositeLeaveTheSceneAsItWas() {
        Map<String, String> before = digest(scene(model()));
        List<List<Edit>> pairs = List.of(
                List.of(new Edit.Raise(id("A"), 3, Double.NaN), new Edit.Raise(id("A"), -3, Double.NaN)),
                List.of(new Edit.Raise(id("B"), Double.NaN, 21), new Edit.Raise(id("B"), Double.NaN, 9)),
                List.of(new Edit.Build("n", box(10, 40, 20, 50), 8, null, null), new Edit.Demolish(id("n"))),
                List.of(new Edit.Sail("s", box(10, 40, 20, 50), 4), new Edit.Demolish(id("s"))),
                List.of(
                        new Edit.Plant("p", WEST + 25, SOUTH + 45, null, 9, 6, 2, 3, Double.NaN),
                        new Edit.Fell(id("p"))),
                List.of(new Edit.Roof(id("B"), "cool"), new Edit.Roof(id("B"), "tile")),
                List.of(
                        new Edit.Ground("repave", box(40, 20, 60, 40), "gravel", 1),
                        new Edit.Ground("repave", box(40, 20, 60, 40), "asphalt", 1)));
        for (List<Edit> pair : pairs) {
            CityModel there = Scenario.apply(model(), List.of(pair.get(0)));
            assertThat(digest(scene(there))).as(pair.get(0).toString()).isNotEqualTo(before);
            CityModel back = Scenario.apply(there, List.of(pair.get(1)));
            assertThat(digest(scene(back))).as(pair.toString()).isEqualTo(before);
        }
    }

    @Test
    void theOrderOfEditsOnDifferentObjectsDoesNotMatter() {
        List<Edit> edits = new ArrayList<>(List.of(
                new Edit.Fell(id("T1")),
                new Edit.Plant("p", WEST + 25, SOUTH + 47, "tilia_cordata", 9, 6, 2, 3, Double.NaN),
                new Edit.Ground("unseal", box(40, 20, 60, 40), "grass", 0.5),
                new Edit.Ground("repave", box(0, 20, 10, 40), "gravel", 1),
                new Edit.Roof(id("A"), "cool"),
                new Edit.Raise(id("B"), 3, Double.NaN)));
        Map<String, String> expected = digest(scene(edits.toArray(Edit[]::new)));
        Random random = new Random(7);
        for (int n = 0; n < 5; n++) {
            Collections.shuffle(edits, random);
            assertThat(digest(scene(edits.toArray(Edit[]::new)))).isEqualTo(expected);
        }
    }

    @Test
    void aShareOfTheGroundChangesThatShareOfItsCells() {
        Scene half = scene(new Edit.Ground("unseal", box(0, 30, 60, 44), "grass", 0.3));
        int grass = 0;
        for (int k = 0; k < half.facets().horizontal(); k++) {
            grass += half.materials().get(half.facets().material()[k]).id().equals("ground.grass") ? 1 : 0;
        }
        assertThat(grass / (60 * 14 / 4.0)).isBetween(0.27, 0.33);
    }

    @Test
    void selectionsByKindHeightAndPlaceMeanWhatMeetsAllOfThem() {
        assertThat(scene(new Edit.Fell(new Selection(List.of(), null, "acer", Double.NaN, Double.NaN)))
                        .trees())
                .singleElement()
                .satisfies(t -> assertThat(t.id()).isEqualTo("T2"));
        assertThat(scene(new Edit.Fell(new Selection(List.of(), box(0, 40, 60, 60), null, 10, Double.NaN)))
                        .trees())
                .singleElement()
                .satisfies(t -> assertThat(t.id()).isEqualTo("T1"));
    }

    @Test
    void everyRefusalHasItsReason() {
        Rules rules = new Rules(
                new Envelope(WEST, WEST + 60, SOUTH, SOUTH + 60), Set.of("ground.grass", "roof.cool", "wall.green"));
        List<Edit> edits = List.of(
                new Edit.Plant(WEST + 9.8, SOUTH + 15, null, 8, 5),
                new Edit.Plant(WEST + 25, SOUTH + 150, null, 8, 5),
                new Edit.Plant(WEST + 25, SOUTH + 45, "tilja", 8, 5),
                new Edit.Demolish(id("AB")),
                new Edit.Roof(id("A"), "cooll"),
                new Edit.Roof(id("A"), "cool"),
                new Edit.Roof(id("A"), "cool"),
                new Edit.Ground("unseal", box(40, 20, 60, 40), "grass", 1),
                new Edit.Ground("repave", box(50, 20, 60, 45), "grass", 1),
                new Edit.Build(null, box(15, 10, 25, 20), 9, null, null),
                new Edit.Build(null, box(40, 40, 50, 50), 9, null, null),
                new Edit.Sail("sail", box(22, 40, 28, 50), 4),
                new Edit.Plant(WEST + 25, SOUTH + 45, null, 8, 5),
                new Edit.Raise(id("B"), -9, Double.NaN),
                new Edit.Fell(new Selection(List.of(), null, "quercus", Double.NaN, Double.NaN)));

        assertThat(Scenario.tryAll(model(), edits, rules).problems().stream()
                        .map(p -> p.getMessage() + "; " + p.remedy())
                        .toList())
                .satisfiesExactly(
                        p -> assertThat(p).contains("0.20 m from a wall of building 'A'"),
                        p -> assertThat(p).contains("outside the domain"),
                        p -> assertThat(p).contains("'tilja'", "did you mean 'tilia'"),
                        p -> assertThat(p).contains("no building 'AB'", "'A'"),
                        p -> assertThat(p).contains("no roof class 'cooll'", "'cool'"),
                        p -> assertThat(p).contains("'A' is changed by 'roof' already"),
                        p -> assertThat(p).contains("overlaps that of 'unseal'"),
                        p -> assertThat(p).contains("stands in building 'A'"),
                        p -> assertThat(p).contains("tree 'T2' stands in the footprint"),
                        p -> assertThat(p).contains("lies under 'sail'"),
                        p -> assertThat(p).contains("'B' of 9.00 m cannot be changed by -9.00 m"),
                        p -> assertThat(p).contains("no tree of the twin is meant by kind 'quercus'"));
    }
}
