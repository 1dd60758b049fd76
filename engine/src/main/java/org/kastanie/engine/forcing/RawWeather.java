package org.kastanie.engine.forcing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A weather file as it stands: rows in file order, units of the contract, NaN = missing.
 *
 * @param source file name
 * @param rows in file order
 * @param typicalYear whether years in the file mean nothing
 * @param latitude degrees north, NaN if unknown
 * @param longitude degrees east, NaN if unknown
 * @param altitude m, NaN if unknown
 * @param labels how labels are to be understood
 * @param notes what the reader wants to say
 */
record RawWeather(
        String source,
        List<Row> rows,
        boolean typicalYear,
        double latitude,
        double longitude,
        double altitude,
        Labels labels,
        List<String> notes) {
    /**
     * @param interval meaning of a label
     * @param state meaning for readings (temperature, humidity, pressure, wind), if it differs
     * @param offset of labels from UTC
     */
    record Labels(LabelMeaning interval, LabelMeaning state, ZoneOffset offset) {}

    /**
     * @param line in the file, from 1
     * @param date of the label
     * @param minute of the day of the label, 0..1440
     * @param values by ordinal of {@link Variable}
     */
    record Row(int line, LocalDate date, int minute, double[] values) {
        LocalDateTime label() {
            return date.atStartOfDay().plusMinutes(minute);
        }

        double get(Variable variable) {
            return values[variable.ordinal()];
        }
    }
}
