package org.kastanie.engine;

/** Hears how far a long piece of work has come. Implementations are cheap and may be called from any thread. */
public interface Progress {
    /** A new stage begins; {@code total} units of work lie ahead. */
    void stage(String name, long total);

    /** {@code done} of the stage's units are finished. */
    void done(long done);

    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void stage(String name, long total) {}

        @Override
        public void done(long done) {}
    };
}
