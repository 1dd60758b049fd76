package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.job.TinyJob;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Slabs;
import org.locationtech.jts.geom.Envelope;

/** Buildings that hang over open ground, from the file to the person below. */
class OverhangTest {
    @TempDir
    Path folder;

    /** Houses at both sides of a passage 10 m wide with a storey over it from {@code base} to {@code base} + 5 m. */
    private Path passage(double base) throws IOException {
        return Gml.write(
                folder,
                "twin.gml",
                Gml.model(
                        "2.0",
                        Gml.UTM,
                        Gml.building("west", Gml.lod2("west", 691000, 5336000, 500)),
                        Gml.building("over", Gml.lod2("over", 691010, 5336000, 500 + base)),
                        Gml.building("east", Gml.lod2("east", 691020, 5336000, 500))));
    }

    private TwinEntry flat(double height) throws IOException {
        StringBuilder grid =
                new StringBuilder("ncols 20\nnrows 20\nxllcorner 690950\nyllcorner 5335950\ncellsize 10\n");
        grid.append((height + " ").repeat(400)).append('\n');
        return new TwinEntry(
                "terrain", Files.writeString(folder.resolve("terrain.asc"), grid), Map.of("crs", "EPSG:25832"));
    }

    private static Scene scene(CityModel model) {
        Envelope box = new Envelope(690990, 691040, 5335990, 5336020);
        return SceneBuilder.build(model, SceneOptions.defaults(box, 1, 20));
    }

    private static int count(Scene scene) {
        Slabs slabs = scene.geometry().slabs();
        return (int) java.util.stream.IntStream.range(0, slabs.top().length)
                .filter(slabs::at)
                .count();
    }

