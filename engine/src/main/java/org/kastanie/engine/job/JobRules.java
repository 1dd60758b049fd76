package org.kastanie.engine.job;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rules about a job that a schema cannot say: order of times, what belongs together, what this version can do. */
final class JobRules {
    private static final Set<Long> STEPS = Set.of(5L, 10L, 15L, 20L, 30L, 60L);
    private static final Set<Long> SPIN_UP_STEPS = Set.of(5L, 10L, 15L, 20L, 30L, 60L, 120L, 180L);

    private final JobText job;
    private final List<Problem> problems = new ArrayList<>();

    private JobRules(JobText job) {
        this.job = job;
    }

    static List<Problem> check(JobText job) {
        JobRules rules = new JobRules(job);
        rules.domain();
        rules.twin();
        rules.period();
        rules.points();
        rules.weather();
        rules.indoor();
        rules.problems.addAll(EditBuilder.check(job));
        return rules.problems;
    }

    private void add(String pointer, String problem, String remedy) {
        problems.add(new Problem(job.where(pointer) + ": " + problem, remedy));
    }

    private void domain() {
        JsonNode domain = job.tree().path("domain");
        JsonNode b = domain.path("bounds");
        if (b.size() == 4
                && (!(b.get(0).asDouble(0) < b.get(2).asDouble(0))
                        || !(b.get(1).asDouble(0) < b.get(3).asDouble(0)))) {
            add(
                    "/domain/bounds",
                    "domain.bounds " + b + " encloses nothing",
                    "write [west, south, east, north] with west < east and south < north");
        }
        tooSmall(b, domain.path("cell").asDouble(1));
        JsonNode twin = job.tree().path("twin");
        if (twin.isEmpty() && !twin.isObject() && b.isMissingNode() && !domain.has("path")) {
            add(
                    "/twin",
                    "the twin is empty and domain.bounds is missing, so there is no place to compute",
                    "add domain: {crs: \"EPSG:25832\", bounds: [west, south, east, north]} or name files under twin");
        }
        if (twin.isEmpty() && !b.isMissingNode() && !domain.has("crs")) {
            add("/domain", "domain.crs is missing and no twin file names one", "add crs: \"EPSG:25832\" (or yours)");
        }
    }

    /** Bounds in degrees are the usual reason. */
    private void tooSmall(JsonNode b, double cell) {
        double width = b.path(2).asDouble(0) - b.path(0).asDouble(0);
        double height = b.path(3).asDouble(0) - b.path(1).asDouble(0);
        if (b.size() == 4 && width > 0 && height > 0 && Math.min(width, height) < cell) {
            add(
                    "/domain/bounds",
                    "domain.bounds " + b + " is smaller than one cell of " + cell + " m",
                    "give bounds in metres of domain.crs, not in degrees: [west, south, east, north]");
        }
    }

    private void twin() {
        int i = 0;
        for (JsonNode entry : job.tree().path("twin")) {
            String pointer = "/twin/" + i++;
            if (entry.path("type").asString("").equals("footprints") && !entry.has("height") && !entry.has("storeys")) {
                add(
                        pointer,
                        JobSchema.keyPath(pointer) + " (footprints) names neither a height nor a storeys attribute",
                        "add height: NAME_OF_ATTRIBUTE or storeys: NAME_OF_ATTRIBUTE");
            }
            if (entry.path("type").asString("").equals("3dcitydb")) {
                database(pointer, entry);
            }
        }
    }

    private void database(String pointer, JsonNode entry) {
        JsonNode domain = job.tree().path("domain");
        if (!domain.has("bounds") || !domain.has("crs")) {
            add(
                    pointer,
                    JobSchema.keyPath(pointer)
                            + " (3dcitydb) may hold a whole city, and the job does not say which part",
                    "add domain: {crs: \"EPSG:25832\", bounds: [west, south, east, north]}");
        }
        if (entry.has("path")) {
            add(
                    pointer,
                    JobSchema.keyPath(pointer) + " (3dcitydb) is no file",
                    "leave path out; give host, database and schema");
        }
    }

