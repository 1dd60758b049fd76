package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real city files; counts as their READMEs give them. */
class SharedDataTest {
    private static Path file(String name) {
        Path path = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no data");
        return path;
    }

    private static CityModel read(String type, String name, @Nullable String crs) {
        return TwinReader.read(
                List.of(new TwinEntry(type, file(name))), crs == null ? null : CrsResolver.resolve(crs, "test"));
    }

    private static TwinSource.Objects objects(CityModel model) {
        return (TwinSource.Objects) model.sources().get(0);
    }

    /** Entries: buildings with geometry of their own, and building parts. */
    @ParameterizedTest
    @CsvSource({
        "munich-tum/derived/munich_tum_lod2_from_obj.gml.gz,25832,110,2",
        "munich-tum/citygml/DEBY_LOD2_4959322.gml,25832,1,2",
        "munich-tum/citygml/DEBY_LOD2_4959323.gml,25832,1,2",
        "munich-tum/citygml/DEBY_LOD2_4959457.gml,25832,1,2",
        "munich-tum/citygml/DEBY_LOD2_4959462.gml,25832,1,2",
        "munich-tum/citygml/DEBY_LOD2_60042_3dcitydb_export.gml,25832,1,2",
        "berlin-lichtenberg/lod2_buildings_berlin_test_area.gml.gz,25833,45,2",
        "berlin-samples/LoD1_370_5808_1_BE.xml,25833,88,1",
        "berlin-samples/berlin_open_data_sample_data.citygml.gz,25833,61,2",
        "berlin-samples/partialMierendorffInselLoD2.gml,25833,17,2",
        "berlin-samples/20240216_PartialMierendorff.gml,25833,2,2",
        "berlin-samples/Block020023_mierendorff.gml,25833,4,2",
        "nrw-selfkant/LoD2_32_280_5657_1_NW.gml.gz,25832,113,2",
        "citygml-samples/zurich-lod2-citygml1.xml,21781,6,2",
        "citygml-samples/delft-citygml2.xml,28992,3,1",
        "citygml-samples/DenHaag_1BwBP.gml,28992,6,2",
        "citygml-samples/FZK-Haus-LoD3__v3.gml,25832,1,3",
        "citygml-samples/TUM-Main-Entrance.gml,25832,1,2",
        "citygml-samples/Berlin_Moabit_1Bldg_v3.gml,25833,1,2"
    })
    void cityGmlGoesIn(String name, int epsg, int entries, int level) {
        CityModel model = read("citygml", name, null);
        List<Building> buildings = objects(model).buildings();
        assertThat(model.crs().epsg()).isEqualTo(epsg);
        assertThat(buildings).hasSize(entries).allSatisfy(b -> {
            assertThat(b.levelOfDetail()).isEqualTo(level);
            assertThat(b.footprint().isValid()).isTrue();
            assertThat(b.footprint().getArea()).isPositive();
            assertThat(b.roofs().isEmpty() && Double.isNaN(b.height())).isFalse();
        });
        assertThat(buildings).extracting(Building::id).doesNotHaveDuplicates();
    }

