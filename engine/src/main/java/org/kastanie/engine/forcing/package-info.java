/**
 * Weather as checked, gap-aware series, and as the forcing of every step of the model clock.
 *
 * <p>Entry classes: {@link org.kastanie.engine.forcing.WeatherReader} (file to series) and
 * {@link org.kastanie.engine.forcing.StepForcings} (series to steps).
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.forcing;
