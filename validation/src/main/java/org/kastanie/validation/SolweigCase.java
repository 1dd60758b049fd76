package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kastanie.engine.cli.Main;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Where and why our mean radiant temperature differs from SOLWEIG's on its own inputs; no gate, a peer is not the truth. */
final class SolweigCase implements ValidationCase {
    private static final String FOLDER = "reference/solweig/goteborg_kr_19970606";
    /** Cells left out along the edge: both models lack what stands beyond. */
    private static final int RIM = 20;
    /** Hour the map shows. */
    private static final int SHOWN = 14;
    /** Below this sun the peer's night begins, degrees. */
    private static final double NIGHT = 0;

    private static final Crs SWEREF = new Crs(3007, "SWEREF99 12 00");

    private Optional<DifferenceMap> map = Optional.empty();

    @Override
    public String id() {
        return "solweig-kronenhuset";
    }

    @Override
    public String title() {
        return "Beside SOLWEIG: Tmrt of the Kronenhuset quarter, 1997-06-06";
    }

    @Override
    public String source() {
        return "SOLWEIG v2025a, UMEP-dev/UMEP-processing df036d8 (GPL-3.0), run on geodata and weather of UMEP-dev/solweig "
                + "(GPL-3.0); a peer's model, no measurement";
    }

    @Override
    public String notes() {
        return "Same rasters and weather; rows of the weather are taken to end at their label, as the peer does, so that both "
                + "have the sun one hour before the radiation it came with. Cells nearer than " + RIM
                + " m to the edge are left out. Positive: we are warmer. Classes, in this order: night; under crowns; near walls "
                + "(within 2 m); shadow edge (the peer's shadow changes within 2 m, or ours is another); open ground in the sun "
                + "and in the shade. The two were given different physics on purpose: ground and walls of ours have an energy "
                + "balance with two days before, the peer's ground follows a sine of the day and its walls the air; shadows of "
                + "the peer are those of one instant an hour; its crowns let 3 % of the sun through, ours what their leaves "
                + "let; its night sky is as clear as at midnight.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.isDirectory(data.resolve(FOLDER)) ? Optional.empty() : Optional.of(FOLDER);
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Path folder = data.resolve(FOLDER).toAbsolutePath();
        Raster dsm = band(folder.resolve("inputs/DSM.tif"), 1);
        Path out = ours(folder, dsm, scratch);
        ZarrReader fields = ZarrReader.open(out.resolve("fields.zarr"));
        Raster crowns = band(folder.resolve("inputs/CDSM.tif"), 1);
        Raster open = band(folder.resolve("buildings.tif"), 1);
        List<Map<String, String>> sun = Csv.read(folder.resolve("forcing_and_sun.csv"));
        int rows = dsm.rows() - 2 * RIM;
        int columns = dsm.columns() - 2 * RIM;
        Map<String, List<Comparison.Pair>> pairs = new TreeMap<>();
        int daytime = 0;
        for (int hour = 1; hour < 24; hour++) {
            boolean night = Double.parseDouble(sun.get(hour).get("sun_altitude_deg")) <= NIGHT;
            Raster peer = band(folder.resolve("Tmrt_aniso.tif"), hour + 1);
            float[] mine = fields.slice("mean_radiant_temperature", hour - 1);
            float[] lit = fields.slice("sunlit_fraction", hour - 1);
            Raster shadow = night ? peer : band(folder.resolve("shadow.tif"), ++daytime);
            float[] difference = new float[rows * columns];
            String[] kind = new String[rows * columns];
            for (int i = 0; i < difference.length; i++) {
                int at = (i / columns + RIM) * dsm.columns() + i % columns + RIM;
                difference[i] = open.values()[at] > 0
                        ? mine[i] - (float) PhysicalConstants.ZERO_CELSIUS - peer.values()[at]
                        : Float.NaN;
                kind[i] = night ? "night" : kind(at, dsm.columns(), crowns, open, shadow, lit[i]);
            }
            collect(pairs, hour, kind, difference, peer, columns, dsm.columns());
            if (hour == SHOWN) {
                map = Optional.of(new DifferenceMap(
                        columns,
                        rows,
                        difference,
                        "Tmrt ours - SOLWEIG (K), 1997-06-06, hour " + "ending " + SHOWN + ":00",
                        15));
            }
        }
        List<Comparison> all = new ArrayList<>();
        pairs.forEach((key, list) -> all.add(new Comparison("Tmrt", key, "K", list)));
        return all;
    }

