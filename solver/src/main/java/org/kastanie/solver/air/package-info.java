/**
 * Wind between the buildings, and the temperature and humidity of the air it carries. Entry class: {@link
 * org.kastanie.solver.air.AirModel}.
 *
 * <p>Voxels: square columns over the scene's cells, levels stretched upwards, heights above the local ground. A wind per
 * inflow direction is solved when first needed (profiles of the surrounding fabric, crown drag, mass consistency) and scaled
 * by the forcing, either from profiles made mass consistent or from a lattice Boltzmann flow driven to its steady state ({@link
 * org.kastanie.solver.air.WindMethod}); deviations of temperature and humidity from the inflow's air are carried by it, implicitly and to second
 * order, with the facets' and crowns' linear responses as sources.
 *
 * <p>What it cannot do: wakes and canyon vortices with the diagnostic wind (it turns around buildings like potential flow), wind
 * driven by slopes, parks or heated walls, stability of single places (the exchange knows the mean heat flux of the active
 * window only), and the warming of a city larger than the scene: the inflow is the forcing's air, at constant potential
 * temperature.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.air;
