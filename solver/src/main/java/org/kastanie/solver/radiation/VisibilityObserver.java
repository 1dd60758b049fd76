package org.kastanie.solver.radiation;

/** Hears, while a model is built, which part of its visibility is ready. */
@FunctionalInterface
public interface VisibilityObserver {
    /** Parts in the order in which they are built. */
    enum Part {
        /** Padded rasters, numbering of sources, places. */
        GROUNDWORK,
        /** What facets and people see of the sky; the bytes are those of the facets. */
        SKY,
        /** What facets see besides the sky. */
        SURROUNDINGS,
        /** What crowns see. */
        CROWNS,
        /** What people see besides the sky; the bytes hold their sky, too. */
        PEOPLE
    }

    /** Hears nothing. */
    VisibilityObserver NONE = (part, receivers, bytes) -> {};

    /**
     * @param receivers facets, crown cells or persons
     * @param bytes kept for them
     */
    void ready(Part part, long receivers, long bytes);
}
