package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.Tasks;
import org.kastanie.engine.scene.AreaBalance;
import org.kastanie.engine.scene.MaterialLibrary;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.air.WindReport;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.surface.Material;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code manifest.json}: what was run, with what, from what, and how it went. Names no person and no home folder. */
final class Manifest {
    static final String NAME = "manifest.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root = MAPPER.createObjectNode();

    Manifest(BuildInfo build, String kernel, int threads, long memory) {
        root.put("manifest", 1);
        ObjectNode kastanie = root.putObject("kastanie");
        kastanie.put("version", build.version());
        kastanie.put("commit", build.commit());
        root.put("java", Runtime.version().toString());
        root.put("threads", threads);
        root.put("memoryLimitBytes", memory);
        root.put("kernel", kernel);
        root.put("seed", 0);
        root.put("seedNote", "no random numbers are used");
    }

    void provenance(Provenance provenance) {
        root.set("job", provenance.job());
        ArrayNode inputs = root.putArray("inputs");
        for (Provenance.Input input : provenance.inputs()) {
            ObjectNode node = inputs.addObject();
            node.put("key", input.key());
            node.put("path", input.path());
            node.put("bytes", input.bytes());
            node.put("sha256", input.sha256());
        }
        ObjectNode parameters = root.putObject("parameters");
        parameters.put(
                "note", "every leaf of the job, and whether the job gave it or it is the default of the job's schema");
        leaves(provenance.job(), provenance.given(), "", parameters.putArray("job"));
    }

    private static void leaves(JsonNode all, JsonNode given, String path, ArrayNode out) {
        for (var property : all.properties()) {
            String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            JsonNode value = property.getValue();
            JsonNode own = given.path(property.getKey());
            if (value.isObject() && !value.isEmpty()) {
                leaves(value, own, key, out);
            } else {
                ObjectNode node = out.addObject();
                node.put("key", key);
                node.set("value", value);
                node.put("source", own.isMissingNode() ? "default" : "job");
            }
        }
    }

    void materials(Scene scene, MaterialSources sources) {
        ArrayNode out = ((ObjectNode) root.path("parameters")).putArray("materials");
        for (Material material : scene.materials()) {
            ObjectNode node = out.addObject();
            node.put("id", material.id());
            node.put("albedo", material.albedo());
            node.put("emissivity", material.emissivity());
            node.put("roughness", material.roughness());
            node.set("layers", MAPPER.valueToTree(material.layers()));
            node.put("water", material.water().toString());
            if (material.irrigation() != null) {
                node.put("irrigation", material.irrigation().toString());
            }
            node.set("source", sources.of(MaterialLibrary.plainId(material.id())));
        }
        TreeSet<String> species = new TreeSet<>();
        scene.trees().forEach(t -> species.add(t.species()));
        root.withObject("/parameters").set("treeSpecies", MAPPER.valueToTree(species));
    }

    void scene(Places places, Scene scene) {
        ObjectNode node = root.putObject("scene");
        Grid d = places.domain().grid();
        node.put("crs", "EPSG:" + places.domain().epsg());
        node.set("bounds", MAPPER.valueToTree(List.of(d.west(), d.south(), d.east(), d.north())));
        node.put("cell", d.cell());
        node.put("columns", d.columns());
        node.put("rows", d.rows());
        node.put("sceneCells", scene.geometry().grid().size());
        node.put("groundAndRoofFacets", scene.facets().horizontal());
        node.put("wallFacets", scene.facets().walls().count());
        node.put("trees", scene.trees().size());
        node.put("buildings", scene.buildingIds().size());
        AreaBalance b = scene.balance();
        node.put("vectorRoofArea", b.vectorRoof());
        node.put("facetRoofArea", b.facetRoof());
        node.put("vectorWallArea", b.vectorWall());
        node.put("facetWallArea", b.facetWall());
        node.put("assumedGroundShare", b.assumedGroundShare());
        node.put("openShare", b.openShare());
    }

