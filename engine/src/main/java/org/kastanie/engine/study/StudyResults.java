package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;

/**
 * What the finished runs of a study say together.
 *
 * @param study asked
 * @param cases base case first
 * @param zones tables are made for
 * @param table of the zones
 * @param walk or null
 * @param cool one a case
 * @param people one a case, for a variant may change where people can be; empty without population
 * @param draws intervals of the differences, or null
 * @param hour the hottest hour, for people
 */
record StudyResults(
        Study study,
        List<Case> cases,
        List<Zone> zones,
        ZoneTable table,
        @Nullable Walk walk,
        List<Cool> cool,
        List<People> people,
        @Nullable Draws draws,
        Study.Words hour) {
    /**
     * Cool places of a case.
     *
     * @param area of all of them, m2
     * @param share of the open ground that is cool
     * @param within share of the open ground from which one is within walking distance
     * @param residents share of the people from whom one is; NaN without population
     * @param near cells within walking distance
     */
    record Cool(double area, double share, double within, double residents, boolean[] near) {}

    static void write(
            Study study, List<StudyRun.Part> parts, Path folder, int hottest, @Nullable Draws draws, Progress progress)
            throws IOException {
        progress.stage("tables and report", 3);
        List<Case> cases = new ArrayList<>();
        for (StudyRun.Part part : parts) {
            cases.add(Case.read(part.name(), part.title(), folder.resolve(part.name()), hottest));
        }
        progress.done(1);
        Path tables = Files.createDirectories(folder.resolve("tables"));
        StudyResults results = of(study, cases, hottest, draws, tables);
        results.tables(tables);
        if (draws != null) {
            draws.write(tables);
        }
        progress.done(2);
        Path report = Files.createDirectories(folder.resolve("report"));
        List<String> languages = study.languages();
        for (int i = 0; i < languages.size(); i++) {
            String name = i == 0 ? "index.html" : "index." + languages.get(i) + ".html";
            String other = languages.size() < 2 ? "" : i == 0 ? "index." + languages.get(1) + ".html" : "index.html";
            String page = new StudyReport(results, Tongue.of(languages.get(i)), other).page();
            Files.writeString(report.resolve(name), page, StandardCharsets.UTF_8);
        }
        progress.done(3);
    }

    private static StudyResults of(Study study, List<Case> cases, int hottest, @Nullable Draws draws, Path tables)
            throws IOException {
        Case base = cases.getFirst();
        Grid grid = base.grid();
        Crs crs = new Crs(
                base.run().description().domain().epsg(),
                base.run().description().domain().name());
        List<Zone> zones = Zone.of(study, grid, crs);
        List<People> people = new ArrayList<>();
        if (study.population() != null) {
            for (Case one : cases) {
                people.add(People.of(study.population(), grid, one.open(), crs));
            }
        }
        List<Cool> cool = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            cool.add(cool(study, cases.get(i), people.isEmpty() ? null : people.get(i), tables));
        }
        Stamps stamps = Stamps.of(base.run().description());
        return new StudyResults(
                study,
                cases,
                zones,
                new ZoneTable(cases, zones),
                Walk.of(study.walk(), grid, crs),
                cool,
                people,
                draws,
                new Study.Words(stamps.full(hottest, Locale.GERMAN), stamps.full(hottest)));
    }

    private static Cool cool(Study study, Case one, @Nullable People people, Path tables) throws IOException {
        Study.CoolPlaces rule = study.coolPlaces();
        boolean[] open = one.open();
        CoolPlaces places = new CoolPlaces(one.grid(), open);
        Quantity quantity = Quantity.byContractName(rule.quantity()).orElseThrow();
        boolean[] goals = places.cool(one.hot(quantity), rule.below(), rule.smallest());
        double[] distance = places.distance(goals);
        boolean[] near = new boolean[open.length];
        float[] map = new float[open.length];
        int cells = 0;
        int cool = 0;
        int within = 0;
        for (int i = 0; i < open.length; i++) {
            near[i] = open[i] && distance[i] <= rule.distance();
            map[i] = open[i] && Double.isFinite(distance[i]) ? (float) distance[i] : Float.NaN;
            cells += open[i] ? 1 : 0;
            cool += goals[i] ? 1 : 0;
            within += near[i] ? 1 : 0;
        }
        CogImage image = new CogImage(
                one.run().description().domain(),
                "walking distance to the nearest cool place",
                "m",
                List.of("distance"));
        CogWriter.write(tables.resolve("cool_place_distance_" + one.name() + ".tif"), image, band -> map);
        double area = one.grid().cell() * one.grid().cell();
        return new Cool(
                cool * area,
                cells == 0 ? Double.NaN : (double) cool / cells,
                cells == 0 ? Double.NaN : (double) within / cells,
                people == null ? Double.NaN : people.share(near),
                near);
    }

    private void tables(Path folder) throws IOException {
        table.write(folder.resolve("zones.csv"), folder.resolve("zones.json"));
        if (walk != null) {
            walk.write(cases, folder.resolve("walk.csv"));
            for (String language : study.languages()) {
                walk.draw(cases, Tongue.of(language), folder.resolve("walk." + language + ".svg"));
                WalkPicture.write(walk, cases, Tongue.of(language), folder.resolve("walk." + language + ".png"));
            }
        }
        Csv csv = new Csv();
        csv.row(List.of(
                "case",
                "cool_area_m2",
                "share_of_open_ground_cool",
                "share_of_open_ground_within_distance",
                "share_of_residents_within_distance"));
        for (int i = 0; i < cases.size(); i++) {
            Cool c = cool.get(i);
            csv.row(List.of(
                    cases.get(i).name(),
                    Csv.number(c.area(), 1),
                    Csv.number(c.share(), 4),
                    Csv.number(c.within(), 4),
                    Csv.number(c.residents(), 4)));
        }
        csv.write(folder.resolve("cool_places.csv"));
        if (!people.isEmpty()) {
            exposure(folder.resolve("exposure.csv"));
        }
    }

    /** Means over people, for each case. */
    private void exposure(Path file) throws IOException {
        Csv csv = new Csv();
        List<String> head = new ArrayList<>(List.of("case", "people", "people_outside_the_domain"));
        Case.measures().forEach(m -> head.add("person_mean_" + m[0]));
        csv.row(head);
        for (int i = 0; i < cases.size(); i++) {
            People p = people.get(i);
            List<String> row = new ArrayList<>(
                    List.of(cases.get(i).name(), Csv.number(p.counted(), 1), Csv.number(p.outside(), 1)));
            for (Quantity quantity : Case.QUANTITIES) {
                row.add(Csv.number(p.mean(cases.get(i).hot(quantity)), 3));
            }
            for (Case.Above above : Case.ABOVE) {
                row.add(Csv.number(p.mean(cases.get(i).sum(above.measure())), 3));
            }
            row.add(Csv.number(p.mean(cases.get(i).sum(Case.NIGHT)), 3));
            csv.row(row);
        }
        csv.write(file);
    }
}
