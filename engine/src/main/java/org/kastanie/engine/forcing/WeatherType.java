package org.kastanie.engine.forcing;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.kastanie.engine.InputException;

/** Layouts of weather files, by their name in the job file. */
public enum WeatherType {
    /** Test reference years of the German weather service, layouts of 2010 and 2015 (2017 edition). */
    DWD_TRY,
    /** Hourly observations of the German weather service's climate data centre, as downloaded. */
    DWD_CDC,
    /** EnergyPlus weather. */
    EPW,
    /** Columns with contract names, or mapped to them. */
    CSV,
    /** Meteorological file of the UMEP tools. */
    UMEP;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The type with this name in the job file. */
    public static WeatherType byKey(String key) {
        return Arrays.stream(values())
                .filter(t -> t.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "weather.type: unknown type '" + key + "'",
                        "use one of "
                                + Arrays.stream(values()).map(WeatherType::key).collect(Collectors.joining(", "))));
    }
}
