/**
 * Where the sun is and how light and longwave radiation spread over the sky.
 *
 * <p>{@link org.kastanie.solver.sun.SkyModel} makes the {@link org.kastanie.solver.sun.SkyState} of a step from
 * irradiances; {@link org.kastanie.solver.sun.DiffuseFraction} and {@link org.kastanie.solver.sun.LongwaveSky} fill in what
 * a station did not measure; {@link org.kastanie.solver.sun.SunTrack} follows the sun through an interval.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.sun;
