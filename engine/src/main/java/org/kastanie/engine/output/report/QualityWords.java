package org.kastanie.engine.output.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kastanie.engine.twin.QualityReport;

/** Puts the entries of the quality report into sentences for people who do not know the data: how many objects, and what it means. */
final class QualityWords {
    private static final Pattern NUMBER = Pattern.compile("[-+\u2212]?\\d+(\\.\\d+)?");
    private static final Pattern SIZE = Pattern.compile("height|crown diameter|crown base|leaf area index");

    /**
     * A kind of message that has a sentence of its own.
     *
     * @param message what its messages look like
     * @param sentence from all of them
     */
    private record Known(Pattern message, Function<Group, String> sentence) {
        static Known of(String message, Function<Group, String> sentence) {
            return new Known(Pattern.compile(message), sentence);
        }
    }

    private static final List<Known> KNOWN = List.of(
            Known.of(
                    "its ground lies .* against the terrain",
                    g -> Phrases.text(
                            "%s: the height of the ground in its file and in the terrain model differ, by up to %.1f m (often "
                                    + "sunken yards or older surveys). The result is less certain right beside these objects.",
                            g.objects(), g.largest())),
            Known.of(
                    ".* of walls are lost: too small for the cells",
                    g -> Phrases.text(
                            "%s: smaller than the cells, so that %.0f m\u00b2 of walls are missing in the calculation. They neither "
                                    + "shade nor warm what is right beside them; the wider surroundings are not affected.",
                            g.objects(), g.sum())),
            Known.of(
                    "its walls have .* but the raster of .*",
                    g -> Phrases.text(
                            "%s: drawn in cells its walls have a clearly different area than in the file. The heat its walls give "
                                    + "off is less certain.",
                            g.objects())),
            Known.of(
                    "((height|crown diameter|crown base|leaf area index) [0-9.]+[^,]*(, )?)+",
                    g -> Phrases.text(
                            "%s: the file does not give %s; usual values were taken. The shade of a single tree may differ from the real "
                                    + "one.",
                            g.objects(), g.sizes())),
            Known.of(
                    "Surface .* left out: .*",
                    g -> Phrases.text(
                            "%s: a surface was left out because it is faulty (%s). A roof or wall may have a gap there.",
                            g.objects(),
                            g.first().replaceFirst("^.* left out: ", "").replaceFirst("\\.$", ""))),
            Known.of(
                    "Height from .* storeys of .*",
                    g -> Phrases.text(
                            "%s: the file gives no height; it was taken from the number of storeys, 3 m each. Shadows may be a "
                                    + "little too long or too short.",
                            g.objects())),
            Known.of(
                    "the margin of .* was cut to where objects stand.*",
                    g ->
                            "The surroundings are taken into account only as far as the files hold objects; beyond them lies open "
                                    + "land."));

    /** Messages of one kind about objects of one source. */
    private record Group(QualityReport.Kind kind, String source, List<QualityReport.Entry> entries) {
        String first() {
            return entries.getFirst().message();
        }

        int count() {
            return entries.size();
        }

        /** "7 objects" or the id of the only one. */
        String objects() {
            String id = entries.getFirst().object();
            String one = id.isEmpty() ? "One object" : "Object " + id;
            return (count() == 1 ? one : count() + " objects") + " of " + place();
        }

        private String place() {
            return source.equals("scene") ? "the city model" : source;
        }

        double largest() {
            return entries.stream().mapToDouble(e -> Math.abs(number(e))).max().orElse(0);
        }

        double sum() {
            return entries.stream().mapToDouble(Group::number).sum();
        }

        private static double number(QualityReport.Entry entry) {
            Matcher matcher = NUMBER.matcher(entry.message());
            return matcher.find() ? Double.parseDouble(matcher.group().replace('\u2212', '-')) : 0;
        }

        /** Every size that some of the messages name. */
        String sizes() {
            TreeSet<String> names = new TreeSet<>();
            for (QualityReport.Entry entry : entries) {
                Matcher matcher = SIZE.matcher(entry.message());
                while (matcher.find()) {
                    names.add(matcher.group());
                }
            }
            return String.join(", ", names);
        }
    }

    private QualityWords() {}

    /** One sentence a kind of message, the most frequent first. */
    static List<String> sentences(List<QualityReport.Entry> entries) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (QualityReport.Entry entry : entries) {
            String key = entry.kind() + key(entry.message()) + entry.source();
            groups.computeIfAbsent(key, k -> new Group(entry.kind(), entry.source(), new ArrayList<>()))
                    .entries()
                    .add(entry);
        }
        return groups.values().stream()
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .map(QualityWords::sentence)
                .toList();
    }

    /** Messages of one known sentence are one kind; others are, when they differ in figures alone. */
    private static String key(String message) {
        for (int i = 0; i < KNOWN.size(); i++) {
            if (KNOWN.get(i).message().matcher(message).matches()) {
                return "known " + i;
            }
        }
        return NUMBER.matcher(message).replaceAll("#");
    }

    private static String sentence(Group group) {
        for (Known known : KNOWN) {
            if (known.message().matcher(group.first()).matches()) {
                return lead(group.kind()) + known.sentence().apply(group);
            }
        }
        String message = group.first().replace("m2", "m\u00b2").replaceFirst("[.]$", "");
        String of = group.count() == 1 && group.entries().getFirst().object().isEmpty()
                ? group.place()
                : group.count() == 1
                        ? group.entries().getFirst().object() + ", " + group.place()
                        : group.count() + " objects of " + group.place() + ", for example "
                                + group.entries().getFirst().object();
        return lead(group.kind()) + message + " (" + of + ").";
    }

    private static String lead(QualityReport.Kind kind) {
        return switch (kind) {
            case SKIPPED -> "Left out: ";
            case ASSUMED -> "Assumed: ";
            case DOUBTFUL -> "Uncertain: ";
            case REPAIRED -> "Repaired: ";
            case NOTE -> "Note: ";
        };
    }
}