    private void period() {
        JsonNode period = job.tree().path("period");
        OffsetDateTime start = time("/period/start");
        OffsetDateTime end = time("/period/end");
        Duration output = duration("/period/output", Duration.ofHours(1));
        String wish = job.tree().at("/model/step").asString(ModelStep.AUTO);
        Duration step = output == null ? null : ModelStep.of(wish, output);
        if (output != null && !output.isZero() && step == null && wish.equals(ModelStep.AUTO)) {
            add(
                    "/period/output",
                    "period.output " + period.path("output").asString("PT1H") + " is not a multiple of five minutes",
                    "use PT1H, PT30M, PT10M or another multiple of PT5M");
            return;
        }
        Duration spinUp = duration("/model/spinupStep", Duration.ofHours(3));
        if (spinUp != null && !SPIN_UP_STEPS.contains(spinUp.toMinutes())) {
            add(
                    "/model/spinupStep",
                    "model.spinupStep is " + spinUp + ", which is not offered",
                    "use PT10M, PT30M, PT60M, PT180M or leave it out");
        }
        if (step != null && !STEPS.contains(step.toMinutes())) {
            add(
                    "/model/step",
                    "model.step is " + step + ", which is not offered",
                    "use PT5M, PT10M, PT15M, PT20M or PT30M");
            return;
        }
        if (output != null && step != null && (output.isZero() || output.toSeconds() % step.toSeconds() != 0)) {
            add(
                    "/period/output",
                    "period.output " + period.path("output").asString("PT1H") + " is not a multiple of the step "
                            + step,
                    "use PT1H, PT30M or another multiple of " + step);
            return;
        }
        if (period.has("pick") && (period.has("start") || period.has("end"))) {
            add("/period", "period has both pick and start or end", "give either pick and days, or start and end");
        }
        for (String key : List.of("days", "from", "to", "offset")) {
            if (period.has(key) && !period.has("pick")) {
                add(
                        "/period/" + key,
                        "period." + key + " goes with period.pick only",
                        "add pick: hottest, or leave it out");
            }
        }
        if (start == null || end == null) {
            return;
        }
        if (!start.isBefore(end)) {
            add("/period/end", "period.end " + end + " is not after period.start " + start, "give a later end");
        } else if (output != null && Duration.between(start, end).toSeconds() % output.toSeconds() != 0) {
            add(
                    "/period/end",
                    "the period of " + Duration.between(start, end) + " is not a whole number of output intervals of "
                            + output,
                    "move period.end or change period.output");
        }
    }

    private @Nullable OffsetDateTime time(String pointer) {
        JsonNode node = job.tree().at(pointer);
        if (!node.isString()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.asString());
        } catch (DateTimeException e) {
            if (node.asString().matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*(Z|[+-]\\d{2}:\\d{2})")) {
                add(
                        pointer,
                        JobSchema.keyPath(pointer) + " is '" + node.asString() + "', which is no time of the calendar",
                        "write it as 2015-07-20T00:00+01:00");
            }
            return null;
        }
    }

    private @Nullable Duration duration(String pointer, Duration fallback) {
        JsonNode node = job.tree().at(pointer);
        if (node.isMissingNode()) {
            return fallback;
        }
        try {
            return node.isString() ? Duration.parse(node.asString()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void points() {
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode point : job.tree().path("points")) {
            String id = point.path("id").asString("");
            if (!id.isEmpty() && !seen.add(id)) {
                add("/points/" + i, "two points are called '" + id + "'", "give each point an id of its own");
            }
            i++;
        }
    }

    private void weather() {
        JsonNode weather = job.tree().path("weather");
        String type = weather.path("type").asString("");
        if (type.equals("sensorthings")) {
            sensors(weather);
        }
        for (String key : List.of("url", "thing", "datastreams")) {
            if (weather.has(key) && !type.equals("sensorthings")) {
                add(
                        "/weather/" + key,
                        "weather." + key + " is for weather.type sensorthings only, not for '" + type + "'",
                        "leave it out");
            }
        }
        if (weather.has("also") && !type.equals("dwd-cdc")) {
            add(
                    "/weather/also",
                    "weather.also is for weather.type dwd-cdc only, not for '" + type + "'",
                    "leave it out; other formats are one file");
        }
        if (weather.has("columns") && !type.equals("csv")) {
            add(
                    "/weather/columns",
                    "weather.columns is for weather.type csv only, not for '" + type + "'",
                    "leave it out; the columns of the format are fixed");
        }
    }

    private void sensors(JsonNode weather) {
        if (!weather.has("thing") && weather.path("datastreams").isEmpty()) {
            add(
                    "/weather",
                    "weather (sensorthings) names neither a thing nor datastreams",
                    "add thing: ID, or datastreams: {air_temperature: ID, ...}");
        }
        for (String key : List.of("path", "interval", "timezone")) {
            if (weather.has(key)) {
                add(
                        "/weather/" + key,
                        "weather." + key + " has no meaning for weather.type sensorthings",
                        "leave it out; the server says what its times mean");
            }
        }
        JsonNode period = job.tree().path("period");
        if (period.has("pick") && !(period.has("from") && period.has("to"))) {
            add(
                    "/period",
                    "period.pick does not say how far back the server is to be asked",
                    "add from: \"2026-06-01\" and to: \"2026-08-31\"");
        }
    }

    private void indoor() {
        if (job.tree().at("/indoor/heating").asDouble(20)
                >= job.tree().at("/indoor/cooling").asDouble(26)) {
            add(
                    "/indoor/heating",
                    "indoor.heating is not below indoor.cooling",
                    "rooms are heated below and cooled above: give heating the lower temperature, such as 20 and 26");
        }
    }
}
