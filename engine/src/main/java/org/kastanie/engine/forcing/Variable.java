package org.kastanie.engine.forcing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Columns a weather file may have, with the range a value must lie in, in the units of the contract. */
enum Variable {
    AIR_TEMPERATURE("degC", -80, 60),
    RELATIVE_HUMIDITY("%", 0, 110),
    PRESSURE("hPa", 450, 1100),
    WIND_SPEED("m/s", 0, 75),
    WIND_DIRECTION("deg", 0, 360),
    SHORTWAVE_DOWN("W/m2", -15, 1600),
    SHORTWAVE_DIFFUSE("W/m2", -15, 1200),
    SHORTWAVE_DIRECT_NORMAL("W/m2", -15, 1400),
    SHORTWAVE_DIRECT_HORIZONTAL("W/m2", -15, 1400),
    LONGWAVE_DOWN("W/m2", 50, 700),
    PRECIPITATION("mm", 0, 300),
    /** Not a column of the contract: water vapour per dry air, finer than whole per cents in test reference years. */
    MIXING_RATIO("g/kg", 0, 60);

    static final int COUNT = values().length;

    private final String unit;
    private final double low;
    private final double high;

    Variable(String unit, double low, double high) {
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String unit() {
        return unit;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    boolean inContract() {
        return this != MIXING_RATIO;
    }

    boolean isShortwave() {
        return name().startsWith("SHORTWAVE");
    }

    /** Means over the interval in every format, while a state may be a reading at the label. */
    boolean isAccumulated() {
        return isShortwave() || this == LONGWAVE_DOWN || this == PRECIPITATION;
    }

    static Optional<Variable> byKey(String key) {
        return Arrays.stream(values())
                .filter(v -> v.inContract() && v.key().equals(key))
                .findFirst();
    }
}
