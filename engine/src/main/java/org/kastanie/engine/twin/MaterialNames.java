package org.kastanie.engine.twin;

/**
 * Attributes of buildings that name the class of their roof and walls.
 *
 * @param roof attribute of the roof's class
 * @param wall attribute of the walls' class
 */
record MaterialNames(String roof, String wall) {
    /** Options of a {@link TwinEntry} by which the job names them for all files. */
    static final String ROOF_OPTION = "roofAttribute";

    static final String WALL_OPTION = "wallAttribute";

    static MaterialNames of(TwinEntry entry) {
        String roof = entry.text(ROOF_OPTION);
        String wall = entry.text(WALL_OPTION);
        return new MaterialNames(roof == null ? "roofMaterial" : roof, wall == null ? "wallMaterial" : wall);
    }
}
