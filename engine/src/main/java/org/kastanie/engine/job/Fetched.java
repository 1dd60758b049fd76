package org.kastanie.engine.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.SensorThings;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.archive.Scratch;
import org.kastanie.engine.twin.citydb.CityDb;
import org.kastanie.engine.twin.citydb.CityDbAddress;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job wants from servers, fetched once into files before anything else looks at the job: from then on the job names
 * files only. The files are kept with the results (folder {@code inputs}), so that the manifest can be run again without the
 * server; whatever it sends later changes nothing in a result.
 */
final class Fetched {
    /** Beyond the margin, so that what stands across its edge is whole and its edge is not taken for the end of the data, m. */
    private static final double BEYOND = 100;

    private static final String FOLDER = "inputs";
    private static final int LISTED = 20;

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    private final JobText job;
    private final List<Job.Input> inputs;

    private Fetched(JobText job, List<Job.Input> inputs) {
        this.job = job;
        this.inputs = new ArrayList<>(inputs);
    }

    /** Fetches, names the files in the job's tree, and gives all inputs; network only where the job asks for it. */
    static List<Job.Input> of(JobText job, List<Job.Input> inputs) {
        Fetched fetched = new Fetched(job, inputs);
        try {
            fetched.twin();
            fetched.weather();
            fetched.period();
        } catch (InputException e) {
            throw new BadJobException(List.of(Problem.of(e)));
        }
        List<Problem> problems = JobRules.check(job); // picked days may not suit the output interval
        if (!problems.isEmpty()) {
            throw new BadJobException(problems);
        }
        return fetched.inputs;
    }

    /** Whether a file was fetched by this process. */
    static boolean is(Path path) {
        return FILES.contains(path);
    }

    /** Its place beside the results. */
    static String kept(Path path) {
        return FOLDER + "/" + path.getFileName();
    }

    private void twin() {
        for (int i = 0; i < job.tree().path("twin").size(); i++) {
            JsonNode entry = job.tree().path("twin").get(i);
            if (entry instanceof ObjectNode object
                    && entry.path("type").asString("").equals("3dcitydb")) {
                database(i, object);
            }
        }
    }

    private void weather() {
        if (!(job.tree().path("weather") instanceof ObjectNode weather)
                || !weather.path("type").asString("").equals("sensorthings")) {
            return;
        }
        Map<String, String> streams = new LinkedHashMap<>();
        weather.path("datastreams")
                .properties()
                .forEach(e -> streams.put(e.getKey(), e.getValue().asString()));
        Path file = file("weather-sensorthings.csv");
        String origin = SensorThings.fetch(
                new SensorThings.Request(
                        weather.path("url").asString(),
                        weather.has("thing") ? weather.path("thing").asString() : null,
                        streams,
                        PickedPeriod.asked(job.tree().path("period"))),
                file);
        weather.remove(List.of("url", "thing", "datastreams"));
        weather.put("type", "csv");
        weather.put("path", file.toString());
        weather.put("origin", origin);
        inputs.add(new Job.Input("/weather/path", file.toString(), file));
    }

    private void period() {
        if (job.tree().path("period") instanceof ObjectNode period && period.has("pick")) {
            Path file = inputs.stream()
                    .filter(i -> i.pointer().equals("/weather/path"))
                    .map(Job.Input::path)
                    .findFirst()
                    .orElseThrow();
            List<Path> also = inputs.stream()
                    .filter(i -> i.pointer().startsWith("/weather/also/"))
                    .map(Job.Input::path)
                    .toList();
            PickedPeriod.resolve(period, job.tree().path("weather"), file, also);
        }
    }

    private void database(int i, ObjectNode entry) {
        CityDbAddress address = new CityDbAddress(
                entry.path("host").asString(CityDbAddress.HOST),
                entry.path("port").asInt(CityDbAddress.PORT),
                entry.path("database").asString(),
                entry.path("schema").asString(CityDbAddress.SCHEMA));
        JsonNode b = job.tree().at("/domain/bounds");
        Envelope area = new Envelope(
                b.get(0).asDouble(),
                b.get(2).asDouble(),
                b.get(1).asDouble(),
                b.get(3).asDouble());
        area.expandBy(job.tree().at("/domain/margin").asDouble(DEFAULT_MARGIN) + BEYOND);
        Crs crs = CrsResolver.resolve(job.tree().at("/domain/crs").asString(), "domain.crs");
        Path file = file("twin-" + (i + 1) + "-" + address.database() + ".gml.gz");
        String origin;
        try (CityDb database = CityDb.open(address, System.getenv())) {
            CityDb.Taken taken = database.extract(area, crs, file);
            if (taken.objects() == 0) {
                throw nothing(address, area, crs, database.holdings(null, crs));
            }
            origin = origin(address + " (version " + database.version() + ")", area, crs, taken);
        }
        entry.removeAll();
        entry.put("type", "citygml");
        entry.put("path", file.toString());
        entry.put("origin", origin);
        inputs.add(new Job.Input("/twin/" + i + "/path", file.toString(), file));
    }

    /** As in the schema of the job, whose defaults are filled in later. */
    private static final double DEFAULT_MARGIN = 300;

    private static String origin(String address, Envelope area, Crs crs, CityDb.Taken taken) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "3DCityDB %s, %d objects within %.0f %.0f %.0f %.0f (EPSG:%d)",
                address,
                taken.objects(),
                area.getMinX(),
                area.getMinY(),
                area.getMaxX(),
                area.getMaxY(),
                crs.epsg()));
        if (!taken.broken().isEmpty()) {
            text.append("; ").append(taken.broken().size()).append(" could not be read: ");
            text.append(String.join(
                    "; ",
                    taken.broken().subList(0, Math.min(LISTED, taken.broken().size()))));
        }
        return text.toString();
    }

    private static InputException nothing(CityDbAddress address, Envelope area, Crs crs, CityDb.Holdings all) {
        String found = all.features().isEmpty()
                ? "it holds no object that can be found by place"
                        + (all.withoutEnvelope() > 0 ? "; " + all.withoutEnvelope() + " have no envelope" : "")
                : String.format(
                        Locale.ROOT,
                        "it holds %s within %.0f %.0f %.0f %.0f of %s",
                        all.features(),
                        all.extent().getMinX(),
                        all.extent().getMinY(),
                        all.extent().getMaxX(),
                        all.extent().getMaxY(),
                        all.crs());
        return new InputException(
                String.format(
                        Locale.ROOT,
                        "the 3DCityDB %s has no building or tree within %.0f %.0f %.0f %.0f of %s: %s",
                        address,
                        area.getMinX(),
                        area.getMinY(),
                        area.getMaxX(),
                        area.getMaxY(),
                        crs,
                        found),
                "check domain.bounds and domain.crs, host, database and schema");
    }

    private static Path file(String name) {
        Path file = Scratch.folder().resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
        FILES.add(file);
        return file;
    }

    /** What was fetched, a sentence each. */
    static List<String> origins(JsonNode tree) {
        List<String> origins = new ArrayList<>();
        for (JsonNode entry : tree.path("twin")) {
            add(entry, origins);
        }
        add(tree.path("weather"), origins);
        add(tree.path("period"), origins);
        return origins;
    }

    private static void add(JsonNode node, List<String> origins) {
        if (node.has("origin")) {
            origins.add(node.path("origin").asString());
        }
    }
}
