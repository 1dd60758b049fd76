package org.kastanie.engine;

import org.kastanie.solver.grid.Grid;

/**
 * Where a grid lies on the earth.
 *
 * @param grid cells in the projected system
 * @param epsg EPSG code of the projected system
 * @param name its name for people, such as "ETRS89 / UTM zone 32N"
 * @param wkt well-known text 1 of the system, empty if unknown
 * @param latitude of the grid's middle, degrees north
 * @param longitude of the grid's middle, degrees east
 */
public record GeoReference(Grid grid, int epsg, String name, String wkt, double latitude, double longitude) {}
