package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.solver.grid.UrbanGeometry;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** NetCDF, static driver and catalogue records of one small run, read by other programs where they are installed. */
class OtherFormatsTest {
    @TempDir
    static Path folder;

    private static Path out;

    @BeforeAll
    static void run() throws IOException {
        Path file = TinyJob.write(folder);
        Files.writeString(folder.resolve("trees.geojson"), """
                {"type": "FeatureCollection",
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
                 "features": [{"type": "Feature", "properties": {"height": 11, "crown_diameter": 7, "crown_base": 3},
                   "geometry": {"type": "Point", "coordinates": [691030, 5336030]}}]}
                """);
        Files.writeString(
                folder.resolve("cover.asc"),
                "ncols 2\nnrows 2\nxllcorner 690980\nyllcorner 5335980\ncellsize 50\nNODATA_value -1\n1 5\n7 3\n");
        String text = TinyJob.text()
                .replace(
                        "weather: {",
                        "  - {type: trees, path: trees.geojson}\n"
                                + "  - {type: landcover, path: cover.asc, crs: \"EPSG:25832\", classes: {\"1\": asphalt, \"5\": grass, \"7\": water, \"3\": cobblestone}}\n"
                                + "weather: {")
                .replace("formats: [cog]", "formats: [cog, netcdf, pids, catalogue]")
                .replace("name: tiny", "name: tiny\nattribution: Geodata of the city, CC BY 4.0");
        Files.writeString(file, text);
        out = folder.resolve("out");
        JobRun.run(
                JobReader.read(file, List.of("period.spinup=none")),
                out,
                ResultFolder.Mode.NEW,
                new Runner.Options(2, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
    }

    private static String program(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: no " + command[0]);
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeTrue(
                !text.contains("ModuleNotFoundError"),
                "skipped: " + text.lines().toList().getLast());
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static Scene scene(TwinEntry... entries) {
        return SceneBuilder.build(
                TwinReader.read(List.of(entries), CrsResolver.resolve("EPSG:25832", "test")),
                SceneOptions.defaults(new Envelope(691000, 691040, 5336000, 5336040), 2, 0));
    }

    @Test
    void theDriverGivesTheSameSceneAgain() {
        UrbanGeometry a = scene(
                        new TwinEntry(
                                "footprints", folder.resolve("blocks.geojson"), java.util.Map.of("height", "height")),
                        new TwinEntry("trees", folder.resolve("trees.geojson")),
                        new TwinEntry(
                                "landcover",
                                folder.resolve("cover.asc"),
                                java.util.Map.of(
                                        "crs",
                                        "EPSG:25832",
                                        "classes",
                                        java.util.Map.of(
                                                "1", "asphalt", "5", "grass", "7", "water", "3", "cobblestone"))))
                .geometry();
        Scene again = scene(new TwinEntry("pids", out.resolve("pids_static.nc")));
        UrbanGeometry b = again.geometry();
        assertThat(b.building()).isEqualTo(a.building());
        assertThat(again.buildingIds()).hasSize(1);
        double leaves = 0;
        double leavesAgain = 0;
        for (int i = 0; i < a.grid().size(); i++) {
            assertThat(b.ground()[i]).isCloseTo(a.ground()[i], within(1e-4f));
            assertThat(b.top()[i]).isCloseTo(a.top()[i], within(1e-4f));
            leaves += a.crowns().leafAreaIndex(i);
            leavesAgain += b.crowns().leafAreaIndex(i);
            assertThat(b.crowns().leafAreaIndex(i)).isCloseTo(a.crowns().leafAreaIndex(i), within(1e-3f));
        }
        assertThat(leaves).isPositive();
        assertThat(leavesAgain).isCloseTo(leaves, within(1e-3 * leaves));
        for (int i = 0; i < again.facets().horizontal(); i++) {
            int facet = i;
            if (!a.building()[i]) {
                assertThat(again.materials()
                                .get(again.facets().material()[facet])
                                .id())
                        .startsWith("ground.");
            }
        }
    }

    @Test
    void groundKeepsItsClass() {
        Scene again = scene(new TwinEntry("pids", out.resolve("pids_static.nc")));
        List<String> ids = new java.util.ArrayList<>();
        for (int i = 0; i < again.facets().horizontal(); i++) {
            ids.add(again.materials().get(again.facets().material()[i]).id());
        }
        assertThat(ids).contains("ground.asphalt", "ground.grass", "ground.water", "ground.cobblestone");
        assertThat(ids.getFirst()).as("north-west").isEqualTo("ground.asphalt");
        assertThat(ids.getLast()).as("south-east").isEqualTo("ground.cobblestone");
    }

    @Test
    void theNetcdfLibraryKnowsTheDimensionsOfTheDriver() throws Exception {
        String header = program("ncdump", "-h", out.resolve("pids_static.nc").toString());
        assertThat(header)
                .contains(
                        "x = 20 ;",
                        "y = 20 ;",
                        "float zt(y, x) ;",
                        "float buildings_2d(y, x) ;",
                        "int building_id(y, x) ;")
                .contains("byte pavement_type(y, x) ;", "byte building_type(y, x) ;", "float lad(zlad, y, x) ;")
                .contains(":origin_x = 691000. ;", ":rotation_angle = 0. ;", "crs:epsg_code = \"EPSG:25832\"")
                .doesNotContain("phony");
    }

    @Test
    void xarrayOpensTheFields() throws Exception {
        String script = "import xarray as x,sys\nd=x.open_dataset(sys.argv[1],decode_coords='all')\n"
                + "u=d.utci\nprint(u.dims,str(d.time.values[0])[:16],u.attrs['units'],'time_bnds' in d.variables,"
                + "float(d.x[0]),float(d.y[0]),u.shape,str(d.time_bnds.values[0][0])[:16])\n"
                + "import math\nprint('mean',round(float(u[2].mean()),3),'buildings',int(u[2].isnull().sum()))";
        String text = program(
                "/usr/bin/python3", "-c", script, out.resolve("netcdf/utci.nc").toString());
        assertThat(text)
                .contains("('time', 'y', 'x') 2020-07-02T09:00 K True 691001.0 5336039.0 (3, 20, 20) 2020-07-02T08:00")
                .contains("buildings 25");
    }

    @Test
    void gdalPlacesTheFields() throws Exception {
        String text =
                program("gdalinfo", "NETCDF:" + out.resolve("netcdf/surface_temperature.nc") + ":surface_temperature");
        assertThat(text).contains("Origin = (691000.0", "5336040.0", "Pixel Size = (2.0", "25832", "Band 3");
    }

    @Test
    void theRecordsNameEveryRaster() throws Exception {
        JsonNode item = JsonMapper.shared().readTree(out.resolve("stac.json").toFile());
        assertThat(item.path("stac_version").asString()).isEqualTo("1.1.0");
        assertThat(item.at("/properties/proj:code").asString()).isEqualTo("EPSG:25832");
        assertThat(item.at("/properties/start_datetime").asString()).isEqualTo("2020-07-02T08:00:00Z");
        assertThat(item.at("/bbox/0").asDouble()).isCloseTo(11.568, within(0.001));
        assertThat(item.at("/assets/utci.tif/bands").size()).isEqualTo(3);
        assertThat(item.at("/assets/utci.tif/unit").asString()).isEqualTo("degC");
        for (JsonNode asset : item.path("assets")) {
            assertThat(out.resolve(asset.path("href").asString())).exists();
        }
        JsonNode dcat = JsonMapper.shared().readTree(out.resolve("dcat.jsonld").toFile());
        assertThat(dcat.at("/@graph/0/@type").asString()).isEqualTo("dcat:Dataset");
        assertThat(dcat.at("/@graph/1/dcatde:licenseAttributionByText").asString())
                .contains("CC BY 4.0");
        assertThat(dcat.path("@graph").size()).isEqualTo(1 + item.path("assets").size());
        assertThat(Files.readString(out.resolve("manifest.json")))
                .contains("stac.json", "dcat.jsonld", "netcdf/utci.nc");
    }

    @Test
    void theItemIsValid() throws Exception {
        String script = "import pystac,sys\ni=pystac.Item.from_file(sys.argv[1])\ni.stac_extensions=[]\n"
                + "i.validate()\nprint('valid', len(i.assets))";
        assertThat(program(
                        System.getProperty("kastanie.python", "/usr/bin/python3"),
                        "-c",
                        script,
                        out.resolve("stac.json").toString()))
                .contains("valid");
    }
}
