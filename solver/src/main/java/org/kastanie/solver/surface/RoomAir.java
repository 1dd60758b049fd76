package org.kastanie.solver.surface;

/**
 * The air of the buildings by their ordinal: what walls and roofs feel of a building, and what it lets out.
 *
 * @param temperature behind the last layers, degC
 * @param released heat given to the street in the last step per area of the walls, then per area of the roofs, W m-2
 */
public record RoomAir(float[] temperature, float[] released) {
    /** No building has air of its own. */
    public static final RoomAir NONE = new RoomAir(new float[0], new float[0]);
}
