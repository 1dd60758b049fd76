package org.kastanie.solver.radiation;

/**
 * Hears what an exchange sends, or says it: the one door through which a model of a window gets from a run what it cannot
 * know itself, and through which the run left it. Called in the same order in every run with the same weather: once or more
 * per balance {@link #sources} and by day {@link #closure}, and {@link #given} whenever radiosities are handed out.
 */
public interface ExchangeTrace {
    /** Nobody listens. */
    ExchangeTrace NONE = new ExchangeTrace() {
        @Override
        public boolean leads() {
            return false;
        }

        @Override
        public void sources(Radiosities sent) {}

        @Override
        public void closure(float[] scaleAndRest) {}

        @Override
        public void given(Radiosities sent) {}
    };

    /** True if it says what the classes outside, the halo and the closure are; else they are found within the model. */
    boolean leads();

    /** What all sources send in one pass; who leads fills in halo and classes (see {@link SourceNumbers}). */
    void sources(Radiosities sent);

    /**
     * The two numbers that close the energy of a pass; who leads puts them in.
     *
     * @param scaleAndRest factor on what has arrived, and what is added per share of the view that falls on sources
     */
    void closure(float[] scaleAndRest);

    /** What all sources send on the mean of a step, for people and points; who leads fills in halo and classes. */
    void given(Radiosities sent);
}
