package org.kastanie.engine.planting;

/**
 * A place where a tree may stand.
 *
 * @param id unique
 * @param street it belongs to
 * @param x m
 * @param y m
 * @param cost EUR
 * @param type name of its tree type; empty for any
 * @param must has to be planted
 */
public record Site(String id, String street, double x, double y, double cost, String type, boolean must) {
    /**
     * A place that cannot be used.
     *
     * @param reason why
     */
    public record Rejected(Site site, Reason reason) {}

    double distance(Site other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
