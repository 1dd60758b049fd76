package org.kastanie.engine.scenario;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What edits are held to beside the twin itself.
 *
 * @param reach rectangle beyond which an edit has no effect (domain and margin), or null if it is not known
 * @param classes materials the run knows, such as ground.grass; empty if they are not checked
 */
public record Rules(@Nullable Envelope reach, Set<String> classes) {
    /** Nothing beside the twin is known. */
    public static final Rules NONE = new Rules(null, Set.of());

    public Rules {
        classes = Set.copyOf(classes);
    }
}
