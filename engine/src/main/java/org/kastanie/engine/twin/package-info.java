/**
 * Read the city twin (CityGML, CityJSON, OpenStreetMap, vector, raster, trees) into a city model that keeps ids, materials and provenance.
 *
 * <p>Entry class: {@link org.kastanie.engine.twin.TwinReader}; what it makes: {@link org.kastanie.engine.twin.CityModel}.
 * {@link org.kastanie.engine.twin.Inspection} tells what a single file holds. Systems of coordinates:
 * {@link org.kastanie.engine.twin.CrsResolver} and {@link org.kastanie.engine.twin.CoordinateTransform}.
 *
 * <p>Terms: an <em>entry</em> is one line of the job's twin list; a <em>source</em> is what it gave. Broken features are
 * skipped and stand in the {@link org.kastanie.engine.twin.QualityReport}; broken files are an
 * {@link org.kastanie.engine.InputException}. Heights are never transformed; two-dimensional coordinates have z = NaN.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.twin;
