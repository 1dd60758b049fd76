package org.kastanie.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.job.TinyJob;

/**
 * Bad input through the real command line: exit code 2, a line that says what and where, a line that says what to do, no stack
 * trace, and nothing left behind; {@code run} and {@code check} alike.
 */
class BadInputCommandTest {
    @TempDir
    Path temporary;

    /** Files and settings of one bad job. */
    @FunctionalInterface
    interface Spoil {
        List<String> settings(Path folder) throws IOException;
    }

    /**
     * @param name of the case
     * @param spoil makes the job bad
     * @param problem words of the line that says what
     * @param remedy words of the line that says what to do
     */
    record Bad(String name, Spoil spoil, String problem, String remedy) {}

    private static Bad set(String name, String setting, String problem, String remedy) {
        return new Bad(name, folder -> List.of(setting), problem, remedy);
    }

    private static Bad file(String name, String type, String file, byte[] content, String problem, String remedy) {
        return new Bad(
                name,
                folder -> {
                    Files.write(folder.resolve(file), content);
                    return List.of("twin=[{type: " + type + ", path: " + file + "}]");
                },
                problem,
                remedy);
    }

    private static Bad text(String name, String type, String file, String content, String problem, String remedy) {
        return file(name, type, file, content.getBytes(StandardCharsets.UTF_8), problem, remedy);
    }

    private static Stream<Bad> settings() {
        return Stream.of(
                set("unknown key", "period.spinnup=none", "unknown key 'period.spinnup'", "did you mean 'spinup'"),
                set("unknown section", "pints=[]", "unknown key 'pints'", "did you mean 'points'"),
                set("--set without value", "domain.cell", "no key and value", "domain.cell=2"),
                set("missing twin file", "twin.0.path=nowhere.geojson", "does not exist", "path"),
                set("missing weather file", "weather.path=weathr.csv", "does not exist", "did you mean 'weather.csv'"),
                set("cell size 0", "domain.cell=0", "domain.cell", "0.5 to 10 m"),
                set("negative cell", "domain.cell=-1", "domain.cell", "0.5 to 10 m"),
                set(
                        "negative watering",
                        "irrigation=[{class: grass, rate: -1, hours: [4, 6]}]",
                        "irrigation.0.rate is -1",
                        "mm an hour"),
                set(
                        "watering without time",
                        "irrigation=[{class: grass, rate: 1, hours: [4, 4]}]",
                        "do not tell when the water runs",
                        "[22, 2] passes midnight"),
                set(
                        "watering without place",
                        "scenario=[{irrigate: {rate: 1, hours: [4, 6]}}]",
                        "neither a polygon nor a class",
                        "class: grass"),
                set(
                        "watering a house",
                        "scenario=[{irrigate: {polygon: [[691005, 5336005], [691030, 5336005], [691030, 5336030]],"
                                + " rate: 1, hours: [4, 6]}}]",
                        "lies over building",
                        "name the class"),
                set("negative margin", "domain.margin=-5", "domain.margin", "from 0 to 5000"),
                set(
                        "bounds upside down",
                        "domain.bounds=[691000, 5336040, 691040, 5336000]",
                        "encloses nothing",
                        "west < east"),
                set("too few bounds", "domain.bounds=[691000, 5336040]", "domain.bounds", "[west, south, east, north]"),
                set(
                        "bounds in degrees",
                        "domain.bounds=[11.57, 48.14, 11.58, 48.15]",
                        "smaller than one cell",
                        "not in degrees"),
                set(
                        "bounds north before east",
                        "domain.bounds=[5336000, 691000, 5336040, 691040]",
                        "nothing of the twin lies in the domain",
                        "west, south, east, north"),
                set(
                        "bounds in another country",
                        "domain.bounds=[121000, 487000, 121040, 487040]",
                        "nothing of the twin lies in the domain",
                        "check domain.bounds"),
                set("period reversed", "period.end=2020-07-01T00:00+02:00", "is not after period.start", "later end"),
                set(
                        "weather does not cover",
                        "period={start: 2021-07-02T10:00+02:00, end: 2021-07-02T11:00+02:00}",
                        "not the period",
                        "move the period"),
                set("unknown ground class", "ground.default=asfalt", "ground class 'asfalt'", "asphalt"),
                set(
                        "misspelt water of a material",
                        "materials={ground.mine: {like: ground.grass, water: {type: soil, fieldCapasity: 0.3}}}",
                        "fieldCapasity",
                        "did you mean 'fieldCapacity'"),
                set("unknown roof class", "roofs.default=tiles", "roof class 'tiles'", "tile"),
                set("unknown wall class", "walls.default=plastr", "wall class 'plastr'", "plaster"),
                set("unknown quantity", "outputs.quantities=[utcl]", "outputs.quantities.0", "did you mean 'utci'"),
                set("point outside", "points.0.x=691500", "point 'yard'", "enlarge domain.bounds"),
                set(
                        "duplicate point",
                        "points.1={id: yard, x: 691030, y: 5336030}",
                        "two points are called 'yard'",
                        "id of its own"),
                set("areas file missing", "areas=[{path: nowhere.geojson}]", "areas.0.path", "path"),
                set(
                        "no such roof attribute",
                        "roofs.attribute=dach",
                        "no building of the twin has an attribute 'dach'",
                        "inspect"),
                set(
                        "no such wall attribute",
                        "walls.attribute=wand",
                        "no building of the twin has an attribute 'wand'",
                        "inspect"),
                set("weather.also of a csv", "weather.also=[weather.csv]", "dwd-cdc only", "leave it out"),
                set(
                        "missing weather.also",
                        "weather={type: dwd-cdc, path: weather.csv, also: [no.zip]}",
                        "no.zip",
                        "path"),
                set("csv as dwd-cdc", "weather.type=dwd-cdc", "no header STATIONS_ID", "weather.type"),
                set("domain polygon missing", "domain.path=quarter.geojson", "does not exist", "path"),
                set("no such tree to fell", "scenario=[{fell: {id: T99}}]", "no tree 'T99'", "no trees"),
                set("unknown crs", "domain.crs=\"EPSG:99999\"", "99999", "EPSG"),
                set("crs in degrees", "domain.crs=\"EPSG:4326\"", "domain.crs", "metres"),
                set("crs in feet", "domain.crs=\"EPSG:2263\"", "metres", "EPSG"));
    }

