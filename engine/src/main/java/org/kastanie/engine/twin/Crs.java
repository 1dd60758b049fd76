package org.kastanie.engine.twin;

/**
 * A coordinate system by its EPSG code. That of a {@link CityModel} is projected and in metres
 * ({@link CrsResolver#requireProjected}); that of a file may also be geographic (longitude, latitude in degrees).
 *
 * @param epsg EPSG code of the horizontal system
 * @param name name for people, such as "ETRS89 / UTM zone 32N"
 */
public record Crs(int epsg, String name) {
    @Override
    public String toString() {
        return "EPSG:" + epsg + " (" + name + ")";
    }
}
