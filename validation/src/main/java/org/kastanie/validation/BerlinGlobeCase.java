package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Globe temperatures from measured six-direction radiation, air and wind against two globes on the same cart. It needs no
 * scene and tests none of the radiation model: it says how far the globe balance of {@link MontpellierCase} can be trusted.
 */
final class BerlinGlobeCase implements ValidationCase {
    private static final String FILE = "measured/berlin-biomet-sixdir/biomet_20140610_1min.csv";
    private static final String[] SIDES = {"downwelling", "upwelling", "east", "west", "south", "north"};

    @Override
    public String id() {
        return "berlin-globes";
    }

    @Override
    public String title() {
        return "Berlin, two globes beside six-direction radiometers, 2014-06-10";
    }

    @Override
    public String source() {
        return "Chair of Climatology, TU Berlin, as in ca-vi/Climatology_Package (GPL 2 or later)";
    }

    @Override
    public String notes() {
        return "Measured fluxes of six directions, air and wind go into the balance of a globe; means of half hours, since "
                + "globes lag. The place is not known, so nothing of a scene is computed. Neither diameters nor paints are "
                + "stated: 40 mm, 0.95 for the black globe and 0.85 for the grey one are assumed. Reported, not gated by a goal.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(data.resolve(FILE)) ? Optional.empty() : Optional.of(FILE);
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Map<String, List<Map<String, String>>> halves = new LinkedHashMap<>();
        for (Map<String, String> row : Csv.read(data.resolve(FILE))) {
            String time = row.getOrDefault("TIMESTAMP", "");
            String half = time.substring(0, 14) + (Integer.parseInt(time.substring(14, 16)) < 30 ? "00" : "30");
            halves.computeIfAbsent(half, h -> new ArrayList<>()).add(row);
        }
        List<Comparison> all = new ArrayList<>();
        all.add(compare("black globe", "Tglobe", new Globe(0.04, 0.95, 0.95), halves));
        all.add(compare("grey globe", "Tglobe_7011", new Globe(0.04, 0.85, 0.95), halves));
        return all;
    }

    private static Comparison compare(
            String name, String column, Globe globe, Map<String, List<Map<String, String>>> halves) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        halves.forEach((half, rows) -> pairs.add(new Comparison.Pair(
                half,
                Csv.mean(rows, column),
                globe.temperature(
                        six(rows, "SW_"), six(rows, "LW_"), Csv.mean(rows, "Ta"), Csv.mean(rows, "Wind_Speed")))));
        return new Comparison(name, "all", "K", pairs);
    }

    private static double six(List<Map<String, String>> rows, String band) {
        double[] six = new double[SIDES.length];
        for (int i = 0; i < six.length; i++) {
            six[i] = Csv.mean(rows, band + SIDES[i]);
        }
        return Globe.mean(six);
    }
}
