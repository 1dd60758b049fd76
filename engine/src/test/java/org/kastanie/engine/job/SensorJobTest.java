package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;

/** Weather from a server, and days picked from it, in a whole run that is then repeated without the server. */
class SensorJobTest {
    private static final List<String> SHORT = List.of("domain.cell=4", "period.spinup=none", "period.output=PT12H");

    @TempDir
    Path folder;

    private Path tiny;

    @BeforeEach
    void tiny() throws IOException {
        tiny = TinyJob.write(folder);
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1.1/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean warm = path.contains("(1)");
            StringBuilder text = new StringBuilder();
            if (path.endsWith("Observations")) {
                text.append("{\"value\":[");
                for (int hour = 0; hour < 72; hour++) {
                    Instant at = Instant.parse("2020-06-30T22:00:00Z").plusSeconds(3600L * hour);
                    double value = warm ? 290 + hour / 24 + hour % 24 / 4.0 : 50;
                    text.append(hour == 0 ? "" : ",")
                            .append(String.format(
                                    Locale.ROOT,
                                    "{\"phenomenonTime\":\"%s/%s\",\"result\":%.2f}",
                                    at,
                                    at.plusSeconds(3600),
                                    value));
                }
                text.append("]}");
            } else {
                text.append("{\"name\":\"x\",\"unitOfMeasurement\":{\"symbol\":\"" + (warm ? "K" : "%") + "\"}}");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Path run(Path job, String out) throws IOException {
        Path results = folder.resolve(out);
        JobRun.run(
                JobReader.read(job, job.endsWith("manifest.json") ? List.of() : SHORT),
                results,
                ResultFolder.Mode.NEW,
                new Runner.Options(1, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
        return results;
    }

    @Test
    void theHottestDayOfAServerRunsAgainWithoutIt() throws IOException {
        HttpServer server = server();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1.1";
        String text = TinyJob.text()
                .replaceFirst(
                        "weather: .*",
                        "weather: {type: sensorthings, url: \"" + url
                                + "\", datastreams: {air_temperature: 1, relative_humidity: 2}, defaults: {wind_speed: 2, wind_direction: 90, shortwave_down: 300}}")
                .replaceFirst(
                        "period: .*",
                        "period: {pick: hottest, days: 1, from: \"2020-07-01\", to: \"2020-07-03\", offset: \"+02:00\"}");
        Path results = run(Files.writeString(folder.resolve("server.yaml"), text), "first");
        server.stop(0);
        String manifest = Files.readString(results.resolve("manifest.json"));
        assertThat(manifest)
                .contains(
                        "inputs/weather-sensorthings.csv",
                        "\"start\" : \"2020-07-03T00:00+02:00\"",
                        "hottest day: 2020-07-03")
                .contains("SensorThings " + url + "/, means over 60 min")
                .doesNotContain("\"pick\"");
        Path again = run(results.resolve("manifest.json"), "again");
        assertThat(ManifestFiles.sha256(again.resolve("utci.tif")))
                .isEqualTo(ManifestFiles.sha256(results.resolve("utci.tif")));
    }

    private List<Problem> problems(String weather, String period) throws IOException {
        String text = TinyJob.text();
        text = weather.isEmpty() ? text : text.replaceFirst("weather: .*", "weather: " + weather);
        text = period.isEmpty() ? text : text.replaceFirst("period: .*", "period: " + period);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), text);
        BadJobException found = catchThrowableOfType(BadJobException.class, () -> JobReader.read(bad, List.of()));
        return found == null ? List.of() : found.problems();
    }

    private static void one(List<Problem> problems, String problem) {
        assertThat(problems)
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains(problem));
    }

    @Test
    void whatDoesNotGoTogetherIsSaid() throws IOException {
        String url = "url: \"http://127.0.0.1:9/\"";
        one(problems("{type: sensorthings, " + url + "}", ""), "neither a thing nor datastreams");
        one(problems("{type: sensorthings, thing: 1}", ""), "'weather.url' is missing");
        one(problems("{type: sensorthings, thing: 1, " + url + ", interval: ending}", ""), "has no meaning");
        one(problems("{type: csv, path: weather.csv, thing: 1}", ""), "sensorthings only");
        one(problems("{type: csv}", ""), "'weather.path' is missing");
        one(problems("{type: sensorthings, thing: 1, " + url + "}", "{pick: hottest, days: 1}"), "how far back");
        one(problems("{type: sensorthings, thing: 1, " + url + "}", ""), "cannot be read");
        one(problems("", "{pick: hottest}"), "'period.days' is missing");
        one(
                problems("", "{days: 2, start: \"2020-07-02T10:00+02:00\", end: \"2020-07-02T13:00+02:00\"}"),
                "period.pick only");
        one(problems("", "{pick: hottest, days: 1, start: \"2020-07-02T10:00+02:00\"}"), "both pick and start");
        one(problems("", "{pick: hottest, days: 20}"), "no 20 whole days in a row");
        one(problems("", "{pick: hottest, days: 1, from: \"2020-02-31\"}"), "no day of the calendar");
        assertThat(problems("", "{pick: hottest, days: 2, offset: \"+02:00\"}")).isEmpty();
        one(
                problems("", "{pick: hottest, days: 1, output: PT5H, offset: \"+02:00\"}"),
                "whole number of output intervals");
        assertThat(tiny).exists();
    }
}
