package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.engine.twin.osm.OsmRules;
import org.kastanie.solver.grid.Grid;

/** Land cover as polygons, through every class table, and together with rasters. */
class LandCoverPolygonsTest {
    private static final Grid GRID = new Grid(20, 20, 1, Models.X - 10, Models.Y + 10);

    @TempDir
    Path folder;

    /** A square of a class round the middle of the grid. */
    private static String square(double half, String attributes) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$f,%4$f],[%3$f,%4$f],[%3$f,%5$f],[%2$f,%5$f],[%2$f,%4$f]]]}}",
                attributes,
                Models.X - half,
                Models.X + half,
                Models.Y - half,
                Models.Y + half);
    }

    private TwinEntry entry(Map<String, Object> options, String... features) throws IOException {
        Path file = Files.writeString(
                folder.resolve("cover.geojson"),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}},\"features\":["
                        + String.join(",", features) + "]}");
        return new TwinEntry("landcover", file, options);
    }

    private CityModel model(Map<String, Object> options, String... features) throws IOException {
        return TwinReader.read(List.of(entry(options, features)), null);
    }

    private static String at(LandCover cover, int row, int column) {
        int i = GRID.index(row, column);
        int k = cover.ofCell()[i];
        return cover.building()[i]
                ? "building"
                : k < 0 ? "none" : cover.classes().get(k);
    }

    @ParameterizedTest
    @CsvSource({
        "umep, code, 5, grass",
        "umep, code, 2, building",
        "umep, class, Paved, asphalt",
        "osm, code, 7217, shrub",
        "osm, fclass, nature_reserve, meadow",
        "alkis, objart, 41009, grass",
        "alkis, OBJART, 42010.0, rail",
        "alkis, nutzart, Wohnbaufl\u00e4che, paving_stone",
        "alkis, nutzart, AX_IndustrieUndGewerbeflaeche, asphalt",
        "alkis, nutzart, 'Sport-, Freizeit- und Erholungsfl\u00e4che', grass",
        "alkis, nutzart, Stra\u00dfenverkehr, asphalt",
        "urban-atlas, code_2018, 14100, grass",
        "urban-atlas, CODE2012, 50000, water",
        "'7=gravel;Beet=shrub', class, 7, gravel",
        "'7=gravel;Beet=shrub', class, beet, shrub"
    })
    void everyTable(String classes, String attribute, String value, String expected) throws IOException {
        CityModel model = model(Map.of("classes", classes), square(5, "\"" + attribute + "\":\"" + value + "\""));
        LandCover cover = LandCover.of(GRID, model);
        assertThat(at(cover, 10, 10)).isEqualTo(expected);
        assertThat(at(cover, 1, 1)).isEqualTo("none");
    }

    @Test
    void withoutATablePolygonsNameTheClassesThemselves() throws IOException {
        LandCover cover =
                LandCover.of(GRID, model(Map.of("attribute", "belag"), square(5, "\"belag\":\"cobblestone\"")));
        assertThat(at(cover, 10, 10)).isEqualTo("cobblestone");
    }

    @Test
    void laterPolygonsLieOverEarlierOnesAndCodesWithoutAClassAreSaid() throws IOException {
        CityModel model = model(
                Map.of("classes", "umep"),
                square(8, "\"code\":1"),
                square(3, "\"code\":5"),
                square(9, "\"code\":77"),
                square(9, "\"code\":null"));
        LandCover cover = LandCover.of(GRID, model);
        assertThat(at(cover, 10, 10)).isEqualTo("grass");
        assertThat(at(cover, 4, 4)).isEqualTo("asphalt");
        assertThat(model.quality().entries())
                .filteredOn(e -> e.kind() == Kind.SKIPPED)
                .extracting(QualityReport.Entry::message)
                .anyMatch(m -> m.contains("[77]"))
                .anyMatch(m -> m.contains("1 polygons have no value of \"code\""));
    }

    /** In the order of the job, whatever they are. */
    @Test
    void rastersAndPolygonsRefineEachOther() throws IOException {
        TwinSource.Layer raster = Models.layer(RasterKind.LANDCOVER, 6, 6, 1, 7); // water, 6 m wide
        TwinSource polygons = model(Map.of("classes", "umep"), square(8, "\"code\":1"))
                .sources()
                .getFirst();
        LandCover first = LandCover.of(GRID, Models.of(raster, polygons));
        LandCover last = LandCover.of(GRID, Models.of(polygons, raster));
        assertThat(at(first, 10, 10)).isEqualTo("asphalt");
        assertThat(at(last, 10, 10)).isEqualTo("water");
        assertThat(at(last, 4, 4)).isEqualTo("asphalt");
    }

    @Test
    void anAttributeThatIsMissingIsAskedFor() throws IOException {
        TwinEntry silent = entry(Map.of("classes", "umep"), square(5, "\"belag\":5"));
        assertThatThrownBy(() -> TwinReader.read(List.of(silent), null))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.remedy()).contains("attribute: ...", "belag"));
        TwinEntry wrong = entry(Map.of("classes", "umep", "attribute", "nope"), square(5, "\"belag\":5"));
        assertThatThrownBy(() -> TwinReader.read(List.of(wrong), null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"umep", "osm", "alkis", "urban-atlas"})
    void everyClassOfATableIsInTheLibrary(String table) {
        Set<String> ids = MaterialLibrary.with(Map.of()).ids();
        List<String> names = new ArrayList<>(LandCoverTable.labels(table).values());
        names.removeIf(LandCover.BUILDING::equals);
        assertThat(names).isNotEmpty().allMatch(name -> ids.contains("ground." + name));
        assertThat(LandCoverTable.named(table)).isNotEmpty();
    }

    @Test
    void everyClassOfOpenStreetMapIsInTheLibrary() {
        Set<String> ids = MaterialLibrary.with(Map.of()).ids();
        OsmRules.builtIn()
                .classes()
                .forEach((group, names) ->
                        assertThat(names).isNotEmpty().allMatch(name -> ids.contains(group + "." + name)));
    }
}