    private static Stream<Bad> files() throws IOException {
        String gml = gml("EPSG:25832", "<bldg:Building/>");
        byte[] zip = gzip(gml.repeat(50));
        String points =
                "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"name\": \"a\"}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [%s]}}]}";
        String header = "ncols 3\nnrows 3\nxllcorner 691000\nyllcorner 5336000\ncellsize 20\nNODATA_value -9999\n";
        return Stream.of(
                text("0-byte GML", "citygml", "empty.gml", "", "empty.gml", "fetch the file again"),
                text(
                        "GML without city objects",
                        "citygml",
                        "none.gml",
                        gml("EPSG:25832", ""),
                        "none at all",
                        "Building"),
                text(
                        "GML with roads only",
                        "citygml",
                        "roads.gml",
                        gml("EPSG:25832", "<tran:Road/>"),
                        "no city object",
                        "Building"),
                text("GML of unusable buildings", "citygml", "void.gml", gml, "no city object", "geometry"),
                text("GML of an unknown system", "citygml", "far.gml", gml("EPSG:99999", house()), "99999", "EPSG"),
                text(
                        "GML of another country",
                        "citygml",
                        "nl.gml",
                        gml("EPSG:28992", house().replace("691", "121").replace("5336", "487")),
                        "nothing of the twin lies in the domain",
                        "domain.crs"),
                text("GML cut short", "citygml", "cut.gml", gml.substring(0, gml.length() - 30), "cut.gml", "again"),
                file(
                        "gzip cut short",
                        "citygml",
                        "cut.gml.gz",
                        Arrays.copyOf(zip, zip.length / 2),
                        "cut.gml.gz",
                        "again"),
                file("not gzip", "citygml", "not.gml.gz", gml.getBytes(StandardCharsets.UTF_8), "not.gml.gz", "gz"),
                file(
                        "wrong encoding",
                        "citygml",
                        "latin.gml",
                        gml.replace("<bldg:Building/>", "<bldg:Building><gml:name>Gr\u00fcn</gml:name></bldg:Building>")
                                .getBytes(StandardCharsets.ISO_8859_1),
                        "latin.gml, line 2",
                        "encoding="),
                text(
                        "external entity",
                        "citygml",
                        "xxe.gml",
                        gml.replaceFirst("\n", "\n<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>\n"),
                        "DOCTYPE",
                        "Remove"),
                text("not XML", "citygml", "a.gml", "x,y\n1,2\n", "not XML", "Give a CityGML file"),
                text("other XML", "citygml", "b.gml", "<kml xmlns=\"k\"/>", "kml", "CityGML"),
                text("broken JSON", "trees", "t.geojson", "{\"type\": \"FeatureColl", "t.geojson", "GeoJSON"),
                text(
                        "latitude before longitude",
                        "trees",
                        "swap.geojson",
                        points.formatted("48.15, 11.57"),
                        "nothing of the twin lies in the domain",
                        "latitude"),
                new Bad(
                        "nothing usable",
                        f -> {
                            Files.writeString(f.resolve("f.geojson"), points.formatted("11.57, 48.15"));
                            return List.of("twin=[{type: footprints, path: f.geojson, height: name}]");
                        },
                        "f.geojson holds no polygon",
                        "height"),
                text(
                        "terrain of no data",
                        "terrain",
                        "nan.asc",
                        header + "-9999 -9999 -9999\n".repeat(3),
                        "nan.asc",
                        "data"),
                text(
                        "terrain elsewhere",
                        "terrain",
                        "far.asc",
                        header.replace("691000", "391000") + "500 500 500\n".repeat(3),
                        "nothing of the twin lies in the domain",
                        "domain.bounds"),
                text("terrain cut short", "terrain", "cut.asc", header + "500 500", "cut.asc", "again"),
                text(
                        "not a GeoTIFF",
                        "terrain",
                        "x.tif",
                        "no raster at all, but long enough to look at",
                        "x.tif",
                        "GeoTIFF"),
                new Bad("weather of NaN", f -> weather(f, "nan"), "has no air_temperature", "weather.defaults"),
                new Bad("weather of letters", f -> weather(f, "warm"), "line 2", "line"),
                new Bad(
                        "empty weather",
                        f -> {
                            Files.writeString(f.resolve("weather.csv"), "");
                            return List.of();
                        },
                        "weather.csv",
                        "again"),
                new Bad("wrong weather type", f -> List.of("weather.type=epw"), "not an EPW file", "weather.type"),
                new Bad(
                        "polygon outside the twin",
                        f -> {
                            Files.writeString(
                                    f.resolve("q.geojson"),
                                    polygon("[[10.1, 50.1], [10.2, 50.1], [10.2, 50.2], [10.1, 50.1]]"));
                            return List.of("domain={crs: \"EPSG:25832\", cell: 10, path: q.geojson}");
                        },
                        "nothing of the twin lies in the domain",
                        "domain.bounds"),
                new Bad(
                        "polygon outside the bounds",
                        f -> {
                            Files.writeString(
                                    f.resolve("q.geojson"),
                                    polygon("[[10.1, 50.1], [10.2, 50.1], [10.2, 50.2], [10.1, 50.1]]"));
                            return List.of("domain.path=q.geojson");
                        },
                        "domain.path",
                        "domain.bounds"),
                new Bad(
                        "areas without polygons",
                        f -> {
                            Files.writeString(f.resolve("areas.geojson"), points.formatted("11.57, 48.15"));
                            return List.of("areas=[{path: areas.geojson}]");
                        },
                        "holds no polygon",
                        "Polygon"),
                new Bad(
                        "areas without the attribute",
                        f -> {
                            Files.writeString(
                                    f.resolve("areas.geojson"), Files.readString(f.resolve("blocks.geojson")));
                            return List.of("areas=[{path: areas.geojson, id: street}]");
                        },
                        "no attribute 'street'",
                        "another attribute"));
    }