    @Test
    void aStoreyOverAPassageHasDeckCeilingAndSides() throws IOException {
        Scene scene = scene(TwinReader.read(List.of(new TwinEntry("citygml", passage(4)), flat(500)), null));
        assertThat(count(scene)).isEqualTo(100);
        Facets f = scene.facets();
        double[] sum = new double[3];
        int over = scene.buildingIds().indexOf("over");
        for (int k = 0; k < f.count(); k++) {
            if (f.building()[k] == over) {
                sum[f.isDeck(k) ? 0 : f.isCeiling(k) ? 1 : 2] += f.area()[k];
            }
        }
        // sides: two of 5 m into the street, two of 4 m above the houses beside it
        assertThat(sum).containsExactly(new double[] {100, 100, 180}, within(1e-3));
        double walls = 0;
        for (int k = f.horizontal(); k < f.firstSlab(); k++) {
            walls += f.area()[k];
        }
        // and the houses: three open sides each, and the fourth under the storey
        assertThat(walls).isCloseTo(180 + 2 * (150 + 40), within(1e-3));
        for (int s = 0; s < f.walls().count(); s++) {
            assertThat(f.walls().top()[s]).isLessThanOrEqualTo(509.001f);
        }
        assertThat(scene.balance().facetRoof()).isCloseTo(300, within(1e-3));
        assertThat(scene.quality().entries()).anyMatch(e -> e.message().startsWith("100 cells under 1 buildings"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2.4, 0", "2.6, 100"})
    void onlyWhatHangsWellAboveTheTerrainIsLifted(double base, int cells) throws IOException {
        assertThat(count(scene(TwinReader.read(List.of(new TwinEntry("citygml", passage(base)), flat(500)), null))))
                .isEqualTo(cells);
    }

    @Test
    void aStoreyOnTopOfALowerPartStaysSolid() throws IOException {
        Path file = Gml.write(
                folder,
                "tower.gml",
                Gml.model(
                        "2.0",
                        Gml.UTM,
                        Gml.building("low", Gml.lod2("low", 691000, 5336000, 500)),
                        Gml.building("high", Gml.lod2("high", 691000, 5336000, 505))));
        Scene scene = scene(TwinReader.read(List.of(new TwinEntry("citygml", file), flat(500)), null));
        assertThat(count(scene)).isZero();
    }

    /** One house whose ground surface spares the passage, which has an outer ceiling. */
    @Test
    void anOuterCeilingOpensTheHouseBelowIt() throws IOException {
        String ground =
                "691000 5336000 500 691000 5336010 500 691004 5336010 500 691004 5336000 500 691000 5336000 500";
        String ceiling =
                "691004 5336000 503 691004 5336010 503 691010 5336010 503 691010 5336000 503 691004 5336000 503";
        String roof = "691000 5336000 509 691010 5336000 509 691010 5336010 509 691000 5336010 509 691000 5336000 509";
        Path file = Gml.write(
                folder,
                "house.gml",
                Gml.model(
                        "2.0",
                        Gml.UTM,
                        Gml.building(
                                "house",
                                Gml.surface("GroundSurface", "g", ground)
                                        + Gml.surface("OuterCeilingSurface", "c", ceiling)
                                        + Gml.surface("RoofSurface", "r", roof))));
        Scene scene = scene(TwinReader.read(List.of(new TwinEntry("citygml", file), flat(500)), null));
        assertThat(count(scene)).isEqualTo(60);
    }

    /** Noon in a passage and beside it: shade and a warm ceiling against the open street. */
    @Test
    void aPersonInThePassageStandsInTheShade() throws IOException {
        passage(4);
        flat(500);
        Files.writeString(folder.resolve("canopy.geojson"), """
                {"type": "FeatureCollection",
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
                 "features": [{"type": "Feature", "properties": {"height": 4, "under": 3.5}, "geometry": {"type": "Polygon",
                   "coordinates": [[[691026, 5335988], [691036, 5335988], [691036, 5335996], [691026, 5335996], [691026, 5335988]]]}}]}
                """);
        TinyJob.write(folder);
        Path job = Files.writeString(folder.resolve("passage.yaml"), """
                kastanie: 1
                name: passage
                domain: {crs: "EPSG:25832", bounds: [690996, 5335984, 691040, 5336014], cell: 2, margin: 6}
                twin:
                  - {type: terrain, path: terrain.asc, crs: "EPSG:25832"}
                  - {type: citygml, path: twin.gml}
                  - {type: footprints, path: canopy.geojson, height: height, base: under}
                weather: {type: csv, path: weather.csv}
                period: {start: "2020-07-02T13:00+02:00", end: "2020-07-02T14:00+02:00", output: PT1H, spinup: none}
                points:
                  - {id: passage, x: 691015.5, y: 5336005.5}
                  - {id: canopy, x: 691031.5, y: 5335992.5}
                  - {id: street, x: 691015.5, y: 5335988.5}
                outputs: {quantities: [mean_radiant_temperature], formats: []}
                model: {directions: 4}
                """);
        JobRun.run(
                JobReader.read(job, List.of()),
                folder.resolve("out"),
                ResultFolder.Mode.NEW,
                new Runner.Options(1, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
        List<String> lines = Files.readAllLines(folder.resolve("out/points.csv"));
        List<String> header = Arrays.asList(lines.getFirst().split(","));
        Map<String, List<String>> rows = new HashMap<>();
        lines.stream().skip(1).map(line -> Arrays.asList(line.split(","))).forEach(r -> rows.put(r.get(1), r));
        ToDoubleBiFunction<String, String> value = (point, name) ->
                Double.parseDouble(rows.getOrDefault(point, List.of()).get(header.indexOf(name)));
        for (String shaded : List.of("passage", "canopy")) {
            assertThat(value.applyAsDouble(shaded, "sunlit_fraction")).isCloseTo(0, within(1e-3));
            double cooler = value.applyAsDouble("street", "mean_radiant_temperature")
                    - value.applyAsDouble(shaded, "mean_radiant_temperature");
            assertThat(cooler).as(shaded).isBetween(10.0, 40.0);
            assertThat(value.applyAsDouble(shaded, "longwave_down"))
                    .isGreaterThan(value.applyAsDouble("street", "longwave_down") + 30);
        }
        assertThat(value.applyAsDouble("street", "sunlit_fraction")).isCloseTo(1, within(1e-3));
    }
}