    @Override
    public List<String> pictures(Path folder) throws IOException {
        if (map.isEmpty()) {
            return List.of();
        }
        map.get().write(folder.resolve("solweig-kronenhuset-map.png"));
        return List.of("solweig-kronenhuset-map.png");
    }

    /** Means of a class and hour as one pair; every cell would be too many lines. */
    private static void collect(
            Map<String, List<Comparison.Pair>> pairs,
            int hour,
            String[] kind,
            float[] difference,
            Raster peer,
            int columns,
            int wide) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int i = 0; i < difference.length; i++) {
            if (!Float.isNaN(difference[i])) {
                int at = (i / columns + RIM) * wide + i % columns + RIM;
                double[] s = sums.computeIfAbsent(kind[i], k -> new double[4]);
                s[0]++;
                s[1] += peer.values()[at];
                s[2] += difference[i];
                s[3] += difference[i] * difference[i];
            }
        }
        sums.forEach((k, s) -> {
            String label = String.format(Locale.ROOT, "%02d:00, %.0f cells", hour, s[0]);
            pairs.computeIfAbsent(k + ", hourly means", x -> new ArrayList<>())
                    .add(new Comparison.Pair(label, s[1] / s[0], (s[1] + s[2]) / s[0]));
            pairs.computeIfAbsent(k + ", RMSE over cells", x -> new ArrayList<>())
                    .add(new Comparison.Pair(label, 0, Math.sqrt(s[3] / s[0])));
        });
    }

    private static String kind(int at, int wide, Raster crowns, Raster open, Raster shadow, float lit) {
        if (crowns.values()[at] > 0) {
            return "under crowns";
        }
        float least = 1;
        float most = 0;
        for (int r = -2; r <= 2; r++) {
            for (int c = -2; c <= 2; c++) {
                int near = at + r * wide + c;
                if (!(open.values()[near] > 0)) {
                    return "near walls";
                }
                least = Math.min(least, shadow.values()[near]);
                most = Math.max(most, shadow.values()[near]);
            }
        }
        if (most - least > 0.5 || Math.abs(lit - shadow.values()[at]) > 0.3) {
            return "shadow edge";
        }
        return shadow.values()[at] > 0.5 ? "open ground, sun" : "open ground, shade";
    }

    private static Path ours(Path folder, Raster dsm, Path scratch) throws IOException {
        StringBuilder met = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("inputs/met.csv"))) {
            met.append(met.isEmpty() ? "%" : "").append(line.replace(',', ' ')).append('\n');
        }
        Path weather = Files.writeString(scratch.resolve("met.txt"), met, StandardCharsets.UTF_8);
        String job = String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: beside solweig
                domain: {crs: "EPSG:3007", bounds: [%s, %s, %s, %s], cell: 1.0, margin: %d}
                twin:
                  - {type: terrain, path: "%s"}
                  - {type: surface, path: "%s"}
                  - {type: canopy, path: "%s"}
                  - {type: landcover, path: "%s", classes: umep}
                weather: {type: umep, path: "%s", interval: ending, timezone: "+01:00", windHeight: 10, airHeight: 2, site: roof, defaults: {wind_direction: 225, pressure: 1013}}
                period: {start: "1997-06-06T00:00+01:00", end: "1997-06-06T23:00+01:00", output: PT1H, spinup: P2D}
                points: []
                outputs: {quantities: [mean_radiant_temperature, sunlit_fraction], formats: [zarr]}
                model: {halo: %d}
                materials: {wall.plaster: {albedo: 0.21, emissivity: 0.90}}
                """,
                dsm.west() + RIM,
                dsm.north() - dsm.rows() + RIM,
                dsm.west() + dsm.columns() - RIM,
                dsm.north() - RIM,
                RIM,
                folder.resolve("inputs/DEM.tif"),
                folder.resolve("inputs/DSM.tif"),
                folder.resolve("inputs/CDSM.tif"),
                folder.resolve("inputs/landcover.tif"),
                weather,
                RIM);
        Path file = Files.writeString(scratch.resolve("job.yaml"), job, StandardCharsets.UTF_8);
        Path out = scratch.resolve("out");
        int code = Main.execute("run", file.toString(), "--out", out.toString(), "--progress", "none");
        if (code != 0) {
            throw new IOException("the job of a validation case ended with exit code " + code + ": " + file);
        }
        return out;
    }

    private static Raster band(Path file, int band) {
        var model = TwinReader.read(List.of(new TwinEntry("surface", file, Map.of("band", band))), SWEREF);
        return ((TwinSource.Layer) model.sources().getFirst()).raster();
    }
}
