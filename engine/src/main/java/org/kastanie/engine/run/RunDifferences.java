package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kastanie.engine.output.RunDifference;
import org.kastanie.engine.output.RunDifference.Kind;
import tools.jackson.databind.JsonNode;

/** What two manifests say differently: keys of the resolved job, contents of the inputs, version of the program. */
final class RunDifferences {
    private static final String NONE = "not given";
    /** Keys that say what a run is called and what is written of it; its fields do not depend on them. */
    private static final Set<String> HARMLESS = Set.of("name", "points", "areas", "streets", "outputs", "attribution");

    private final JsonNode a;
    private final JsonNode b;
    private final List<RunDifference> all = new ArrayList<>();

    private RunDifferences(JsonNode a, JsonNode b) {
        this.a = a;
        this.b = b;
    }

    /** Every difference, sorted by key; inputs and program last. */
    static List<RunDifference> of(JsonNode a, JsonNode b) {
        RunDifferences differences = new RunDifferences(a, b);
        differences.job();
        differences.inputs();
        differences.program();
        return List.copyOf(differences.all);
    }

    /** Paths are left out where files are compared by content: the same file may lie elsewhere. */
    private void job() {
        Map<String, String> from = leaves(a.path("job"));
        Map<String, String> to = leaves(b.path("job"));
        hashes(a).keySet().forEach(from::remove);
        hashes(b).keySet().forEach(to::remove);
        compare(from, to, "");
    }

    private void inputs() {
        compare(hashes(a), hashes(b), "input ");
    }

    private void program() {
        String from = program(a);
        String to = program(b);
        if (!from.equals(to)) {
            all.add(new RunDifference("program", from, to, Kind.OTHER));
        }
    }

    private void compare(Map<String, String> from, Map<String, String> to, String prefix) {
        TreeSet<String> keys = new TreeSet<>(from.keySet());
        keys.addAll(to.keySet());
        for (String key : keys) {
            String before = from.getOrDefault(key, NONE);
            String after = to.getOrDefault(key, NONE);
            if (!before.equals(after)) {
                all.add(new RunDifference(prefix + key, before, after, kind(key)));
            }
        }
    }

    private static Kind kind(String key) {
        String section = key.replaceFirst("\\..*", "");
        if (section.equals("scenario")) {
            return Kind.SCENARIO;
        }
        return HARMLESS.contains(section) ? Kind.HARMLESS : Kind.OTHER;
    }

    private static String program(JsonNode manifest) {
        JsonNode kastanie = manifest.path("kastanie");
        return kastanie.path("version").asString("") + " "
                + kastanie.path("commit").asString("");
    }

    private static Map<String, String> hashes(JsonNode manifest) {
        Map<String, String> hashes = new TreeMap<>();
        for (JsonNode input : manifest.path("inputs")) {
            hashes.put(input.path("key").asString(""), input.path("sha256").asString(""));
        }
        return hashes;
    }

    private static Map<String, String> leaves(JsonNode job) {
        Map<String, String> leaves = new TreeMap<>();
        leaves(job, "", leaves);
        return leaves;
    }

    /** Empty containers count as nothing; the scenario is one value, for an edit has no name of its own. */
    private static void leaves(JsonNode node, String key, Map<String, String> out) {
        if (key.equals("scenario")) {
            if (!node.isEmpty()) {
                out.put(key, node.toString());
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(p -> leaves(p.getValue(), key.isEmpty() ? p.getKey() : key + "." + p.getKey(), out));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(node.get(i), key + "." + i, out);
            }
        } else {
            out.put(key, node.isNumber() ? number(node) : node.asString());
        }
    }

    /** 1 and 1.0 are the same. */
    private static String number(JsonNode node) {
        return node.decimalValue().stripTrailingZeros().toPlainString();
    }
}
