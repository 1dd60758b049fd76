package org.kastanie.engine.forcing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How ids stand in addresses, and what servers call what weather consists of. */
final class SensorText {
    /** Parts of names, German and English, that tell a variable; the first that fits counts. A choice. */
    private static final Map<Variable, List<String>> NAMES = new EnumMap<>(Map.of(
            Variable.AIR_TEMPERATURE, List.of("air_temperature", "air temperature", "lufttemperatur"),
            Variable.RELATIVE_HUMIDITY, List.of("relative_humidity", "relative humidity", "luftfeucht"),
            Variable.PRESSURE, List.of("air_pressure", "air pressure", "atmospheric pressure", "luftdruck"),
            Variable.WIND_SPEED, List.of("wind_speed", "wind speed", "windgeschwindigkeit"),
            Variable.WIND_DIRECTION, List.of("wind_from_direction", "wind direction", "windrichtung"),
            Variable.SHORTWAVE_DOWN,
                    List.of(
                            "shortwave_flux",
                            "global radiation",
                            "globalstrahlung",
                            "solar radiation",
                            "shortwave down"),
            Variable.LONGWAVE_DOWN, List.of("longwave_flux", "longwave down", "gegenstrahlung"),
            Variable.PRECIPITATION, List.of("precipitation", "rainfall", "niederschlag")));

    private SensorText() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** An id of a job: numbers as they are, texts in quotes with their own quotes doubled (OData). */
    static String id(String given) {
        return given.matches("[0-9]{1,18}") ? given : "'" + given.replace("'", "''") + "'";
    }

    static String idOf(JsonNode entity) {
        JsonNode id = entity.path("@iot.id");
        return id.isNumber()
                ? String.valueOf(id.asLong())
                : "'" + id.asString("").replace("'", "''") + "'";
    }

    /** What a datastream measures, by its observed property, else by its own name. */
    static Optional<Variable> variable(JsonNode stream) {
        JsonNode property = stream.path("ObservedProperty");
        for (String text : List.of(
                property.path("definition").asString(""),
                property.path("name").asString(""),
                stream.path("name").asString(""))) {
            String lower = text.toLowerCase(Locale.ROOT);
            for (Variable variable : NAMES.keySet()) {
                if (NAMES.getOrDefault(variable, List.of()).stream().anyMatch(lower::contains)) {
                    return Optional.of(variable);
                }
            }
        }
        return Optional.empty();
    }
}
