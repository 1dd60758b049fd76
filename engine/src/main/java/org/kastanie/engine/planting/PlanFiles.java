package org.kastanie.engine.planting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.engine.output.table.PointPackage;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The plan as files for machines: sites, candidates, rejected places, curve, figures. */
final class PlanFiles {
    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TreePlan plan;
    private final GeoReference domain;
    private final boolean[] chosen;

    private PlanFiles(TreePlan plan, GeoReference domain) {
        this.plan = plan;
        this.domain = domain;
        chosen = new boolean[plan.options().size()];
        Arrays.stream(plan.choice().set()).forEach(o -> chosen[o] = true);
    }

    /** Writes all of them; gives their names. */
    static List<String> write(TreePlan plan, PlantingSpec spec, GeoReference domain, Path folder) throws IOException {
        PlanFiles files = new PlanFiles(plan, domain);
        files.sites(folder.resolve("sites.geojson"));
        files.gpkg(folder.resolve("sites.gpkg"));
        files.candidates(folder.resolve("candidates.csv"));
        files.rejected(folder.resolve("rejected.csv"));
        files.curve(folder.resolve("curve.csv"));
        Files.writeString(folder.resolve("plan.json"), MAPPER.writeValueAsString(files.figures(spec)) + "\n");
        return List.of("sites.geojson", "sites.gpkg", "candidates.csv", "rejected.csv", "curve.csv", "plan.json");
    }

