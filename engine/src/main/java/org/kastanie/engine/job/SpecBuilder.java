package org.kastanie.engine.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.run.RunSpec;
import org.kastanie.engine.scenario.Edit;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.surface.SurfaceOptions;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a checked job with all defaults to the records of a run. */
final class SpecBuilder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

    private final ObjectNode job;
    private final JobPaths paths;

    private SpecBuilder(ObjectNode job, JobPaths paths) {
        this.job = job;
        this.paths = paths;
    }

    static RunSpec build(ObjectNode job, JobPaths paths) {
        SpecBuilder b = new SpecBuilder(job, paths);
        return new RunSpec(
                job.path("name").asString(),
                b.domain(),
                b.twin(),
                b.surfaces(),
                b.weather(),
                b.period(),
                b.points(),
                b.areas(),
                b.streets(),
                b.outputs(),
                b.scenario(),
                b.model(),
                b.attribution());
    }

    private RunSpec.DomainSpec domain() {
        JsonNode d = job.path("domain");
        JsonNode b = d.path("bounds");
        Envelope bounds = b.isMissingNode()
                ? null
                : new Envelope(
                        b.get(0).asDouble(),
                        b.get(2).asDouble(),
                        b.get(1).asDouble(),
                        b.get(3).asDouble());
        return new RunSpec.DomainSpec(
                text(d, "crs"),
                bounds,
                d.has("path") ? path(d) : null,
                d.path("cell").asDouble(),
                d.path("margin").asDouble(),
                d.path("skyline").asDouble(),
                d.path("tile").asInt());
    }

    private List<TwinEntry> twin() {
        List<TwinEntry> entries = new ArrayList<>();
        for (JsonNode entry : job.path("twin")) {
            Map<String, Object> options = new LinkedHashMap<>(MAPPER.convertValue(entry, OBJECTS));
            options.remove("type");
            options.remove("path");
            attribute(options, "roofAttribute", "roofs");
            attribute(options, "wallAttribute", "walls");
            entries.add(new TwinEntry(entry.path("type").asString(), path(entry), Map.copyOf(options)));
        }
        return List.copyOf(entries);
    }

    /** The job's attribute for all buildings becomes an option of every file. */
    private void attribute(Map<String, Object> options, String option, String section) {
        String name = text(job.path(section), "attribute");
        if (name != null) {
            options.put(option, name);
        }
    }

    private RunSpec.SurfaceSpec surfaces() {
        JsonNode materials = job.path("materials");
        return new RunSpec.SurfaceSpec(
                job.at("/ground/default").asString(),
                job.at("/roofs/default").asString(),
                job.at("/walls/default").asString(),
                job.at("/walls/glazing").asDouble(),
                materials.isObject() ? MAPPER.convertValue(materials, OBJECTS) : Map.of(),
                text(job.path("roofs"), "attribute"),
                text(job.path("walls"), "attribute"),
                indoor(),
                job.at("/soil/moisture").asDouble());
    }

    private SurfaceOptions.Indoor indoor() {
        JsonNode in = job.path("indoor");
        return switch (in.path("mode").asString()) {
            case "free" -> new SurfaceOptions.Indoor.Free();
            case "heated_cooled" ->
                new SurfaceOptions.Indoor.Conditioned(
                        in.path("heating").asDouble() + PhysicalConstants.ZERO_CELSIUS,
                        in.path("cooling").asDouble() + PhysicalConstants.ZERO_CELSIUS,
                        in.path("performance").asDouble());
            default ->
                new SurfaceOptions.Indoor.Fixed(in.path("temperature").asDouble() + PhysicalConstants.ZERO_CELSIUS);
        };
    }

    private RunSpec.WeatherSpec weather() {
        JsonNode w = job.path("weather");
        String zone = text(w, "timezone");
        return new RunSpec.WeatherSpec(
                w.path("type").asString(),
                path(w),
                w.path("windHeight").asDouble(),
                w.path("airHeight").asDouble(),
                w.path("site").asString(),
                w.path("roughness").asDouble(),
                text(w, "interval"),
                zone == null ? null : ZoneOffset.of(zone),
                number(w, "latitude"),
                number(w, "longitude"),
                w.has("columns") ? MAPPER.convertValue(w.get("columns"), STRINGS) : Map.of(),
                w.has("defaults") ? MAPPER.convertValue(w.get("defaults"), NUMBERS) : Map.of(),
                also(w),
                w.at("/shift/airTemperature").asDouble(0),
                w.at("/shift/windSpeed").asDouble(1));
    }

    private List<Path> also(JsonNode weather) {
        List<Path> more = new ArrayList<>();
        weather.path("also").forEach(p -> more.add(paths.resolve(p.asString())));
        return List.copyOf(more);
    }

    private RunSpec.PeriodSpec period() {
        JsonNode p = job.path("period");
        String spinup = p.path("spinup").asString();
        RunSpec.Spinup how = spinup.equals("auto")
                ? new RunSpec.Spinup(true, 0)
                : new RunSpec.Spinup(
                        false, spinup.equals("none") ? 0 : Integer.parseInt(spinup.substring(1, spinup.length() - 1)));
        return new RunSpec.PeriodSpec(
                OffsetDateTime.parse(p.path("start").asString()),
                OffsetDateTime.parse(p.path("end").asString()),
                Duration.parse(p.path("output").asString()),
                how);
    }

    private List<RunSpec.PointSpec> points() {
        List<RunSpec.PointSpec> points = new ArrayList<>();
        for (JsonNode p : job.path("points")) {
            List<Double> depths = new ArrayList<>();
            p.path("depths").forEach(d -> depths.add(d.asDouble()));
            points.add(new RunSpec.PointSpec(
                    p.path("id").asString(),
                    p.path("x").asDouble(),
                    p.path("y").asDouble(),
                    p.path("height").asDouble(job.at("/model/personHeight").asDouble()),
                    Math.toRadians(p.path("azimuth").asDouble()),
                    List.copyOf(depths),
                    text(p, "posture"),
                    p.path("bodyShape").asString(),
                    p.path("profile").asBoolean()));
        }
        return List.copyOf(points);
    }

    private List<RunSpec.StreetSpec> streets() {
        List<RunSpec.StreetSpec> streets = new ArrayList<>();
        job.path("streets")
                .forEach(s -> streets.add(new RunSpec.StreetSpec(
                        path(s), text(s, "id"), s.path("width").asDouble())));
        return List.copyOf(streets);
    }

    private List<RunSpec.AreaSpec> areas() {
        List<RunSpec.AreaSpec> areas = new ArrayList<>();
        job.path("areas").forEach(a -> areas.add(new RunSpec.AreaSpec(path(a), text(a, "id"))));
        return List.copyOf(areas);
    }

    private RunSpec.OutputSpec outputs() {
        List<Quantity> quantities = new ArrayList<>();
        job.at("/outputs/quantities")
                .forEach(q ->
                        quantities.add(Quantity.byContractName(q.asString()).orElseThrow()));
        List<String> formats = new ArrayList<>();
        job.at("/outputs/formats").forEach(f -> formats.add(f.asString()));
        return new RunSpec.OutputSpec(
                List.copyOf(quantities),
                List.copyOf(formats),
                job.at("/outputs/geoidHeight").asDouble(Double.NaN));
    }

    private List<Edit> scenario() {
        OffsetDateTime start = OffsetDateTime.parse(job.at("/period/start").asString());
        return EditBuilder.build(job.path("irrigation"), job.path("scenario"), start);
    }

    private static double number(JsonNode node, String key) {
        return node.path(key).asDouble(Double.NaN);
    }

    private RunSpec.ModelSpec model() {
        JsonNode m = job.path("model");
        return new RunSpec.ModelSpec(
                step(m.path("step").asString()),
                Duration.parse(m.path("spinupStep").asString()),
                Duration.parse(m.path("airInterval").asString()),
                m.path("reach").asDouble(),
                m.path("exchangeReach").asDouble(),
                m.path("reflections").asInt(),
                m.path("clumping").asDouble(),
                m.path("voxel").asDouble(),
                m.path("directions").asInt(),
                m.path("transport").asBoolean(),
                m.path("wind").asString(),
                m.path("halo").asDouble(),
                m.path("leaves").asString(),
                m.path("posture").asString(),
                m.path("bodyShape").asString(),
                m.path("personHeight").asDouble(),
                m.path("leafArea").asDouble(1),
                m.path("sharedAir").asString());
    }

    private Duration step(String wish) {
        Duration output = Duration.parse(job.at("/period/output").asString());
        return Objects.requireNonNull(ModelStep.of(wish, output), "JobRules refuses other outputs");
    }

    private List<String> attribution() {
        JsonNode a = job.path("attribution");
        List<String> sources = new ArrayList<>();
        if (a.isArray()) {
            a.forEach(source -> sources.add(source.asString()));
        } else if (a.isString()) {
            sources.add(a.asString());
        }
        return List.copyOf(sources);
    }

    private Path path(JsonNode node) {
        return paths.resolve(node.path("path").asString());
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.get(key).asString() : null;
    }
}
