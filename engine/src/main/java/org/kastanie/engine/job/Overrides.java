package org.kastanie.engine.job;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code --set key.path=value}: changes a job from the command line. Parts with dots may be quoted. */
final class Overrides {
    private Overrides() {}

    static void apply(ObjectNode job, List<String> settings) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--set " + setting + " has no key and value", "write it as --set domain.cell=2");
            }
            List<String> path = split(setting.substring(0, equals));
            set(job, path, JobText.value(setting.substring(equals + 1)), setting);
        }
    }

    private static void set(ObjectNode job, List<String> path, JsonNode value, String setting) {
        JsonNode at = job;
        for (int i = 0; i < path.size() - 1; i++) {
            at = step(at, path.get(i), path.get(i + 1), setting);
        }
        String last = path.getLast();
        if (at instanceof ObjectNode object) {
            object.set(last, value);
        } else if (at instanceof ArrayNode array) {
            int index = index(array, last, setting);
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            throw nowhere(setting);
        }
    }

    private static JsonNode step(JsonNode at, String part, String next, String setting) {
        if (at instanceof ObjectNode object) {
            JsonNode child = object.get(part);
            if (child == null) {
                child = next.matches("[0-9]+") ? object.putArray(part) : object.putObject(part);
            }
            return child;
        }
        if (at instanceof ArrayNode array) {
            int index = index(array, part, setting);
            return index == array.size() ? array.addObject() : array.get(index);
        }
        throw nowhere(setting);
    }

    private static int index(ArrayNode array, String part, String setting) {
        if (!part.matches("[0-9]{1,6}") || Integer.parseInt(part) > array.size()) {
            throw new InputException(
                    "--set " + setting + ": '" + part + "' is not a place in a list of " + array.size(),
                    "count from 0, such as --set points.0.height=2");
        }
        return Integer.parseInt(part);
    }

    private static InputException nowhere(String setting) {
        return new InputException(
                "--set " + setting + " leads into a single value", "'kastanie schema' shows the keys of a job");
    }

    /** Parts of a key path; names of materials contain a dot of their own. */
    static List<String> split(String path) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : path.trim().toCharArray()) {
            if (c == '"' || c == '\'') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (parts.size() >= 3
                && parts.getFirst().equals("materials")
                && !parts.get(1).contains(".")) {
            String name = parts.get(1) + "." + parts.remove(2);
            parts.set(1, name);
        }
        return parts;
    }
}
