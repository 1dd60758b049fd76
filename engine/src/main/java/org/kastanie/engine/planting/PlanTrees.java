package org.kastanie.engine.planting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kastanie.engine.job.Gathered;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.run.BuildInfo;
import org.kastanie.engine.run.FileRecord;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.RunSpec;
import org.kastanie.engine.run.RunWorkers;
import org.kastanie.engine.run.Runner;
import org.kastanie.solver.model.MemoryRecord;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.RunRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a study to a folder with its plan: complete, or nothing. */
public final class PlanTrees {
    /** Share of the memory allowed that a record may fill; a larger one goes to a file. */
    private static final double RECORD = 0.3;
    /** Bytes of a record a step and facet, and a step and cell (docs/decisions/0011). */
    private static final long FACET = 28;

    private static final long CELL = 30;

    private final Study study;
    private final PlantingSpec spec;
    private final Runner.Options options;
    private final ResultFolder folder;
    private final List<FileRecord> files = new ArrayList<>();

    private PlanTrees(Study study, Runner.Options options, ResultFolder folder) {
        this.study = study;
        this.options = options;
        this.folder = folder;
        spec = PlantingReader.read(study);
    }

    /** Plans and writes. */
    public static TreePlan run(Study study, Path out, ResultFolder.Mode mode, Runner.Options options)
            throws IOException {
        return new PlanTrees(study, options, ResultFolder.of(out, mode)).run();
    }

    /**
     * Everything that can be known of a plan before the day is computed.
     *
     * @return how many places can hold a tree, a sentence
     * @throws org.kastanie.engine.job.BadJobException with every problem of the section planting and its files
     */
    public static String check(Study study, Runner.Options options) {
        PlantingSpec spec = PlantingReader.read(study);
        options.progress().stage("checking the places", 1);
        BaseRun base = BaseRun.prepare(study.base().spec(), options);
        Gathered problems = new Gathered();
        problems.attempt(() -> Heat.weights(spec.aim(), base));
        problems.attempt(() -> new HotDay(base, spec.aim()));
        Feasibility.Outcome places = problems.ask(() -> TreePlanning.places(base, spec));
        problems.raise();
        Feasibility.Outcome found = Objects.requireNonNull(places);
        long able = found.options().stream().map(Option::site).distinct().count();
        double lost = Weighting.lost(spec.aim().weights(), base);
        return able + " of " + (able + found.rejected().size()) + " candidate places can hold a tree"
                + (lost > 0
                        ? "; " + Math.round(lost)
                                + " people do not count, for their polygons have no open ground in the domain"
                        : "");
    }

    private TreePlan run() throws IOException {
        options.progress().stage("reading the city", 1);
        BaseRun base = BaseRun.prepare(study.base().spec(), options);
        TreePlanning.places(base, spec); // what is wrong with them is said before anything is written
        try (RunWorkers workers = new RunWorkers(options.threads())) {
            folder.open();
            options.stop().allOrNothing(folder::abandon);
            TreePlan plan = TreePlanning.plan(base, spec, this::record, workers, options.progress());
            write(plan, base);
            close();
            options.stop().completing();
            folder.complete();
            options.stop().finish();
            return plan;
        } catch (RuntimeException | IOException | OutOfMemoryError e) {
            close();
            folder.abandon();
            throw e;
        }
    }

    private RunRecord record(ModelSetup setup, int steps) {
        long bytes = steps
                * (FACET * setup.facets().count()
                        + CELL * setup.geometry().active().size());
        if (bytes < RECORD * options.memory()) {
            return new MemoryRecord();
        }
        try {
            Path work = Files.createDirectories(folder.partial().resolve(".work"));
            FileRecord file = FileRecord.create(work.resolve("record.bin"));
            files.add(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the record of the hot day cannot be written", e);
        }
    }

    private void close() throws IOException {
        for (FileRecord file : files) {
            file.close();
        }
        files.clear();
    }

    private void write(TreePlan plan, BaseRun base) throws IOException {
        List<String> names = new ArrayList<>(PlanFiles.write(plan, spec, base.domain(), folder.partial()));
        RunSpec run = study.base().spec();
        BuildInfo build = BuildInfo.current();
        double lost = Weighting.lost(spec.aim().weights(), base);
        List<String[]> facts = new ArrayList<>(List.of(
                new String[] {"Base case", "Ausgangslage", run.name()},
                new String[] {
                    "Weather", "Wetter", String.valueOf(run.weather().path().getFileName())
                },
                new String[] {"Day", "Tag", run.period().start().toString()},
                new String[] {
                    "Domain",
                    "Gebiet",
                    base.domain().grid().columns() + " x "
                            + base.domain().grid().rows() + ", "
                            + base.domain().grid().cell() + " m, EPSG:"
                            + base.domain().epsg()
                },
                new String[] {
                    "Trees standing",
                    "Vorhandene Bäume",
                    String.valueOf(base.scene().trees().size())
                },
                new String[] {"Version", "Version", "Kastanie " + build.version() + " (" + build.commit() + ")"}));
        if (lost > 0) {
            facts.add(new String[] {
                "People not counted: their polygons have no open ground in the domain",
                "Nicht gezählte Menschen: ihre Flächen haben im Gebiet keinen offenen Boden",
                String.valueOf(Math.round(lost))
            });
        }
        names.addAll(PlanPage.write(
                plan,
                spec,
                base.scene(),
                new PlanPage.About(study.name(), facts, run.attribution()),
                folder.partial()));
        manifest(names, build);
    }

    private void manifest(List<String> names, BuildInfo build) throws IOException {
        ObjectNode root = PlanFiles.MAPPER.createObjectNode();
        root.put("manifest", 1);
        root.put("command", "plan-trees");
        ObjectNode kastanie = root.putObject("kastanie");
        kastanie.put("version", build.version());
        kastanie.put("commit", build.commit());
        root.put("threads", options.threads());
        root.put("seedNote", "no random numbers are used");
        root.set("planting", study.planting());
        root.set("job", study.base().given());
        ArrayNode inputs = root.putArray("inputs");
        List<Job.Input> all = new ArrayList<>(study.base().inputs());
        all.addAll(study.inputs());
        for (Job.Input input : all) {
            ObjectNode node = inputs.addObject();
            node.put("key", input.pointer());
            node.put("file", String.valueOf(input.path().getFileName()));
            node.put("sha256", ManifestFiles.sha256(input.path()));
        }
        ArrayNode written = root.putArray("files");
        for (String name : names) {
            ObjectNode node = written.addObject();
            node.put("path", name);
            node.put("bytes", Files.size(folder.partial().resolve(name)));
            node.put("sha256", ManifestFiles.sha256(folder.partial().resolve(name)));
        }
        Files.writeString(folder.partial().resolve("manifest.json"), PlanFiles.MAPPER.writeValueAsString(root) + "\n");
    }
}
