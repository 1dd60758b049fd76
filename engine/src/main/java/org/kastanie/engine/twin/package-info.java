/**
 * Read the city twin (CityGML, vector, raster, trees) into a city model that keeps ids, materials and provenance.
 *
 * <p>Entry class: {@link org.kastanie.engine.twin.CityModel}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.twin;
