/**
 * Weather as checked, gap-aware series.
 *
 * <p>Entry class: {@link org.kastanie.engine.forcing.WeatherSeries}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.forcing;
