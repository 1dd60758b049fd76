package org.kastanie.engine.twin;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the attributes of a GeoJSON or CSV file hold, so that somebody can tell which one to name in a job. */
final class AttributeSummary {
    /** Sample values shown; distinct values kept while counting. Choices. */
    private static final int SHOWN = 5;

    private static final int COUNTED = 1000;
    private static final int LONGEST = 40;

    private final Set<String> samples = new LinkedHashSet<>();
    private int filled;
    private int numbers;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    private AttributeSummary() {}

    /** Attribute to words, in the order of the file; empty for files of other kinds. */
    static Map<String, String> of(TwinEntry entry) {
        Map<String, AttributeSummary> all = new LinkedHashMap<>();
        int[] features = new int[1];
        if (entry.type().equals("cityjson") || entry.type().equals("osm")) {
            return Map.of();
        }
        if (FeatureFile.reads(entry.path())) {
            FeatureFile.of(entry).features(feature -> {
                features[0]++;
                for (String name : feature.path("properties").propertyNames()) {
                    of(all, name).add(value(feature, name));
                }
            });
        } else if (entry.type().equals("trees")) {
            CsvFile csv = new CsvFile(entry.path());
            features[0] = csv.rows();
            for (int c = 0; c < csv.header().size(); c++) {
                for (int r = 0; r < csv.rows(); r++) {
                    of(all, csv.header().get(c)).add(csv.cell(r, c));
                }
            }
        }
        Map<String, String> words = new LinkedHashMap<>();
        all.forEach((name, summary) -> words.put(name, summary.words(features[0])));
        return words;
    }

    private static @Nullable String value(JsonNode feature, String name) {
        return FeatureFile.text(feature, name);
    }

    private static AttributeSummary of(Map<String, AttributeSummary> all, String name) {
        return all.computeIfAbsent(name, n -> new AttributeSummary());
    }

    private void add(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        filled++;
        double number = Attributes.number(value);
        if (!Double.isNaN(number)) {
            numbers++;
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
        if (samples.size() < COUNTED) {
            samples.add(value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value);
        }
    }

    private String words(int features) {
        String gap = filled == features ? "" : ", missing in " + (features - filled) + " of " + features;
        if (filled == 0) {
            return "empty";
        }
        if (numbers == filled) {
            return plain(low) + " to " + plain(high) + gap;
        }
        String shown = String.join(", ", samples.stream().limit(SHOWN).toList());
        String more = samples.size() <= SHOWN
                ? ""
                : ", ... (" + samples.size() + (samples.size() == COUNTED ? " or more" : "") + " different)";
        return shown + more + gap;
    }

    private static String plain(double number) {
        return !Double.isFinite(number)
                ? String.valueOf(number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
