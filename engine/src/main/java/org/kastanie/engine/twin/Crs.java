package org.kastanie.engine.twin;

/**
 * A projected coordinate system in metres.
 *
 * @param epsg EPSG code
 * @param name name for people, such as "ETRS89 / UTM zone 32N"
 */
public record Crs(int epsg, String name) {}
