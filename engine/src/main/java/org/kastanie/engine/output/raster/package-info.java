/**
 * Cloud Optimized GeoTIFF.
 *
 * <p>Knows tags, tiles and overviews, nothing of runs. Entry class: {@link org.kastanie.engine.output.raster.CogWriter}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.raster;
