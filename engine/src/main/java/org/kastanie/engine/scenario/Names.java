package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Known names nearest to one that is not known. */
final class Names {
    private Names() {}

    /** Up to {@code most} names with the fewest changed letters (Levenshtein distance), nearest first. */
    static List<String> nearest(String name, Collection<String> known, int most) {
        String lower = name.toLowerCase(Locale.ROOT);
        Map<String, Integer> distances = new LinkedHashMap<>();
        for (String each : known) {
            distances.putIfAbsent(each, distance(lower, each.toLowerCase(Locale.ROOT)));
        }
        List<String> names = new ArrayList<>(distances.keySet());
        names.sort(Comparator.comparingInt((String n) -> distances.getOrDefault(n, Integer.MAX_VALUE)));
        return names.subList(0, Math.min(most, names.size()));
    }

    /** "did you mean 'T12', 'T21'?", or what is said when nothing is known. */
    static String meant(String name, Collection<String> known, String nothing) {
        List<String> near = nearest(name, known, 3);
        return near.isEmpty() ? nothing : "did you mean '" + String.join("', '", near) + "'?";
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
