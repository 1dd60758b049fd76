package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.DrawnJob;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.Study.Words;
import org.kastanie.engine.run.Comparison;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;

/**
 * Life cycle of a study: checks every variant before anything is computed, runs the base case and the variants, compares
 * them and writes tables and report. Everything is written in {@code DIR.partial}; finished runs stay there when a later one
 * is interrupted.
 */
public final class StudyRun {
    /** Name of the base case and its folder. */
    public static final String BASE = "ist";

    private final Study study;
    private final ResultFolder folder;
    private final Runner.Options options;
    private final boolean resume;

    private StudyRun(Study study, ResultFolder folder, Runner.Options options, boolean resume) {
        this.study = study;
        this.folder = folder;
        this.options = options;
        this.resume = resume;
    }

    /** A run of the study. */
    record Part(String name, Words title, Job job) {}

    /**
     * Carries a study out.
     *
     * @throws BadJobException with the problems of all variants
     */
    public static void run(Study study, Path out, ResultFolder.Mode mode, Runner.Options options) throws IOException {
        ResultFolder folder = ResultFolder.of(out, mode);
        StudyRun run = new StudyRun(study, folder, options, mode == ResultFolder.Mode.RESUME);
        StudyCheck.check(study, parts(study), options.progress());
        folder.open();
        try {
            run.compute();
            folder.complete();
            options.stop().finish();
        } catch (RuntimeException | IOException | OutOfMemoryError e) {
            if (!run.anythingDone()) {
                Files.deleteIfExists(folder.several());
            }
            folder.abandon();
            throw e;
        }
    }

    /**
     * Everything that can be known of a study before computing.
     *
     * @throws BadJobException with every problem of edits and files
     */
    public static void check(Study study, Runner.Options options) {
        StudyCheck.check(study, parts(study), options.progress());
    }

    private List<Part> parts() {
        return parts(study);
    }

    private static List<Part> parts(Study study) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(BASE, new Words("IST", "Today (IST)"), study.base()));
        study.variants().forEach(v -> parts.add(new Part(v.name(), v.title(), v.job())));
        return parts;
    }

    private void compute() throws IOException {
        sameStudy();
        List<Part> parts = parts();
        for (int i = 0; i < parts.size(); i++) {
            Progress progress = labelled(i + 1, parts.size(), parts.get(i).name());
            runPart(parts.get(i), progress);
        }
        Progress last = labelled(parts.size(), parts.size(), "differences");
        Path base = folder.partial().resolve(BASE);
        for (Part part : parts.subList(1, parts.size())) {
            Path differences = folder.partial().resolve("differences").resolve(part.name());
            if (!Files.exists(differences)) {
                Files.createDirectories(differences.getParent());
                ResultFolder.Mode mode = ResultFolder.Mode.NEW;
                Path target = folder.partial().resolve(part.name());
                Comparison.run(base, target, differences, mode, true, options.threads(), last);
            }
        }
        int hottest = Case.hottest(base);
        StudyResults.write(study, parts, folder.partial(), hottest, draws(parts, hottest), last);
        StudyManifest.write(study, parts, folder.partial());
    }

    /** Runs a part unless it is there already. */
    private void runPart(Part part, Progress progress) throws IOException {
        Path out = folder.partial().resolve(part.name());
        if (Files.isRegularFile(out.resolve("manifest.json"))) {
            options.log().accept(part.name() + ": finished before");
            return;
        }
        boolean begun = resume && ResultFolder.interrupted(out);
        options.log().accept(part.name() + ": " + part.job().spec().name());
        execute(part.job(), out, begun, progress);
    }

    private void execute(Job job, Path out, boolean begun, Progress progress) throws IOException {
        Runner.Options own = new Runner.Options(
                options.threads(), options.memory(), options.windCache(), progress, options.log(), options.stop());
        options.stop().goesOn();
        JobRun.run(job, out, begun ? ResultFolder.Mode.RESUME : ResultFolder.Mode.NEW, own);
        options.stop().goesOn();
    }

    /** All runs of all draws; null if none are asked for. They are kept until the study is complete. */
    private @Nullable Draws draws(List<Part> parts, int hottest) throws IOException {
        List<Draw> draws = Draw.of(study.uncertainty());
        if (draws.isEmpty() || parts.size() < 2) {
            return null;
        }
        Path there = folder.work().resolve("draws");
        return Draws.of(
                study,
                draws,
                parts,
                (number, part) -> {
                    Path out = there.resolve(String.format(Locale.ROOT, "%03d", number + 1))
                            .resolve(part.name());
                    if (!Files.exists(out)) {
                        Files.createDirectories(out.getParent());
                        DrawnJob.Change change =
                                draws.get(number).change(study.uncertainty().cell());
                        Job job = DrawnJob.of(part.job(), change);
                        String label = "draw " + (number + 1) + "/" + draws.size() + " " + part.name();
                        boolean begun = resume && ResultFolder.interrupted(out);
                        execute(job, out, begun, labelled(label));
                    }
                    return out;
                },
                hottest);
    }

    private Progress labelled(int number, int of, String name) {
        return labelled(number + "/" + of + " " + name);
    }

    private Progress labelled(String words) {
        Progress inner = options.progress();
        String label = words + ": ";
        return new Progress() {
            @Override
            public void stage(String stage, long total) {
                inner.stage(label + stage, total);
            }

            @Override
            public void done(long done) {
                inner.done(done);
            }
        };
    }

    /** Refuses to go on with what another study left; says which study this is. */
    private void sameStudy() throws IOException {
        StringBuilder text = new StringBuilder();
        parts().forEach(p ->
                text.append(p.name()).append('\n').append(p.job().resolved()).append('\n'));
        text.append(study.uncertainty()).append('\n');
        if (resume
                && !Files.readString(folder.several(), StandardCharsets.UTF_8).contentEquals(text)) {
            throw new InputException(
                    "the interrupted study in " + folder.partial()
                            + " was another one: its job, variants or uncertainty have changed",
                    "run the old study with --resume, or start anew with --overwrite");
        }
        Files.writeString(folder.several(), text, StandardCharsets.UTF_8);
    }

    /** A run is finished or can be continued. */
    private boolean anythingDone() throws IOException {
        if (!Files.isDirectory(folder.partial())) {
            return false;
        }
        for (Part part : parts()) {
            Path out = folder.partial().resolve(part.name());
            if (Files.exists(out) || ResultFolder.interrupted(out)) {
                return true;
            }
        }
        return false;
    }

    /** Every file below a folder, relative to it, in order. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(p -> !p.startsWith(".work") && !p.toString().startsWith(".kastanie"))
                    .sorted()
                    .toList();
        }
    }
}