    @Test
    void selfkantHasItsRoofSurfaces() {
        List<Building> buildings = objects(read("citygml", "nrw-selfkant/LoD2_32_280_5657_1_NW.gml.gz", null))
                .buildings();
        assertThat(buildings.stream()
                        .flatMap(b -> b.roofs().stream().map(Building.Surface::id))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(170);
    }

    @Test
    void theBavarianFileWithoutSystemTakesTheJobs() {
        CityModel model = read("citygml", "munich-tum/citygml/DEBY_LOD2_59772_adv_profile_citygml10.gml", "EPSG:25832");
        Building b = objects(model).buildings().get(0);
        assertThat(b.roofs()).hasSize(1);
        assertThat(b.walls()).hasSize(9);
    }

    @Test
    void theMunichBlockCoversItsFootprints() {
        double solid =
                objects(read("citygml", "munich-tum/derived/munich_tum_lod2_from_obj.gml.gz", null))
                        .buildings()
                        .stream()
                        .mapToDouble(b -> b.footprint().getArea())
                        .sum();
        List<Building> outlines = objects(read("footprints", "munich-tum/derived/munich_tum_footprints.geojson", null))
                .buildings();
        double flat =
                outlines.stream().mapToDouble(b -> b.footprint().getArea()).sum();
        assertThat(outlines).hasSize(110);
        assertThat(flat).isCloseTo(57819, within(1.0));
        assertThat(solid).isCloseTo(flat, within(0.005 * flat));
    }

    @Test
    void lichtenbergTreesAgreeWithTheirPoints() {
        List<Tree> modelled = objects(
                        read("citygml", "berlin-lichtenberg/semantic_3D_tree_model_berlin_test_area.gml.gz", null))
                .trees();
        List<Tree> points = objects(read("trees", "berlin-lichtenberg/tree_positions_parameterized.geojson", null))
                .trees();
        assertThat(modelled).hasSize(288).allSatisfy(t -> assertThat(t.height()).isPositive());
        assertThat(modelled).extracting(Tree::id).doesNotHaveDuplicates();
        assertThat(modelled.get(0).id()).isEqualTo("semantic_3D_tree_model_berlin_test_area-1");
        for (int i = 0; i < 288; i++) {
            assertThat(modelled.get(i).x()).isCloseTo(points.get(i).x(), within(0.01));
            assertThat(modelled.get(i).y()).isCloseTo(points.get(i).y(), within(0.01));
            assertThat(modelled.get(i).height()).isCloseTo(points.get(i).height(), within(1e-6));
            assertThat(modelled.get(i).crownDiameter()).isCloseTo(points.get(i).crownDiameter(), within(1e-6));
            assertThat(modelled.get(i).crownBase()).isCloseTo(points.get(i).crownBase(), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"zentrum,356", "zentrum-west,981", "zentrum-ost,518", "suedvorstadt,1493"})
    void leipzigTreesGoIn(String district, int trees) {
        CityModel model = TwinReader.read(
                List.of(new TwinEntry(
                        "trees",
                        file("trees-leipzig/" + district + ".geojson"),
                        Map.of("columns", Map.of("species", "baumart_wi", "planted", "pflanzjahr")))),
                null);
        assertThat(model.crs().epsg()).isEqualTo(25833);
        assertThat(objects(model).trees()).hasSize(trees);
        assertThat(objects(model).trees())
                .anySatisfy(t -> assertThat(t.species()).contains("Tilia"));
    }

    @ParameterizedTest
    @CsvSource({
        "munich-tum/dgm1/690_5335.tif,1000,1000,690000,5336000,1",
        "munich-tum/derived/dem_1m.tif,510,530,690760,5336290,1",
        "bilbao/DEM.tif,680,680,499400,4797200,5.001238375576373",
        "berlin-lichtenberg/chm_grid.tif,400,400,396800,5819600,0.5",
        "amsterdam/tile_00001/dem.tif,450,450,629318.3245797384,5804463.641838525,1"
    })
    void rastersGoIn(String name, int columns, int rows, double west, double north, double cell) {
        Raster r = ((TwinSource.Layer) read("surface", name, null).sources().get(0)).raster();
        assertThat(r.columns()).isEqualTo(columns);
        assertThat(r.rows()).isEqualTo(rows);
        assertThat(r.west()).isCloseTo(west, within(1e-6));
        assertThat(r.north()).isCloseTo(north, within(1e-6));
        assertThat(r.cellX()).isCloseTo(cell, within(1e-9));
    }

    /** The clip was made from the tile: two files, two encodings, the same heights. */
    @Test
    void tileAndClipAgree() {
        Raster tile = ((TwinSource.Layer) read("terrain", "munich-tum/dgm1/690_5335.tif", null)
                        .sources()
                        .get(0))
                .raster();
        Raster clip = ((TwinSource.Layer) read("terrain", "munich-tum/derived/dem_1m.tif", null)
                        .sources()
                        .get(0))
                .raster();
        int compared = 0;
        for (int row = 400; row < 520; row++) {
            for (int column = 0; column < 200; column++) {
                int tileRow = (int) (tile.north() - clip.north()) + row;
                int tileColumn = (int) (clip.west() - tile.west()) + column;
                float expected = tile.values()[tileRow * 1000 + tileColumn];
                assertThat(clip.values()[row * 510 + column]).isCloseTo(expected, within(0.01f));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(24_000);
    }

    @Test
    void inspectionTellsWhatIsThere() {
        Inspection trees = Inspection.of(file("berlin-lichtenberg/semantic_3D_tree_model_berlin_test_area.gml.gz"));
        assertThat(trees.kind()).isEqualTo("CityGML 2.0");
        assertThat(trees.features()).containsEntry("SolitaryVegetationObject", 288);
        assertThat(trees.toText()).contains("EPSG:25833", "tree height");
        Inspection leipzig = Inspection.of(file("trees-leipzig/zentrum.geojson"));
        assertThat(leipzig.toText()).contains("EPSG:4326", "tree height, m: missing");
        assertThat(Inspection.of(file("munich-tum/dgm1/690_5335.tif")).toText()).contains("columns: 1000");
        assertThat(Inspection.typeOf(file("weather/munich/heatwave_0719_0727_from_TRY2015_Somm.csv")))
                .isNull();
    }
}
