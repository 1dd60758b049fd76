package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.InputException;

/** A server of the test's own on the loopback interface, kind and unkind. */
class SensorThingsTest {
    private static final Instant START = Instant.parse("2026-07-10T00:00:00Z");
    private static final WeatherRequest.Period DAY =
            new WeatherRequest.Period(START, START.plus(Duration.ofDays(1)), Duration.ZERO);

    @TempDir
    Path folder;

    private HttpServer server;
    private String root;
    private final List<String> asked = new ArrayList<>();

    /** Pages by path and query, without the root. */
    private Function<String, String> answers = path -> "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        root = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1.1/";
        server.createContext("/", exchange -> {
            String path = URLDecoder.decode(
                    exchange.getRequestURI().toString().replace("/v1.1/", ""), StandardCharsets.UTF_8);
            asked.add(path);
            String text = answers.apply(path);
            if (text.startsWith("http")) {
                exchange.getResponseHeaders().add("Location", text);
                exchange.sendResponseHeaders(302, -1);
            } else if (text.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String stream(String name, String unit, String property) {
        return "{\"@iot.id\":7,\"name\":\"" + name + "\",\"unitOfMeasurement\":{\"symbol\":\"" + unit
                + "\"},\"ObservedProperty\":{\"name\":\"" + property + "\",\"definition\":\"\"}}";
    }

    private static String observation(String time, double value) {
        return "{\"phenomenonTime\":\"" + time + "\",\"result\":" + value + "}";
    }

    private static String page(List<String> observations, String next) {
        return "{\"value\":[" + String.join(",", observations) + "]"
                + (next.isEmpty() ? "" : ",\"@iot.nextLink\":\"" + next + "\"") + "}";
    }

    private List<String[]> fetch(Map<String, String> streams, String thing) throws IOException {
        Path csv = folder.resolve("weather.csv");
        SensorThings.fetch(new SensorThings.Request(root, thing, streams, DAY), csv);
        return Files.readAllLines(csv).stream().map(l -> l.split(",", -1)).toList();
    }

    private void refused(String problem, String remedy) {
        assertThatThrownBy(() -> fetch(Map.of("air_temperature", "1"), null))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e).hasMessageContaining(problem);
                    assertThat(e.remedy()).contains(remedy);
                });
    }

    /** 10-minute readings in kelvin that rise by 0.1 K each; the mean of a straight line is its middle. */
    private String minutes(String path) {
        if (path.equals("Datastreams(1)")) {
            return stream("T", "K", "air temperature");
        }
        int from = path.contains("skip=72") ? 72 : 0;
        List<String> all = new ArrayList<>();
        for (int i = from; i < from + 73 && i <= 144; i++) {
            all.add(observation(START.plusSeconds(600L * i).toString(), 290 + 0.1 * i));
        }
        return page(all, from == 0 ? root + "Datastreams(1)/Observations?$skip=72" : "");
    }

