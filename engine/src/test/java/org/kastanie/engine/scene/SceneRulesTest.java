package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.StaticDriver;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.surface.Material;
import org.locationtech.jts.geom.Envelope;

class SceneRulesTest {
    private static final SceneOptions OPTIONS = SceneOptions.defaults(Models.around(30), 1, 100);

    private static double leaves(Scene scene) {
        Crowns crowns = scene.geometry().crowns();
        double sum = 0;
        for (int i = 0; i < crowns.tree().length; i++) {
            sum += crowns.leafAreaIndex(i) * Math.pow(scene.geometry().grid().cell(), 2);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "3, 1", "1.2, 2", "8, 0.5", "6, 5"})
    void crownsKeepTheirLeafArea(double crown, double cell) {
        CityModel model = Models.trees(Models.tree("T1", 0.3, -0.4, 12, crown, 3, 4));
        Scene scene = SceneBuilder.build(model, SceneOptions.defaults(Models.around(30), cell, 100));
        assertThat(leaves(scene)).isCloseTo(4 * Math.PI * crown * crown / 4, within(0.001 * 4 * crown * crown));
        Crowns crowns = scene.geometry().crowns();
        for (int i = 0; i < crowns.tree().length; i++) {
            if (crowns.tree()[i] == 0) {
                assertThat(crowns.base()[i]).isBetween(3f, 7.5f);
                assertThat(crowns.top()[i]).isBetween(7.5f, 12f);
            }
        }
    }

    @Test
    void overlappingCrownsAddTheirLeaves() {
        CityModel model = Models.trees(Models.tree("T1", 0, 0, 12, 8, 3, 4), Models.tree("T2", 3, 0, 10, 6, 2, 3));
        double expected = 4 * Math.PI * 16 + 3 * Math.PI * 9;
        assertThat(leaves(SceneBuilder.build(model, OPTIONS))).isCloseTo(expected, within(0.002 * expected));
    }

    @Test
    void aLaterTreeWithinAMetreReplacesAndInheritsWhatItLacks() {
        Tree later = Models.tree("new", 0.6, 0, 9, Double.NaN, Double.NaN, Double.NaN);
        CityModel model = Models.trees(Models.tree("old", 0, 0, 12, 8, 3, 4), later);
        Scene scene = SceneBuilder.build(model, OPTIONS);
        assertThat(scene.trees()).singleElement().satisfies(t -> {
            assertThat(t.id()).isEqualTo("new");
            assertThat(t.height()).isEqualTo(9);
            assertThat(t.crownDiameter()).isEqualTo(8);
        });
        assertThat(scene.treeParameters()).hasSize(2);
    }

    @Test
    void aTreeWithoutDimensionsTakesTheContractsAndSaysSo() {
        Tree bare =
                new Tree("T1", Models.X, Models.Y, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, null, 0);
        Scene scene = SceneBuilder.build(Models.trees(bare), OPTIONS);
        PlacedTree tree = scene.trees().getFirst();
        assertThat(tree.height()).isEqualTo(10);
        assertThat(tree.crownDiameter()).isEqualTo(6);
        assertThat(tree.crownBase()).isEqualTo(2.5);
        assertThat(scene.quality().entries())
                .anyMatch(e -> e.kind() == Kind.ASSUMED
                        && e.object().equals("T1")
                        && e.message().contains("height 10.0 m, crown diameter 6.0 m, crown base 2.5 m"));
    }

    @Test
    void speciesAndAgeGiveTheSize() {
        Tree young = new Tree(
                "Y", Models.X, Models.Y, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "Tilia cordata", 2015);
        Tree old = new Tree(
                "O",
                Models.X + 20,
                Models.Y,
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "Tilia cordata 'Greenspire'",
                1945);
        List<PlacedTree> trees =
                SceneBuilder.build(Models.trees(young, old), OPTIONS).trees();
        assertThat(trees.get(0).height()).isBetween(4.0, 8.0);
        assertThat(trees.get(1).height()).isBetween(17.0, 20.0);
        assertThat(trees.get(1).species()).isEqualTo("tilia_cordata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acer platanoides",
                "Platanus × hispanica",
                "Aesculus hippocastanum",
                "Robinia pseudoacacia",
                "Quercus robur",
                "Fraxinus excelsior",
                "Betula pendula",
                "Carpinus betulus",
                "Corylus colurna",
                "Prunus avium",
                "Populus nigra",
                "Salix alba",
                "Pinus sylvestris",
                "tilia_cordata"
            })
    void commonSpeciesAreKnown(String name) {
        assertThat(SpeciesTable.builtIn().find(name).key()).isNotEqualTo("default");
    }