    private static String polygon(String ring) {
        return "{\"type\": \"Polygon\", \"coordinates\": [" + ring + "]}";
    }

    private static List<String> weather(Path folder, String temperature) throws IOException {
        Path file = folder.resolve("weather.csv");
        Files.writeString(
                file, Files.readString(file).replaceAll("(?m)^(2020[^,]*),[^,]*,", "$1," + temperature + ","));
        return List.of();
    }

    private static String gml(String srs, String member) {
        String base = "http://www.opengis.net/citygml/";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<core:CityModel xmlns:core=\"" + base
                + "2.0\" xmlns:bldg=\""
                + base + "building/2.0\" xmlns:tran=\"" + base
                + "transportation/2.0\" xmlns:gml=\"http://www.opengis.net/gml\"><gml:boundedBy><gml:Envelope srsName=\""
                + srs + "\"><gml:lowerCorner>691000 5336000 500</gml:lowerCorner>"
                + "<gml:upperCorner>691040 5336040 520</gml:upperCorner></gml:Envelope></gml:boundedBy>"
                + (member.isEmpty() ? "" : "<core:cityObjectMember>" + member + "</core:cityObjectMember>")
                + "</core:CityModel>\n";
    }

    private static String house() {
        return "<bldg:Building><bldg:measuredHeight uom=\"m\">9</bldg:measuredHeight><bldg:lod0FootPrint><gml:MultiSurface>"
                + "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList srsDimension=\"3\">"
                + "691010 5336010 500 691020 5336010 500 691020 5336020 500 691010 5336020 500 691010 5336010 500"
                + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>"
                + "</bldg:lod0FootPrint></bldg:Building>";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> badInputIsRefusedInTwoSentences() throws IOException {
        return Stream.concat(settings(), files())
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> {
                    refused(bad, "run");
                    refused(bad, "check");
                }));
    }

    private void refused(Bad bad, String command) throws IOException {
        Path folder = Files.createDirectories(
                temporary.resolve(command + "-" + bad.name().replaceAll("[^A-Za-z0-9]", "_")));
        Path job = TinyJob.write(folder);
        List<String> arguments = new ArrayList<>(List.of(command, job.toString(), "--progress", "none"));
        if (command.equals("run")) {
            arguments.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        for (String setting : bad.spoil().settings(folder)) {
            arguments.addAll(List.of("--set", setting));
        }
        List<String> before = list(folder);
        Result result = execute(arguments);
        assertThat(result.code()).as("%s: %s", command, result.errors()).isEqualTo(2);
        String[] lines = result.errors().strip().split("\n");
        assertThat(lines.length % 2).as(result.errors()).isZero();
        for (int i = 0; i < lines.length; i += 2) {
            assertThat(lines[i]).startsWith("error: ").hasSizeLessThan(400);
            assertThat(lines[i + 1]).startsWith("  -> ").hasSizeLessThan(400);
        }
        assertThat(result.errors())
                .contains(bad.problem())
                .contains(bad.remedy())
                .doesNotContain("Exception", "\tat ", "null");
        assertThat(list(folder)).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> usage() {
        return Stream.of(
                        List.of("run"),
                        List.of(
                                "run",
                                "nowhere.yaml",
                                "--out",
                                temporary.resolve("o").toString()),
                        List.of("rnu"),
                        List.of("run", "job.yaml"),
                        List.of("inspect", "nowhere.gml"),
                        List.of(
                                "compare",
                                "a",
                                "b",
                                "--out",
                                temporary.resolve("o").toString()),
                        List.of("schema", "nothing"))
                .map(arguments -> DynamicTest.dynamicTest(String.join(" ", arguments), () -> {
                    Result result = execute(arguments);
                    assertThat(result.code()).as(result.errors()).isEqualTo(2);
                    assertThat(result.errors())
                            .startsWith("error: ")
                            .contains("\n  -> ")
                            .doesNotContain("\tat ");
                    assertThat(temporary.resolve("o")).doesNotExist();
                }));
    }

    @org.junit.jupiter.api.Test
    void resultsThatExistAreNotTouched() throws IOException {
        Path job = TinyJob.write(temporary);
        Path out = Files.createDirectory(temporary.resolve("out"));
        Files.writeString(out.resolve("mine.txt"), "mine");
        for (String option : List.of("", "--overwrite")) {
            List<String> arguments =
                    new ArrayList<>(List.of("run", job.toString(), "--progress", "none", "--out", out.toString()));
            if (!option.isEmpty()) {
                arguments.add(option);
            }
            Result result = execute(arguments);
            assertThat(result.code()).as(result.errors()).isEqualTo(2);
            assertThat(list(out)).containsExactly("mine.txt");
            assertThat(temporary.resolve("out.partial")).doesNotExist();
        }
    }

    /**
     * @param code exit code
     * @param errors what was written to standard error
     */
    private record Result(int code, String errors) {}

    private static Result execute(List<String> arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            int code = Main.execute(arguments.toArray(String[]::new));
            return new Result(code, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
