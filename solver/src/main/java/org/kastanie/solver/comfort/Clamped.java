package org.kastanie.solver.comfort;

/**
 * How often an index met inputs outside its range, which are then moved to its edge.
 *
 * @param evaluated cells with a person
 * @param clamped cells with at least one input outside
 * @param air cells whose air temperature was outside
 * @param radiant cells whose mean radiant temperature (or its difference from the air's) was outside
 * @param wind cells whose wind was outside
 * @param vapour cells whose vapour pressure was outside
 */
public record Clamped(long evaluated, long clamped, long air, long radiant, long wind, long vapour) {
    public static final Clamped NONE = new Clamped(0, 0, 0, 0, 0, 0);

    public Clamped plus(Clamped other) {
        return new Clamped(
                evaluated + other.evaluated,
                clamped + other.clamped,
                air + other.air,
                radiant + other.radiant,
                wind + other.wind,
                vapour + other.vapour);
    }
}
