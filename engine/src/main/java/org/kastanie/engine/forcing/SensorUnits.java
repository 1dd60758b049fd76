package org.kastanie.engine.forcing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Units servers use, and how their values become those of the contract; exact by definition (SI brochure; knot, mile). */
final class SensorUnits {
    private static final DoubleUnaryOperator SAME = x -> x;

    private static final Map<String, DoubleUnaryOperator> TEMPERATURE = Map.of(
            "degc", SAME,
            "°c", SAME,
            "c", SAME,
            "cel", SAME,
            "celsius", SAME,
            "degreecelsius", SAME,
            "k", x -> x - 273.15,
            "kelvin", x -> x - 273.15,
            "°f", x -> (x - 32) / 1.8,
            "degf", x -> (x - 32) / 1.8);
    private static final Map<String, DoubleUnaryOperator> SPEED = Map.of(
            "m/s", SAME,
            "ms-1", SAME,
            "m·s-1", SAME,
            "m/sec", SAME,
            "km/h", x -> x / 3.6,
            "kmh", x -> x / 3.6,
            "kn", x -> x * 1852 / 3600,
            "kt", x -> x * 1852 / 3600,
            "mph", x -> x * 0.44704);
    private static final Map<String, DoubleUnaryOperator> PRESSURE =
            Map.of("hpa", SAME, "mbar", SAME, "mb", SAME, "pa", x -> x / 100, "kpa", x -> x * 10, "bar", x -> x * 1000);
    private static final Map<String, DoubleUnaryOperator> ANGLE =
            Map.of("deg", SAME, "°", SAME, "degree", SAME, "degrees", SAME, "rad", Math::toDegrees);
    private static final Map<String, DoubleUnaryOperator> FLUX = Map.of(
            "w/m2", SAME,
            "w/m²", SAME,
            "w/m^2", SAME,
            "wm-2", SAME,
            "w·m-2", SAME,
            "w/qm", SAME,
            "kw/m2", x -> 1000 * x,
            "kw/m²", x -> 1000 * x);
    private static final Map<String, DoubleUnaryOperator> SHARE =
            Map.of("%", SAME, "percent", SAME, "prozent", SAME, "%rh", SAME, "1", x -> 100 * x);
    private static final Map<String, DoubleUnaryOperator> DEPTH =
            Map.of("mm", SAME, "l/m2", SAME, "l/m²", SAME, "kg/m2", SAME, "cm", x -> 10 * x);

    private SensorUnits() {}

    private static Map<String, DoubleUnaryOperator> of(Variable variable) {
        return switch (variable) {
            case AIR_TEMPERATURE -> TEMPERATURE;
            case RELATIVE_HUMIDITY -> SHARE;
            case PRESSURE -> PRESSURE;
            case WIND_SPEED -> SPEED;
            case WIND_DIRECTION -> ANGLE;
            case PRECIPITATION -> DEPTH;
            default -> FLUX;
        };
    }

    /** The way from a unit to the contract's, by the first of its names that is known; null if none is. */
    static @Nullable DoubleUnaryOperator conversion(Variable variable, List<String> names) {
        for (String name : names) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\s", "").replace("**", "");
            plain = plain.substring(plain.lastIndexOf('#') + 1);
            DoubleUnaryOperator found = of(variable).get(plain);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static List<String> known(Variable variable) {
        return of(variable).keySet().stream().sorted().toList();
    }
}
