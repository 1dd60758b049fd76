package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what the twin lacked, what was assumed, what was skipped and why, by object id; becomes quality.json. */
public final class QualityReport {
    /** What happened to an object. */
    public enum Kind {
        /** The object was left out. */
        SKIPPED,
        /** A value was missing and filled by a rule. */
        ASSUMED,
        /** Used as it is, but doubtful. */
        DOUBTFUL,
        /** The object was changed so that it could be used. */
        REPAIRED,
        /** Worth knowing. */
        NOTE
    }

    /**
     * @param kind what happened
     * @param source file, or room that decided
     * @param object id of the object; empty if it concerns the whole source
     * @param message what and why, one sentence
     */
    public record Entry(Kind kind, String source, String object, String message) {}

    private final List<Entry> entries = new ArrayList<>();

    public synchronized void add(Kind kind, String source, String object, String message) {
        entries.add(new Entry(kind, source, object, message));
    }

    public synchronized List<Entry> entries() {
        return Collections.unmodifiableList(new ArrayList<>(entries));
    }
}