    void stages(List<StageLog.Stage> stages) {
        ArrayNode out = root.putArray("stages");
        for (StageLog.Stage stage : stages) {
            ObjectNode node = out.addObject();
            node.put("stage", stage.name());
            node.put("seconds", Math.round(stage.seconds() * 1000) / 1000.0);
        }
    }

    void spinUp(SpinUp plan, RunLoop loop) {
        ObjectNode node = root.putObject("spinUp");
        node.put("how", plan.how());
        node.put("days", loop.spinUpDays());
        number(node, "changeOfLastDay", loop.spinUpChange());
        node.put("threshold", SpinUp.SETTLED);
    }

    /** How many values of an index had inputs outside its range, which were taken at the range's edge. */
    void comfort(Map<Quantity, Clamped> clamped) {
        ObjectNode node = root.putObject("indices");
        node.put("note", "values on maps per step; inputs outside an index's range are taken at its edge");
        clamped.forEach((quantity, count) -> node.set(quantity.contractName(), MAPPER.valueToTree(count)));
    }

    void wind(WindReport wind) {
        ObjectNode node = root.putObject("wind");
        node.put("method", wind.method());
        node.put("directionsSolved", wind.directionsSolved());
        node.put("directionsCached", wind.directionsCached());
        number(node, "seconds", wind.seconds());
        number(node, "worstResidual", wind.worstResidual());
        node.put("voxels", wind.voxels());
        if (!wind.details().isEmpty()) {
            node.put("details", wind.details());
        }
    }

    void budgets(RunLoop loop) {
        ObjectNode node = root.putObject("budgets");
        ArrayNode air = node.putArray("airResidualShare");
        ArrayNode facets = node.putArray("worstFacetImbalance");
        ArrayNode stores = node.putArray("meanStoreImbalance");
        ArrayNode water = node.putArray("meanWaterImbalance");
        ArrayNode irrigation = node.putArray("meanIrrigation");
        for (int t = 0; t < loop.airResidual().length; t++) {
            number(stores, loop.storeImbalance()[t]);
            number(water, loop.waterImbalance()[t]);
            number(irrigation, loop.irrigation()[t]);
            number(air, loop.airResidual()[t]);
            number(facets, loop.facetImbalance()[t]);
        }
    }

    ObjectNode tree() {
        return root;
    }

    void put(String key, String value) {
        root.put(key, value);
    }

    void number(String key, double value) {
        number(root, key, value);
    }

    void warnings(List<String> warnings) {
        ArrayNode out = root.putArray("warnings");
        warnings.forEach(out::add);
    }

    /** Lists the files and writes the manifest among them. */
    void write(Path folder, List<Path> files, Workers workers) throws IOException {
        String[] fingerprints = new String[files.size()];
        Tasks tasks = new Tasks();
        for (int i = 0; i < fingerprints.length; i++) {
            int number = i;
            tasks.add(() -> fingerprints[number] = ManifestFiles.sha256(folder.resolve(files.get(number))));
        }
        tasks.run(workers, Progress.SILENT, 0);
        ArrayNode out = root.putArray("files");
        for (int i = 0; i < fingerprints.length; i++) {
            ObjectNode node = out.addObject();
            node.put("path", files.get(i).toString().replace('\\', '/'));
            node.put("bytes", Files.size(folder.resolve(files.get(i))));
            node.put("sha256", fingerprints[i]);
        }
        Path half = folder.resolve(NAME + ".half");
        Files.writeString(half, clean(MAPPER.writeValueAsString(root)) + "\n");
        Files.move(half, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Messages of readers may quote a path; nobody's home folder belongs in a file that is passed on. */
    private static String clean(String text) {
        String home = System.getProperty("user.home", "");
        return home.length() > 1 ? text.replace(home + "/", "~/").replace("\"" + home + "\"", "\"~\"") : text;
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static void number(ArrayNode node, double value) {
        if (Double.isFinite(value)) {
            node.add(value);
        } else {
            node.addNull();
        }
    }
}
