package org.kastanie.engine.job;

import java.util.Map;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Facing;
import tools.jackson.databind.JsonNode;

/** Directions in the words of a job: a side of the compass, a quarter of the circle round it, or degrees. */
final class CompassWords {
    private static final Map<String, Facing> QUARTERS = Map.of(
            "north", new Facing(315, 45),
            "east", new Facing(45, 135),
            "south", new Facing(135, 225),
            "west", new Facing(225, 315));

    private CompassWords() {}

    /** All directions if nothing is given. */
    static Facing facing(JsonNode given) {
        if (given.isMissingNode()) {
            return Facing.ALL;
        }
        if (given.isString()) {
            Facing quarter = QUARTERS.get(given.asString());
            if (quarter == null) {
                throw new IllegalArgumentException(given.asString()); // the schema lists them
            }
            return quarter;
        }
        double from = given.path(0).asDouble(Double.NaN) % 360;
        double to = given.path(1).asDouble(Double.NaN);
        if (from == to % 360) {
            if (Math.abs(to - given.path(0).asDouble(Double.NaN)) == 360) {
                return Facing.ALL;
            }
            throw new InputException(
                    "facade: facing [" + given.path(0) + ", " + given.path(1) + "] ends where it begins",
                    "give two different directions, clockwise from north, such as [120, 240], or leave facing out");
        }
        return new Facing(from, to);
    }
}