    /**
     * Beam that passes the middle of a mature crown from above: leaves seen by optical instruments, turned at random, an
     * ellipsoid 1.5 times as deep in the middle as on average. Konarska et al. (2014): 1.3 to 5.3 per cent.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tilia cordata",
                "Tilia x europaea",
                "Acer platanoides",
                "Aesculus hippocastanum",
                "Carpinus betulus",
                "Quercus rubra",
                "Ulmus glabra"
            })
    void denseCrownsPassAFewPerCentOfTheSun(String name) {
        assertThat(Math.exp(-0.5 * 1.5 * SpeciesTable.builtIn().find(name).leafAreaIndex()))
                .isBetween(0.01, 0.06);
    }

    @Test
    void aSaplingIsNoMatureCrown() {
        SpeciesTable.Species lime = SpeciesTable.builtIn().find("Tilia cordata");
        assertThat(lime.leafiness(0.75 * lime.height())).isEqualTo(1);
        assertThat(lime.leafiness(2)).isBetween(0.3, 0.45);
        Tree young = new Tree("young", Models.X, Models.Y, Double.NaN, 4, 1.5, 2, Double.NaN, "Tilia cordata", 2020);
        Scene scene = SceneBuilder.build(Models.trees(young), OPTIONS);
        double density = scene.trees().getFirst().leafAreaDensity();
        assertThat(density * 2 / 1.5).isCloseTo(lime.leafAreaIndex() * lime.leafiness(2), within(1e-6));
    }

    @Test
    void aPitHoldsAThirdOfItsVolume() {
        Tree tree = new Tree("T1", Models.X, Models.Y, Double.NaN, 8, 5, 2, Double.NaN, "Tilia cordata", 2010, 12);
        Scene scene = SceneBuilder.build(Models.trees(tree), OPTIONS);
        assertThat(scene.treeParameters()[0].rootZoneWater()).isCloseTo(4000, within(1e-6));
    }

    @Test
    void aTreeOnABuildingIsReported() {
        CityModel model = Models.of(Models.objects(
                List.of(Models.flat("box", Models.rectangle(0, -10, -10, 10, 10, 0), 15)),
                List.of(Models.tree("T1", 0, 0, 12, 8, 3, 4))));
        Scene scene = SceneBuilder.build(model, OPTIONS);
        assertThat(scene.quality().entries())
                .anyMatch(e -> e.kind() == Kind.DOUBTFUL && e.object().equals("T1"));
        assertThat(leaves(scene)).isZero();
    }

    @Test
    void terrainHolesAreFilledAndAllNaNIsAnError() {
        float[] z = Models.filled(80 * 80, 500);
        for (int i = 0; i < 80; i++) {
            z[40 * 80 + i] = Float.NaN;
        }
        Scene scene = SceneBuilder.build(Models.of(Models.layer(RasterKind.TERRAIN, 80, 80, 1, z)), OPTIONS);
        for (float ground : scene.geometry().ground()) {
            assertThat(ground).isEqualTo(500);
        }
        // every open cell is counted once: 80 in the hole, 120 x 120 - 80 x 80 beyond the file
        assertThat(scene.quality().entries().stream()
                        .filter(e -> e.message().contains("terrain"))
                        .map(e -> e.kind() + " " + e.message()))
                .containsExactlyInAnyOrder(
                        "REPAIRED 80 cells without terrain were filled smoothly from their neighbours",
                        "ASSUMED 8000 cells beyond the terrain's data continue its edge smoothly");
        CityModel nothing = Models.of(Models.layer(RasterKind.TERRAIN, 80, 80, 1, Float.NaN));
        assertThatThrownBy(() -> SceneBuilder.build(nothing, OPTIONS)).isInstanceOf(InputException.class);
    }

    @Test
    void anotherHeightDatumIsAnError() {
        Building box = Models.flat("box", Models.rectangle(0, -10, -10, 10, 10, 0), 15);
        CityModel model =
                Models.of(Models.objects(List.of(box), List.of()), Models.layer(RasterKind.TERRAIN, 80, 80, 1, 45));
        assertThatThrownBy(() -> SceneBuilder.build(model, OPTIONS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-45.0 m");
        CityModel near =
                Models.of(Models.objects(List.of(box), List.of()), Models.layer(RasterKind.TERRAIN, 80, 80, 1, 3));
        assertThat(SceneBuilder.build(near, OPTIONS).quality().entries())
                .anyMatch(e -> e.kind() == Kind.DOUBTFUL && e.object().equals("box"));
    }

    @Test
    void surfaceRastersMakeBuildingsOfTwoMetres() {
        float[] surface = Models.filled(60 * 60, 100);
        for (int r = 20; r < 40; r++) {
            for (int c = 10; c < 50; c++) {
                surface[r * 60 + c] = c < 30 ? 112 : 101.5f;
            }
        }
        CityModel model = Models.of(
                Models.layer(RasterKind.TERRAIN, 60, 60, 1, 100), Models.layer(RasterKind.SURFACE, 60, 60, 1, surface));
        Scene scene = SceneBuilder.build(model, OPTIONS);
        assertThat(scene.balance().facetRoof()).isCloseTo(400, within(0.5));
        assertThat(scene.balance().facetWall()).isCloseTo(80 * 12 - 20 * 1.5, within(28.0));
        assertThat(scene.buildingIds()).containsExactly("SURFACE.tif#1");
        assertThatThrownBy(() ->
                        SceneBuilder.build(Models.of(Models.layer(RasterKind.SURFACE, 60, 60, 1, surface)), OPTIONS))
                .isInstanceOf(InputException.class);
    }

    @Test
    void canopyCountsOutsideKnownCrowns() {
        CityModel model = Models.of(
                Models.objects(List.of(), List.of(Models.tree("T1", 0, 0, 12, 8, 3, 4))),
                Models.layer(RasterKind.CANOPY, 20, 20, 1, 8));
        Crowns crowns = SceneBuilder.build(model, OPTIONS).geometry().crowns();
        int canopy = 0;
        int tree = 0;
        for (int i = 0; i < crowns.tree().length; i++) {
            canopy += crowns.tree()[i] == -2 ? 1 : 0;
            tree += crowns.tree()[i] == 0 ? 1 : 0;
        }
        assertThat(canopy + tree).isEqualTo(400);
        assertThat(tree).isBetween(45, 70);
    }

    @Test
    void leavesOfACanopyRasterFollowItsThickness() {
        float[] heights = {4, 16};
        Crowns crowns = SceneBuilder.build(Models.of(Models.layer(RasterKind.CANOPY, 2, 1, 10, heights)), OPTIONS)
                .geometry()
                .crowns();
        SpeciesTable.Species any = SpeciesTable.builtIn().fallback();
        double density = 1.5 * any.leafAreaIndex() / (0.75 * any.height());
        double thinnest = Double.MAX_VALUE;
        double thickest = 0;
        for (int i = 0; i < crowns.tree().length; i++) {
            if (crowns.tree()[i] == -2) {
                assertThat((double) crowns.leafAreaDensity()[i]).isCloseTo(density, within(1e-4));
                thinnest = Math.min(thinnest, crowns.top()[i] - crowns.base()[i]);
                thickest = Math.max(thickest, crowns.top()[i] - crowns.base()[i]);
            }
        }
        assertThat(thinnest).isCloseTo(3, within(0.01));
        assertThat(thickest).isCloseTo(12, within(0.01));
    }

    @Test
    void aStaticDriverBecomesASceneWithItsIdsAndLeaves(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        java.nio.file.Path file = StaticDriver.write(folder.resolve("d.nc"), 0);
        CityModel model = TwinReader.read(List.of(new TwinEntry("pids", file)), null);
        Envelope bounds = new Envelope(389_000, 389_024, 5_819_000, 5_819_018);
        Scene scene = SceneBuilder.build(model, SceneOptions.defaults(bounds, 1, 100));
        assertThat(scene.buildingIds()).containsExactlyInAnyOrder("d.nc-70", "d.nc-71");
        // the tree's 18 m2 with 1.6, the shrub's 9 m2 with density 2 over 1 m
        assertThat(leaves(scene)).isCloseTo(18 * 1.6 + 9 * 2, within(0.2));
        assertThat(scene.quality().entries()).noneMatch(e -> e.message().contains("no land cover"));
        Grid grid = scene.geometry().grid();
        int pond = grid.index(grid.rowAt(5_819_017.9), grid.columnAt(389_023.9));
        assertThat(scene.geometry().ground()[pond]).isCloseTo(33.5f, within(1e-3f));
    }

    @Test
    void theLargestShareOfACellDecidesItsMaterial() {
        float[] codes = {5, 5, 1, 7};
        CityModel model = Models.of(Models.layer(RasterKind.LANDCOVER, 2, 2, 30, codes));
        Scene scene = SceneBuilder.build(model, SceneOptions.defaults(Models.around(30), 10, 0));
        int[] material = scene.facets().material();
        assertThat(scene.materials().get(material[0]).id()).isEqualTo("ground.grass");
        assertThat(scene.materials().get(material[35]).id()).isEqualTo("ground.water");
        assertThat(scene.balance().assumedGroundShare()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN"})
    void badCellsAreRefused(double cell) {
        SceneOptions bad = SceneOptions.defaults(Models.around(30), cell, 100);
        assertThatThrownBy(() -> SceneBuilder.build(Models.of(), bad)).isInstanceOf(InputException.class);
    }

    @Test
    void anEmptyTwinIsAFlatFieldAndNeedsBounds() {
        Scene scene = SceneBuilder.build(Models.of(), OPTIONS);
        assertThat(scene.facets().walls().count()).isZero();
        assertThat(scene.domainReference().latitude()).isCloseTo(48.15, within(0.05));
        assertThatThrownBy(() -> SceneBuilder.build(Models.of(), SceneOptions.defaults(null, 1, 0)))
                .isInstanceOf(InputException.class);
    }

    @Test
    void everyClassOfTheContractHasAMaterial() {
        MaterialLibrary library = MaterialLibrary.with(Map.of());
        for (String id :
                ("asphalt concrete paving_stone cobblestone gravel bare_soil sand grass meadow shrub water rail"
                                + " artificial_turf rubber wood"
                                + " porous_asphalt permeable_paving grass_paver water_deep")
                        .split(" ")) {
            assertThat(library.get("ground", id).layers()).isNotEmpty();
        }
        for (String id :
                "tile gravel_roof metal bitumen green_extensive green_intensive cool photovoltaic".split(" ")) {
            library.get("roof", id);
        }
        for (String id : "brick plaster insulated_plaster concrete glass wood green".split(" ")) {
            library.get("wall", id);
        }
        assertThat(library.ids()).hasSize(19 + 8 + 7);
    }

    @Test
    void theJobChangesMaterials() {
        MaterialLibrary library = MaterialLibrary.with(Map.of(
                "ground.asphalt",
                Map.of("albedo", 0.4),
                "ground.lava",
                Map.of("like", "ground.gravel", "albedo", 0.05)));
        assertThat(library.get("ground", "asphalt").albedo()).isEqualTo(0.4);
        assertThat(library.get("ground", "asphalt").emissivity()).isEqualTo(0.94);
        assertThat(library.get("ground", "lava").albedo()).isEqualTo(0.05);
        assertThatThrownBy(() -> MaterialLibrary.with(Map.of("ground.asphalt", Map.of("albdo", 0.4))))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MaterialLibrary.with(Map.of("ground.mud", Map.of("albedo", 0.1))))
                .isInstanceOf(InputException.class);
    }

    @Test
    void windowsAddTheirConductance() {
        MaterialLibrary library = MaterialLibrary.with(Map.of());
        Material wall = library.get("wall", "insulated_plaster");
        Material glass = library.get("wall", "glass");
        Material mixed = MaterialLibrary.glazed(wall, glass, 0.25);
        double expected = 0.75 / resistance(wall) + 0.25 / resistance(glass);
        assertThat(1 / resistance(mixed)).isCloseTo(expected, within(1e-9));
    }

    private static double resistance(Material material) {
        return material.layers().stream()
                .mapToDouble(l -> l.thickness() / l.conductivity())
                .sum();
    }
}
