package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.run.RunWorkers;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultWriterTest {
    @TempDir
    static Path folder;

    private static org.kastanie.engine.output.ResultSet results;
    private static Path out;
    private static List<Path> files;

    @BeforeAll
    static void write() throws Exception {
        results = SyntheticResults.small(folder.resolve("frames"));
        out = folder.resolve("out");
        files = ResultWriter.write(
                results, SyntheticResults.packer(results, out), out, Workers.SINGLE, Progress.SILENT);
    }

    @Test
    void everythingOfTheContractIsThere() throws Exception {
        assertThat(files)
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(out.resolve(file)).isRegularFile());
        try (var all = Files.walk(out)) {
            assertThat(all.filter(Files::isRegularFile).map(out::relativize))
                    .as("every file on disk is listed, so that --overwrite can remove it")
                    .containsExactlyInAnyOrderElementsOf(files);
        }
        List<String> names = files.stream().map(Path::toString).toList();
        assertThat(names)
                .contains("points.csv", "points.json", "areas.csv", "areas.json", "areas.gpkg", "quality.json")
                .contains("report/index.html", "fields.zarr/.zmetadata", "utci.tif", "surface_temperature.tif")
                .contains(
                        "summary/utci_max.tif",
                        "summary/utci_hours_above_32.tif",
                        "summary/utci_hours_above_38.tif",
                        "summary/pet_max.tif",
                        "summary/pet_hours_above_35.tif",
                        "summary/air_temperature_min.tif",
                        "summary/air_temperature_max.tif",
                        "summary/mean_radiant_temperature_max.tif",
                        "summary/surface_temperature_max.tif",
                        "summary/sunlit_hours.tif",
                        "summary/sky_view_factor.tif")
                .doesNotContain("sunlit_fraction.tif");
    }

    /** Also where fields are packed before, backwards, and the files are written by several threads. */
    @Test
    void equalRunsGiveEqualBytes() throws Exception {
        Path again = folder.resolve("again");
        org.kastanie.engine.output.ResultSet same = SyntheticResults.small(folder.resolve("frames2"));
        FramePacker packer = SyntheticResults.packer(same, again);
        for (int time = 23; time > 3; time--) {
            packer.pack(Quantity.UTCI, time);
            packer.pack(Quantity.SUNLIT_FRACTION, time);
        }
        try (RunWorkers workers = new RunWorkers(3)) {
            assertThat(ResultWriter.write(same, packer, again, workers, Progress.SILENT))
                    .isEqualTo(files);
        }
        for (Path file : files) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
        }
    }

    @Test
    void noFormatsLeaveTheTables() throws Exception {
        var bare = new org.kastanie.engine.output.ResultSet(
                results.name(),
                results.domain(),
                results.start(),
                results.interval(),
                results.times(),
                results.offset(),
                results.frames(),
                List.of(),
                results.requested(),
                List.of(),
                results.skyViewFactor(),
                results.backdrop(),
                List.of(),
                List.of(),
                results.quality(),
                List.of(),
                results.facts(),
                results.person(),
                results.attribution());
        assertThat(ResultWriter.write(
                        bare,
                        SyntheticResults.packer(bare, folder.resolve("bare")),
                        folder.resolve("bare"),
                        Workers.SINGLE,
                        Progress.SILENT))
                .extracting(Path::toString)
                .containsExactlyInAnyOrder(
                        "areas.csv", "areas.gpkg", "areas.json", "points.csv", "points.json", "quality.json");
    }

    @Test
    void pointsHaveEveryColumnInCelsiusWithTheJobsOffset() throws Exception {
        List<String> lines = Files.readAllLines(out.resolve("points.csv"));
        assertThat(lines).hasSize(1 + 2 * 24);
        List<String> head = List.of(lines.getFirst().split(","));
        assertThat(head)
                .startsWith("time", "id", "x", "y", "height", "air_temperature", "specific_humidity", "wind_speed")
                .contains("ground_temperature_0.20", "shortwave_north", "longwave_west", "sky_view_factor");
        String[] fourth = lines.get(4).split(",", -1);
        assertThat(fourth[0]).isEqualTo("2015-07-20T04:00:00+01:00");
        assertThat(fourth[head.indexOf("air_temperature")]).isEqualTo("27.225");
        assertThat(fourth[head.indexOf("ground_temperature_0.20")])
                .as("no value")
                .isEmpty();
        assertThat(fourth[head.indexOf("net_radiation")]).isEqualTo("31.500");
        assertThat(lines.getLast()).contains("\"roof, east\"");
        JsonNode json = json("points.json");
        assertThat(json.path("columns").get(0).path("unit").asString()).isEqualTo("degC");
        assertThat(json.path("points").get(0).path("nearEdge").asBoolean()).isTrue();
        assertThat(json.path("points")
                        .get(0)
                        .path("values")
                        .path("ground_temperature_0.20")
                        .get(3)
                        .isNull())
                .isTrue();
    }

    @Test
    void areaMeansEqualThoseOfTheCells() throws Exception {
        JsonNode area = json("areas.json").path("areas").get(0);
        AreaCells cells = AreaCells.of(results).getFirst();
        assertThat(area.path("cells").asInt()).isEqualTo(cells.cells().length).isPositive();
        double expected = Statistics.of(cells.pick(Fields.display(results, Quantity.UTCI, 14)))
                .mean();
        assertThat(area.path("values").path("utci_mean").get(14).asDouble()).isCloseTo(expected, within(1e-3));
        double sum = 0;
        for (String name : StressClasses.UTCI.names()) {
            sum += area.path("values").path("utci_share_" + name).get(14).asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-3));
        JsonNode far = json("areas.json").path("areas").get(3);
        assertThat(far.path("values").path("utci_mean").get(0).isNull()).isTrue();
        assertThat(json("quality.json").path("entries").toString()).contains("far away");
    }

    @Test
    void geoPackageHoldsPolygonsAndRows() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + out.resolve("areas.gpkg"));
                var statement = database.createStatement()) {
            assertThat(number(statement.executeQuery("PRAGMA user_version"))).isEqualTo(10300);
            assertThat(number(statement.executeQuery("PRAGMA application_id"))).isEqualTo(0x47504B47);
            assertThat(number(statement.executeQuery("SELECT count(*) FROM area_values")))
                    .isEqualTo(4 * 24);
            assertThat(number(statement.executeQuery("SELECT count(*) FROM gpkg_contents")))
                    .isEqualTo(2);
        }
        CogWriterTest.Result info = CogWriterTest.run(
                "ogrinfo", "-al", "-so", out.resolve("areas.gpkg").toString());
        assumeTrue(info.code() >= 0, "skipped: no ogrinfo");
        assertThat(info.text()).contains("Feature Count: 4", "25832").doesNotContain("Warning", "ERROR");
    }

    @Test
    void storeIsReadBack() throws Exception {
        ZarrReader store = ZarrReader.open(out.resolve("fields.zarr"));
        for (Quantity quantity : SyntheticResults.ALL) {
            assertThat(store.slice(quantity.contractName(), 13))
                    .isEqualTo(results.frames().read(quantity, 13));
        }
        assertThat(store.mask("building")).isEqualTo(results.backdrop().building());
        assertThat(store.doubles("y")).isSortedAccordingTo((p, q) -> Double.compare(q, p));
        assertThat(store.longs("time")[1]).isEqualTo(7200);
        assertThat(store.attributes("time").path("units").asString()).isEqualTo("seconds since 2015-07-19 23:00:00");
        assertThat(store.attributes("air_temperature").path("units").asString()).isEqualTo("K");
        assertThat(store.attributes("spatial_ref")
                        .path("longitude_of_central_meridian")
                        .asDouble())
                .isEqualTo(9);
    }

    @Test
    void xarrayOpensTheStore() throws Exception {
        String script = "import xarray as x,sys\nd=x.open_zarr(sys.argv[1],decode_coords='all')\n"
                + "print(d.utci.dims,str(d.time.values[0])[:16],d.time.attrs['bounds'] if 'bounds' in d.time.attrs else '',"
                + "round(float(d.utci[14].mean()),2))";
        CogWriterTest.Result result = CogWriterTest.run(
                "/usr/bin/python3", "-c", script, out.resolve("fields.zarr").toString());
        assumeTrue(result.code() == 0 || !result.text().contains("ModuleNotFoundError"), "skipped: no xarray");
        assumeTrue(result.code() >= 0, "skipped: no python");
        double mean = Statistics.of(results.frames().read(Quantity.UTCI, 14)).mean();
        assertThat(result.text())
                .contains("('time', 'y', 'x') 2015-07-20T00:00")
                .contains(String.format(java.util.Locale.ROOT, "%.2f", mean).substring(0, 5));
    }

    @Test
    void summariesCountHours() throws Exception {
        List<SummaryField> summaries = Course.of(results, Workers.SINGLE).summaries();
        SummaryField hours = summaries.stream()
                .filter(field -> field.name().equals("utci_hours_above_32"))
                .findFirst()
                .orElseThrow();
        int cell = 2;
        int expected = 0;
        for (int time = 0; time < 24; time++) {
            expected += Fields.display(results, Quantity.UTCI, time)[cell] > 32 ? 1 : 0;
        }
        assertThat(expected).isBetween(1, 23);
        assertThat(hours.values()[cell]).isEqualTo(expected);
        int roof = indexOfBuilding();
        assertThat(hours.values()[roof]).as("no comfort on buildings").isNaN();
    }

    @Test
    void mapsAreValidPictures() throws Exception {
        BufferedImage map =
                ImageIO.read(out.resolve("png/utci_hottest_hour.png").toFile());
        assertThat(map.getWidth()).isGreaterThan(1000);
        assertThat(map.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void reportNeedsNothingElseAndEscapes() throws Exception {
        String page = Files.readString(out.resolve("report/index.html")).replaceAll("base64,[^\"]*", "");
        assertThat(page)
                .contains("Land cover was assumed", "Avenue &lt;north&gt;", "CEST (UTC+02:00)", "height missing")
                .doesNotContain("<script", "http://", "https://", "Avenue <north>", "NaN");
        assertThat(page)
                .contains("Uncertain: 3 objects of the city model: smaller than the cells, so that 20 m\u00b2 of walls")
                .contains("</i>tree crown</li>", "</i>building (darker: taller)</li>")
                .contains("Means over one hour. Radiation and felt temperature are for a person standing outdoors.")
                .contains("Data: Survey of the quarter (CC BY 4.0)");
        assertThat(page.split("<img ", -1).length).isEqualTo(page.split(" alt=\"", -1).length);
    }

    /** The bars of the chart have the colours of the classes on the maps, hour by hour. */
    @Test
    void chartAndMapsShareTheirColours() throws Exception {
        Scale scale = Objects.requireNonNull(Scales.standard(Quantity.UTCI));
        String page = Files.readString(out.resolve("report/index.html"));
        float[] noon = Fields.display(results, Quantity.UTCI, 13);
        boolean[] used = new boolean[scale.classes()];
        for (float value : noon) {
            if (!Float.isNaN(value)) {
                used[scale.classOf(value)] = true;
            }
        }
        for (int k = 0; k < used.length; k++) {
            if (used[k]) {
                assertThat(page)
                        .contains(String.format("fill=\"#%06x\"", scale.colour(k == 0 ? -50 : scale.edges()[k - 1])));
            }
        }
        assertThat(scale.names()).containsSequence("strong cold stress", "moderate cold stress", "slight cold stress");
        assertThat(Arrays.stream(scale.colours()).distinct().count()).isEqualTo(scale.classes());
    }

    @Test
    void aRunWithoutANightSaysNothingOfNights() throws Exception {
        var noon = new org.kastanie.engine.output.ResultSet(
                results.name(),
                results.domain(),
                results.start().plus(results.interval().multipliedBy(12)),
                results.interval(),
                2,
                results.offset(),
                results.frames(),
                results.available(),
                results.requested(),
                List.of("report"),
                results.skyViewFactor(),
                results.backdrop(),
                List.of(),
                List.of(),
                results.quality(),
                List.of(),
                results.facts(),
                results.person(),
                results.attribution());
        Path folder2 = folder.resolve("noon");
        ResultWriter.write(noon, SyntheticResults.packer(noon, folder2), folder2, Workers.SINGLE, Progress.SILENT);
        assertThat(Files.readString(folder2.resolve("report/index.html")).replaceAll("base64,[^\"]*", ""))
                .doesNotContain("night")
                .contains("The coolest hour is 14:00");
        assertThat(Files.readString(out.resolve("report/index.html"))).contains("The coolest hour is in the night");
    }

    private static int indexOfBuilding() {
        for (int i = 0; ; i++) {
            if (results.backdrop().building()[i]) {
                return i;
            }
        }
    }

    private static int number(ResultSet row) throws Exception {
        row.next();
        return row.getInt(1);
    }

    private static JsonNode json(String name) throws Exception {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(out.resolve(name)));
    }
}
