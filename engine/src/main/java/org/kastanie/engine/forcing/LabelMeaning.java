package org.kastanie.engine.forcing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kastanie.engine.InputException;

/** What the time label of a row stands for: the {@code interval} key of the job file. */
public enum LabelMeaning {
    /** The row is the mean of the interval that ends at the label. */
    ENDING,
    /** The row is the mean of the interval that begins at the label. */
    BEGINNING,
    /** The row is the mean of the interval around the label. */
    CENTRED,
    /** The row is a reading at the label; taken for the mean of the interval around it. */
    INSTANT;

    /** How far before the label the interval begins, as a share of its length. */
    double lead() {
        return switch (this) {
            case ENDING -> 1;
            case BEGINNING -> 0;
            case CENTRED, INSTANT -> 0.5;
        };
    }

    /** The meaning with this name in the job file. */
    public static LabelMeaning byKey(String key) {
        return Arrays.stream(values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "weather.interval: unknown value '" + key + "'",
                        "use one of "
                                + Arrays.stream(values())
                                        .map(m -> m.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
