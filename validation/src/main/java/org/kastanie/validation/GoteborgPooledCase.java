package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All hours of the Göteborg sites together: every hour counts alike. */
final class GoteborgPooledCase implements ValidationCase {
    private final List<GoteborgCase> sites;

    GoteborgPooledCase(List<GoteborgCase> sites) {
        this.sites = sites;
    }

    @Override
    public String id() {
        return "goteborg-all";
    }

    @Override
    public String title() {
        return "Göteborg, all hours of the three sites";
    }

    @Override
    public String source() {
        return sites.getFirst().source();
    }

    @Override
    public String notes() {
        return "The four days of the sites together, uncalibrated. The rows paired one hour earlier and later check the time "
                + "labels: both must be worse than the pairing used.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return sites.stream().flatMap(site -> site.missing(data).stream()).findFirst();
    }

    /** Sites that ran before in the same list of cases are not run again. */
    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Map<String, Comparison> pooled = new LinkedHashMap<>();
        for (GoteborgCase site : sites) {
            for (Comparison c : site.latest().isEmpty() ? site.run(data, scratch) : site.latest()) {
                if (c.unit().isEmpty()) {
                    continue;
                }
                List<Comparison.Pair> pairs = c.pairs().stream()
                        .map(p -> new Comparison.Pair(site.id() + " " + p.label(), p.reference(), p.ours()))
                        .toList();
                pooled.merge(
                        c.quantity() + "|" + c.subset(),
                        new Comparison(c.quantity(), c.subset(), c.unit(), pairs),
                        GoteborgPooledCase::join);
            }
        }
        return List.copyOf(pooled.values());
    }

    private static Comparison join(Comparison a, Comparison b) {
        List<Comparison.Pair> pairs = new ArrayList<>(a.pairs());
        pairs.addAll(b.pairs());
        return new Comparison(a.quantity(), a.subset(), a.unit(), pairs);
    }
}
