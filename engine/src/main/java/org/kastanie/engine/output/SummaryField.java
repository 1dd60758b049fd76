package org.kastanie.engine.output;

/**
 * One field that sums up the whole period.
 *
 * @param name as in the contract: {@code summary/<name>.tif}
 * @param title for people
 * @param unit of the values: degC, h or 1
 * @param cellMethods CF cell methods, empty for a static field
 * @param values per cell, NaN = no data
 */
public record SummaryField(String name, String title, String unit, String cellMethods, float[] values) {
    /** The same with other values. */
    SummaryField with(float[] others) {
        return new SummaryField(name, title, unit, cellMethods, others);
    }
}