    /** RFC 7946: longitude and latitude; the job's own coordinates stand beside as attributes. */
    private void sites(Path file) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("type", "FeatureCollection");
        ArrayNode features = root.putArray("features");
        Crs crs = new Crs(domain.epsg(), domain.name());
        for (int o : plan.choice().set()) {
            Option option = plan.options().get(o);
            ObjectNode feature = features.addObject();
            feature.put("type", "Feature");
            feature.put("id", option.site().id());
            double[] lonLat =
                    CrsResolver.lonLat(crs, option.site().x(), option.site().y());
            ObjectNode geometry = feature.putObject("geometry");
            geometry.put("type", "Point");
            geometry.putArray("coordinates").add(round(lonLat[0], 8)).add(round(lonLat[1], 8));
            ObjectNode p = feature.putObject("properties");
            p.put("street", option.site().street());
            p.put("type", option.type());
            p.put("species", option.tree().species());
            p.put("cost", option.cost());
            p.put("benefit_alone", round(plan.alone()[o], 1));
            p.put("height", round(option.tree().height(), 2));
            p.put("crown_diameter", round(option.tree().crownDiameter(), 2));
            p.put("x", round(option.site().x(), 2));
            p.put("y", round(option.site().y(), 2));
            p.put("crs", "EPSG:" + domain.epsg());
        }
        Files.writeString(file, MAPPER.writeValueAsString(root) + "\n", StandardCharsets.UTF_8);
    }

    private void gpkg(Path file) throws IOException {
        List<PointPackage.Column> columns = List.of(
                new PointPackage.Column("id", "TEXT"),
                new PointPackage.Column("street", "TEXT"),
                new PointPackage.Column("type", "TEXT"),
                new PointPackage.Column("recommended", "INTEGER"),
                new PointPackage.Column("cost", "DOUBLE"),
                new PointPackage.Column("benefit_alone", "DOUBLE"),
                new PointPackage.Column("reason_de", "TEXT"),
                new PointPackage.Column("reason_en", "TEXT"));
        List<PointPackage.Row> rows = new ArrayList<>();
        for (int o = 0; o < chosen.length; o++) {
            Option option = plan.options().get(o);
            rows.add(new PointPackage.Row(
                    option.site().x(),
                    option.site().y(),
                    Arrays.asList(
                            option.site().id(),
                            option.site().street(),
                            option.type(),
                            chosen[o] ? 1 : 0,
                            option.cost(),
                            plan.alone()[o],
                            null,
                            null)));
        }
        for (Site.Rejected no : plan.rejected()) {
            Site site = no.site();
            rows.add(new PointPackage.Row(
                    site.x(),
                    site.y(),
                    Arrays.asList(
                            site.id(),
                            site.street(),
                            site.type(),
                            0,
                            site.cost(),
                            null,
                            no.reason().german(),
                            no.reason().english())));
        }
        PointPackage.write(file, "sites", domain, columns, rows);
    }

    private void candidates(Path file) throws IOException {
        Csv csv = new Csv().row(List.of("id", "street", "x", "y", "type", "cost", "benefit_alone", "recommended"));
        for (int o = 0; o < chosen.length; o++) {
            Option option = plan.options().get(o);
            csv.row(List.of(
                    option.site().id(),
                    option.site().street(),
                    Csv.number(option.site().x(), 2),
                    Csv.number(option.site().y(), 2),
                    option.type(),
                    Csv.number(option.cost(), 2),
                    Csv.number(plan.alone()[o], 1),
                    chosen[o] ? "1" : "0"));
        }
        csv.write(file);
    }

    private void rejected(Path file) throws IOException {
        Csv csv = new Csv().row(List.of("id", "street", "x", "y", "cost", "reason_de", "reason_en"));
        for (Site.Rejected no : plan.rejected()) {
            Site s = no.site();
            csv.row(List.of(
                    s.id(),
                    s.street(),
                    Csv.number(s.x(), 2),
                    Csv.number(s.y(), 2),
                    Csv.number(s.cost(), 2),
                    no.reason().german(),
                    no.reason().english()));
        }
        csv.write(file);
    }

    private void curve(Path file) throws IOException {
        List<String> head = new ArrayList<>(List.of("trees", "best_split"));
        head.addAll(plan.streets().keySet());
        plan.streets().keySet().forEach(s -> head.add("trees in best split: " + s));
        Csv csv = new Csv().row(head);
        for (int n = 0; n < plan.best().length; n++) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(n), Csv.number(plan.best()[n], 1)));
            for (double[] street : plan.streets().values()) {
                row.add(n < street.length ? Csv.number(street[n], 1) : "");
            }
            for (String street : plan.streets().keySet()) {
                row.add(String.valueOf(plan.split().get(n).getOrDefault(street, 0)));
            }
            csv.row(row);
        }
        csv.write(file);
    }

    private ObjectNode figures(PlantingSpec spec) {
        ObjectNode root = MAPPER.createObjectNode();
        PlantingSpec.Aim aim = spec.aim();
        ObjectNode objective = root.putObject("objective");
        objective.put("quantity", aim.quantity().name().toLowerCase(java.util.Locale.ROOT));
        objective.put("above", aim.above());
        objective.putArray("hours").add(aim.from()).add(aim.to());
        objective.put("weight", PlanWords.unit(spec));
        objective.put("before", round(plan.checked().before(), 1));
        root.put("trees", plan.choice().set().length);
        root.put("cost", plan.cost());
        ObjectNode benefit = root.putObject("benefit");
        benefit.put("planned", round(plan.choice().value(), 1));
        benefit.put("airHeldAllTogether", round(plan.checked().frozen(), 1));
        benefit.put("wholeModel", round(plan.checked().full(), 1));
        benefit.put("upperBound", round(plan.choice().bound(), 1));
        benefit.put("gap", round(plan.choice().gap(), 5));
        benefit.put("provenBest", plan.choice().proven());
        ObjectNode bound = benefit.putObject("boundHoldsFor");
        bound.put(
                "de",
                "den geplanten Nutzen: Bäume einzeln erprobt bei festgehaltener Luft, Schatten mehrerer verrechnet wie in docs/plan-trees.md");
        bound.put(
                "en",
                "the planned benefit: trees tried one by one with the air held, shade of several combined as docs/plan-trees.md says");
        if (!Double.isNaN(plan.eurosPerThousand())) {
            root.put("eurosPerThousandDegreeHours", round(plan.eurosPerThousand(), 2));
        }
        root.put("candidatesTried", plan.options().size());
        root.put("candidatesRejected", plan.rejected().size());
        ObjectNode sentences = root.putObject("sentences");
        for (boolean german : new boolean[] {true, false}) {
            ArrayNode list = sentences.putArray(german ? "de" : "en");
            new PlanWords(plan, spec, german).sentences().forEach(list::add);
        }
        ArrayNode rejected = root.putArray("rejected");
        for (Site.Rejected no : plan.rejected()) {
            rejected.addObject()
                    .put("id", no.site().id())
                    .put("reason_de", no.reason().german())
                    .put("reason_en", no.reason().english());
        }
        for (Map.Entry<String, double[]> street : plan.streets().entrySet()) {
            ArrayNode values = root.withObject("streets").putArray(street.getKey());
            Arrays.stream(street.getValue()).forEach(v -> values.add(round(v, 1)));
        }
        return root;
    }

    private static double round(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Double.isFinite(value) ? Math.round(value * scale) / scale : value;
    }
}