    @Test
    void allPagesAreReadAndUnitsConverted() throws IOException {
        answers = this::minutes;
        List<String[]> rows = fetch(Map.of("air_temperature", "1"), null);
        assertThat(rows.getFirst()).containsExactly("time", "air_temperature");
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1))
                .contains("phenomenonTime ge 2026-07-10T00:00:00Z and phenomenonTime le 2026-07-11T00:00:00Z");
        String[] last = rows.getLast();
        assertThat(last[0]).isEqualTo("2026-07-11T00:00:00Z");
        assertThat(Double.parseDouble(last[1])).isCloseTo(290 - 273.15 + 14.35, within(1e-3));
        for (int i = 2; i < rows.size(); i++) {
            assertThat(Double.parseDouble(rows.get(i)[1]) - Double.parseDouble(rows.get(i - 1)[1]))
                    .isCloseTo(0.1, within(1e-3));
        }
    }

    @Test
    void aThingGivesItsStreamsByWhatTheyObserve() throws IOException {
        answers = path -> switch (path.replaceAll("\\?.*", "")) {
            case "Things('roof')/Datastreams" ->
                page(
                        List.of(
                                stream("a", "°C", "Air Temperature").replace(":7", ":1"),
                                stream("b", "km/h", "Windgeschwindigkeit").replace(":7", ":2"),
                                stream("c", "°", "wind direction").replace(":7", ":3"),
                                stream("d", "mm", "Niederschlag").replace(":7", ":4"),
                                stream("e", "ppm", "CO2").replace(":7", ":5")),
                        "");
            case "Datastreams(1)" -> stream("a", "°C", "");
            case "Datastreams(2)" -> stream("b", "km/h", "");
            case "Datastreams(3)" -> stream("c", "°", "");
            case "Datastreams(4)" -> stream("d", "mm", "");
            case "Datastreams(1)/Observations" -> hours(h -> 20.0 + h, false);
            case "Datastreams(2)/Observations" -> hours(h -> 36.0, false);
            case "Datastreams(3)/Observations" -> hours(h -> h % 2 == 0 ? 350.0 : 10.0, false);
            case "Datastreams(4)/Observations" -> hours(h -> h == 5 ? 2.5 : 0, true);
            default -> "";
        };
        List<String[]> rows = fetch(Map.of(), "roof");
        List<String> head = List.of(rows.getFirst());
        assertThat(head)
                .contains("air_temperature", "wind_speed", "wind_direction", "precipitation")
                .hasSize(5);
        assertThat(rows.get(10)[0]).endsWith(":00:00Z");
        assertThat(Double.parseDouble(rows.get(10)[head.indexOf("wind_speed")])).isCloseTo(10, within(1e-3));
        double direction = Double.parseDouble(rows.get(10)[head.indexOf("wind_direction")]);
        assertThat(Math.min(direction, 360 - direction))
                .as("mean of 350 and 10")
                .isLessThan(0.01);
        double rain = rows.stream()
                .skip(1)
                .map(r -> r[head.indexOf("precipitation")])
                .filter(s -> !s.isEmpty())
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(rain).isCloseTo(2.5, within(1e-3));
    }

    private static String hours(Function<Integer, Double> value, boolean intervals) {
        List<String> all = new ArrayList<>();
        for (int h = 0; h < 24; h++) {
            Instant at = START.plus(Duration.ofHours(h));
            String time = intervals ? at + "/" + at.plusSeconds(3600) : at.toString();
            all.add(observation(time, value.apply(h)));
        }
        return page(all, "");
    }

    @Test
    void meansOfIntervalsStayWhatTheyAre() throws IOException {
        answers = path -> path.equals("Datastreams(1)") ? stream("T", "degC", "") : hours(h -> 10.0 + h, true);
        List<String[]> rows = fetch(Map.of("air_temperature", "1"), null);
        assertThat(rows).hasSize(1 + 24);
        for (int h = 0; h < 24; h++) {
            String[] row = rows.get(h + 1);
            assertThat(row[0]).isEqualTo(START.plus(Duration.ofHours(h + 1L)).toString());
            assertThat(Double.parseDouble(row[1])).isCloseTo(10 + h, within(1e-9));
        }
    }

    @Test
    void failedReadingsAreGaps() throws IOException {
        answers = path ->
                path.equals("Datastreams(1)") ? stream("T", "degC", "") : hours(h -> h == 5 ? -9999.0 : 10, true);
        List<String[]> rows = fetch(Map.of("air_temperature", "1"), null);
        assertThat(rows).hasSize(1 + 23);
        assertThat(rows.stream().map(r -> r[0])).doesNotContain("2026-07-10T06:00:00Z");
    }

    @Test
    void aLinkToAnotherHostIsNotFollowed() {
        answers = path -> path.equals("Datastreams(1)")
                ? stream("T", "K", "")
                : page(List.of(), "http://192.0.2.1/v1.1/Datastreams(1)/Observations");
        refused("sends on to another place: http://192.0.2.1", "root address");
        answers = path -> path.equals("Datastreams(1)") ? stream("T", "K", "") : page(List.of(), "file:///etc/passwd");
        refused("another place", "root address");
        answers = path -> "http://192.0.2.1/v1.1/";
        refused("sends on to http://192.0.2.1", "if it is meant");
    }

    /** Literal addresses only, and the client is made but never asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "[fe80::1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[fd00:ec2::254]",
                "100.100.100.200",
                "0.0.0.0",
                "[::]",
                "224.0.0.1",
                "2852039166" // 169.254.169.254 as one number
            })
    void addressesOfTheMachinesOwnLinkAreNotAsked(String host) {
        assertThatThrownBy(() -> new SensorClient("http://" + host + "/v1.1"))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.getMessage()).contains("weather.url");
                    assertThat(e.remedy()).contains("root of the service");
                });
        assertThat(asked).isEmpty();
    }

    @Test
    void endlessPagesEnd() {
        answers = path -> path.equals("Datastreams(1)")
                ? stream("T", "K", "")
                : page(List.of(), root + "Datastreams(1)/Observations?$skip=1");
        refused("same page again", "keeps the server");
        int[] n = new int[1];
        answers = path -> path.equals("Datastreams(1)")
                ? stream("T", "K", "")
                : page(List.of(), root + "Datastreams(1)/Observations?$skip=" + ++n[0]);
        refused("more than 3000 pages", "shorter period");
    }

    @Test
    void whatIsWrongIsSaid() {
        answers = path -> "";
        refused("answers 404", "ids");
        answers = path -> "<html>";
        refused("is not JSON", "root of the service");
        answers = path -> path.equals("Datastreams(1)") ? stream("T", "furlong", "") : "{}";
        refused("unit 'furlong'", "kelvin");
        answers = path -> path.equals("Datastreams(1)") ? stream("T", "K", "") : "{}";
        refused("no list 'value'", "root of the service");
        answers = path -> path.equals("Datastreams(1)") ? stream("T", "K", "") : page(List.of(), "");
        refused("has no readings", "period");
        answers = path -> path.equals("Datastreams(1)")
                ? stream("T", "degC", "")
                : page(List.of(observation(START.toString(), 290)), "");
        refused("outside -80", "check the unit");
        answers = path ->
                path.equals("Datastreams(1)") ? stream("T", "K", "") : page(List.of(observation("yesterday", 290)), "");
        refused("no ISO 8601 time", "keeps the server");
        server.stop(0);
        refused("cannot be read", "server runs");
        root = "ftp://example.org/";
        refused("no address of a SensorThings server", "root of the service");
        root = "https://me:secret@example.org/";
        refused("carries a password", "leave it out");
    }

    @Test
    void theTableIsReadAsWeather() throws IOException {
        answers = path -> path.equals("Datastreams(1)") ? stream("T", "degC", "") : hours(h -> 10.0 + h, true);
        fetch(Map.of("air_temperature", "1"), null);
        WeatherSeries series = WeatherReader.read(new WeatherRequest(
                WeatherType.CSV,
                folder.resolve("weather.csv"),
                null,
                null,
                Map.of(),
                Map.of("relative_humidity", 50.0, "wind_speed", 2.0, "wind_direction", 180.0, "shortwave_down", 0.0),
                new WeatherRequest.Place(48.1, 11.6, 500),
                DAY));
        assertThat(series.intervals()).hasSize(24);
        assertThat(series.intervals().getFirst().airTemperature()).isCloseTo(283.15, within(1e-3));
        assertThat(String.format(
                        Locale.ROOT, "%s", series.intervals().getFirst().end()))
                .isEqualTo("2026-07-10T01:00:00Z");
    }
}
