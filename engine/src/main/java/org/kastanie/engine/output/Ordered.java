package org.kastanie.engine.output;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps that keep the order they are written in. {@link Map#of} orders by a number drawn anew for every start of Java: what is
 * written from one differs from run to run.
 */
public final class Ordered {
    private Ordered() {}

    /** Of keys and values by turns. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
