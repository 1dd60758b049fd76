package org.kastanie.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.job.TinyJob;

/** Odd rasters, trees, places and days through the real command line: right, and said, or a clear error. */
class OddGroundTest {
    private static final String BLOCKS = "{type: footprints, path: blocks.geojson, height: height}";
    private static final String TERRAIN = "{type: terrain, path: r.asc}";

    @TempDir
    Path temporary;

    private int jobs;

    /** What a run left: its points and what it says about the input. */
    private record Result(List<String> names, List<String[]> rows, String quality) {
        double at(String id, int hour, String column) {
            int k = names.indexOf(column);
            int n = 0;
            for (String[] row : rows) {
                if (row[1].equals(id) && n++ == hour) {
                    return Double.parseDouble(row[k]);
                }
            }
            throw new IllegalArgumentException(id + ", hour " + hour);
        }

        /** Every number of every row is a number. */
        void isWhole() {
            for (String[] row : rows) {
                for (int k = 2; k < row.length; k++) {
                    assertThat(Double.parseDouble(row[k])).as(names.get(k)).isFinite();
                }
            }
        }
    }

    private Result run(String raster, String twin, String... settings) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("job" + jobs++));
        Path job = TinyJob.write(folder);
        Files.writeString(folder.resolve("r.asc"), raster);
        Files.writeString(folder.resolve("r.geojson"), raster);
        Path out = folder.resolve("out");
        List<String> arguments =
                new ArrayList<>(List.of("run", job.toString(), "--progress", "none", "--out", out.toString()));
        List<String> all = new ArrayList<>(List.of(
                "twin=[" + twin + "]",
                "period.spinup=none",
                "outputs={quantities: [], formats: []}",
                "model={directions: 4, transport: false, voxel: 20, step: PT30M}"));
        all.addAll(Arrays.asList(settings));
        all.forEach(s -> arguments.addAll(List.of("--set", s)));
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertThat(Main.execute(arguments.toArray(String[]::new)))
                    .as(bytes.toString(StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            System.setErr(before);
        }
        List<String> lines = Files.readAllLines(out.resolve("points.csv"));
        return new Result(
                Arrays.asList(lines.getFirst().split(",", -1)),
                lines.subList(1, lines.size()).stream()
                        .map(l -> l.split(",", -1))
                        .toList(),
                Files.readString(out.resolve("quality.json")));
    }

    /** 20 x 20 cells of 4 m round the domain of the tiny job. */
    private static String raster(String nodata, IntToDoubleFunction value) {
        StringBuilder text = new StringBuilder("ncols 20\nnrows 20\nxllcorner 690980\nyllcorner 5335980\ncellsize 4\n");
        text.append(nodata.isEmpty() ? "" : "NODATA_value " + nodata + "\n");
        for (int i = 0; i < 400; i++) {
            text.append(String.format(Locale.ROOT, "%.1f%s", value.applyAsDouble(i), i % 20 == 19 ? "\n" : " "));
        }
        return text.toString();
    }

    /** One value in a patch of 12 m south of the point, another elsewhere. */
    private static double patch(int i, double in, double out) {
        int row = i / 20;
        int column = i % 20;
        return row > 8 && row < 12 && column > 11 && column < 15 ? in : out;
    }

    private static void same(Result a, Result b) {
        for (int k = 0; k < a.rows.size(); k++) {
            assertThat(b.rows.get(k)).isEqualTo(a.rows.get(k));
        }
    }

    @Test
    void holesOfTheTerrainAreFilledHoweverTheyAreWritten() throws IOException {
        Result whole = run(raster("-9999", i -> 500), BLOCKS + ", " + TERRAIN);
        whole.isWhole();
        for (String[] hole :
                new String[][] {{"-9999", "-9999"}, {"0", "0"}, {"", "0"}, {"7", "-9999"}, {"7", "-32768"}}) {
            double value = Double.parseDouble(hole[1]);
            Result filled = run(raster(hole[0], i -> patch(i, value, 500)), BLOCKS + ", " + TERRAIN);
            same(whole, filled);
            assertThat(filled.quality)
                    .as("NODATA %s, value %s", hole[0], hole[1])
                    .contains("filled smoothly");
        }
        Result zeros = run(raster("", i -> patch(i, 0, 500)), BLOCKS + ", " + TERRAIN);
        assertThat(zeros.quality).contains("9 cells of exactly 0 m count as no data");
        // by the sea a zero is a height
        assertThat(run(raster("", i -> patch(i, 0, 1.5)), BLOCKS + ", " + TERRAIN).quality)
                .doesNotContain("exactly 0 m");
    }

    @Test
    void heightsBelowTheGroundAndMissingOnesAreNoBuildingsAndNoCrowns() throws IOException {
        Result none = run(raster("", i -> 0), "{type: building-height, path: r.asc}");
        none.isWhole();
        for (double value : new double[] {-5, -9999}) {
            for (String[] kind : new String[][] {{"building-height", "buildings"}, {"canopy", "crowns"}}) {
                Result odd = run(raster("", i -> patch(i, value, 0)), "{type: " + kind[0] + ", path: r.asc}");
                same(none, odd);
                // -9999 is what ESRI grids mean by no data where they do not say otherwise
                assertThat(odd.quality.contains("9 cells below 0 m hold no " + kind[1]))
                        .isEqualTo(value > -9999);
            }
        }
    }

    @Test
    void aSpikeIsNamedInsteadOfAskingForMemory() {
        for (String kind : new String[] {"building-height", "canopy"}) {
            // the run's words are the description of the exit code that was wanted
            assertThatThrownBy(() -> run(raster("", i -> i == 187 ? 1e6 : 0), "{type: " + kind + ", path: r.asc}"))
                    .hasMessageContaining("r.asc: row 10, column 8 is 1000000 m above the ground")
                    .hasMessageContaining("correct the cell");
        }
    }

    @Test
    void aTowerOf300MetresShadesAndIsRight() throws IOException {
        Result tower = run(raster("", i -> patch(i, 300, 0)), "{type: building-height, path: r.asc}");
        tower.isWhole();
        Result none = run(raster("", i -> 0), "{type: building-height, path: r.asc}");
        // the sun of noon and one o'clock stands in the south-east to south, behind the tower
        assertThat(tower.at("yard", 1, "sunlit_fraction")).isLessThan(0.1);
        assertThat(none.at("yard", 1, "sunlit_fraction")).isCloseTo(1, within(1e-6));
        assertThat(tower.at("yard", 1, "sky_view_factor")).isBetween(0.6, 0.85);
    }

    @Test
    void canopyNeedsNoTerrainAndLeavesInsideRoofsDoNotExist() throws IOException {
        Result alone = run(raster("", i -> patch(i, 12, 0)), "{type: canopy, path: r.asc}");
        alone.isWhole();
        assertThat(alone.at("yard", 0, "sky_view_factor")).isBetween(0.5, 0.95);
        // a canopy raster that takes the roof (9 m) for a crown of the same height adds nothing
        Result houses = run("", BLOCKS);
        Result covered = run(
                raster("", i -> {
                    double x = 690_980 + 4 * (i % 20) + 2;
                    double y = 5_336_060 - 4 * (i / 20) - 2;
                    return x > 691_011 && x < 691_019 && y > 5_336_011 && y < 5_336_019 ? 9 : 0;
                }),
                BLOCKS + ", {type: canopy, path: r.asc}");
        assertThat(covered.quality).contains("cells of canopy lie over roofs and end below them");
        for (int hour = 0; hour < 3; hour++) {
            assertThat(covered.at("yard", hour, "mean_radiant_temperature"))
                    .isCloseTo(houses.at("yard", hour, "mean_radiant_temperature"), within(0.3));
            assertThat(covered.at("yard", hour, "sky_view_factor"))
                    .isCloseTo(houses.at("yard", hour, "sky_view_factor"), within(0.002));
        }
    }

    /** Nobody stands inside a building: the maps of people are empty, and every one of them says why. */
    @Test
    void aDomainWithoutGroundSaysSo() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("roofs"));
        Path job = TinyJob.write(folder);
        Files.writeString(folder.resolve("r.asc"), raster("", i -> 12));
        Path out = folder.resolve("out");
        int code = Main.execute(
                "run",
                job.toString(),
                "--progress",
                "none",
                "--out",
                out.toString(),
                "--set",
                "twin=[{type: building-height, path: r.asc}]",
                "--set",
                "points=[]",
                "--set",
                "period.spinup=none",
                "--set",
                "model={directions: 4, transport: false, voxel: 20, step: PT30M}",
                "--set",
                "outputs={quantities: [surface_temperature, utci], formats: [report, png]}");
        assertThat(code).isZero();
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("Every cell of the domain is building");
        assertThat(Files.readString(out.resolve("report/index.html")).replaceAll("base64,[^\"]*", ""))
                .contains("Every cell of the domain is building")
                .contains("surface temperature averages")
                .doesNotContain("NaN");
    }

    @Test
    void rastersOfOneCell() throws IOException {
        Result none = run("", BLOCKS);
        String wide = "ncols 1\nnrows 1\nxllcorner 690900\nyllcorner 5335900\ncellsize 300\n512\n";
        Result level = run(wide, BLOCKS + ", " + TERRAIN);
        for (String column : List.of("mean_radiant_temperature", "sky_view_factor", "shortwave_down")) {
            assertThat(level.at("yard", 1, column)).isCloseTo(none.at("yard", 1, column), within(0.02));
        }
        String corner = "ncols 1\nnrows 1\nxllcorner 691000\nyllcorner 5336000\ncellsize 4\n512\n";
        Result small = run(corner, BLOCKS + ", " + TERRAIN);
        same(level, small);
        assertThat(small.quality).contains("continue its edge smoothly");
        run(wide.replace("512", "0"), "{type: canopy, path: r.asc}").isWhole();
    }

    @Test
    void crownsWhoseBaseIsNotBelowTheirTopAreRepairedAndSaid() throws IOException {
        String tree = "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": "
                + "\"urn:ogc:def:crs:EPSG::25832\"}}, \"features\": [{\"type\": \"Feature\", \"properties\": {\"height\": 8, "
                + "\"base\": %s, \"crown\": 6}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [691030, 5336026]}}]}";
        String twin = BLOCKS
                + ", {type: trees, path: r.geojson, columns: {height: height, crownBase: base, crownDiameter: crown}}";
        Result usual = run(tree.formatted("null"), twin);
        for (String base : List.of("12", "8", "-1")) {
            Result odd = run(tree.formatted(base), twin);
            same(usual, odd);
            assertThat(odd.quality.toLowerCase(Locale.ROOT)).as(base).contains("crown base");
        }
        assertThat(usual.at("yard", 1, "sky_view_factor")).isLessThan(0.9);
    }
}
