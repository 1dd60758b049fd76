package org.kastanie.engine.output.objects;

import java.util.List;
import org.kastanie.solver.quantity.Quantity;

/** Kinds of objects, each a layer with measures of its own; the first measure colours it. */
public enum ObjectKind {
    ROOF("roofs", surface("roof")),
    WALL("walls", surface("wall")),
    UNDERSIDE("undersides", surface("underside over open ground")),
    BUILDING(
            "buildings",
            List.of(
                    mean("roof_temperature", "temperature of its roofs", Quantity.SURFACE_TEMPERATURE, "roof_area"),
                    mean(
                            "wall_temperature",
                            "temperature of its outer walls",
                            Quantity.SURFACE_TEMPERATURE,
                            "wall_area"),
                    mean("utci_around", "UTCI within 5 m of it", Quantity.UTCI, "cells_around"),
                    mean(
                            "mean_radiant_temperature_around",
                            "mean radiant temperature within 5 m of it",
                            Quantity.MEAN_RADIANT_TEMPERATURE,
                            ""),
                    mean("air_temperature_around", "air temperature within 5 m of it", Quantity.AIR_TEMPERATURE, ""))),
    TREE(
            "trees",
            List.of(
                    mean("leaf_temperature", "temperature of its leaves", Quantity.AIR_TEMPERATURE, "leaf_area"),
                    new Measure(
                            "transpiration",
                            "kg h-1",
                            "water its crown gives to the air",
                            true,
                            Quantity.LATENT_HEAT_FLUX,
                            ""),
                    mean("utci_shade", "UTCI of a person under its crown", Quantity.UTCI, "cells_shade"),
                    mean(
                            "mean_radiant_temperature_shade",
                            "mean radiant temperature under its crown",
                            Quantity.MEAN_RADIANT_TEMPERATURE,
                            ""),
                    mean("air_temperature_shade", "air temperature under its crown", Quantity.AIR_TEMPERATURE, ""))),
    GROUND(
            "grounds",
            List.of(
                    mean("surface_temperature", "temperature of the ground", Quantity.SURFACE_TEMPERATURE, "cells"),
                    mean("utci", "UTCI", Quantity.UTCI, ""),
                    mean("mean_radiant_temperature", "mean radiant temperature", Quantity.MEAN_RADIANT_TEMPERATURE, ""),
                    mean("air_temperature", "air temperature at 2 m", Quantity.AIR_TEMPERATURE, ""))),
    STREET("streets", place("temperature of the ground")),
    AREA("areas", place("temperature of ground and roofs"));

    /**
     * What is known of an object at every output time.
     *
     * @param name of its columns
     * @param unit of its values
     * @param description for people
     * @param total values of pieces add up; otherwise they are averaged by their weights
     * @param scale quantity whose classes colour it
     * @param weight name of the column that tells how much it is the mean of; empty if another measure tells it
     */
    public record Measure(String name, String unit, String description, boolean total, Quantity scale, String weight) {}

    private final String layer;
    private final List<Measure> measures;

    ObjectKind(String layer, List<Measure> measures) {
        this.layer = layer;
        this.measures = measures;
    }

    /** Name of the layer. */
    public String layer() {
        return layer;
    }

    public List<Measure> measures() {
        return measures;
    }

    /** A boundary surface of a building. */
    public boolean isSurface() {
        return this == ROOF || this == WALL || this == UNDERSIDE;
    }

    /** Name of the column with the id of what it is a part of; empty if it is part of nothing. */
    String owner() {
        return isSurface() ? "building" : this == GROUND ? "street" : "";
    }

    /** Its geometries are outlines without heights. */
    boolean isFlat() {
        return this == BUILDING || this == STREET || this == AREA;
    }

    private static List<Measure> surface(String what) {
        return List.of(
                mean("surface_temperature", "temperature of the " + what, Quantity.SURFACE_TEMPERATURE, "area_seen"));
    }

    private static List<Measure> place(String surface) {
        return List.of(
                mean("utci", "UTCI", Quantity.UTCI, "cells"),
                mean("pet", "PET", Quantity.PET, ""),
                mean("mean_radiant_temperature", "mean radiant temperature", Quantity.MEAN_RADIANT_TEMPERATURE, ""),
                mean("air_temperature", "air temperature at 2 m", Quantity.AIR_TEMPERATURE, ""),
                mean("surface_temperature", surface, Quantity.SURFACE_TEMPERATURE, ""));
    }

    private static Measure mean(String name, String description, Quantity scale, String weight) {
        return new Measure(name, scale.displayUnit(), description, false, scale, weight);
    }
}
