/**
 * Where things are: the grid, the columns of the city on it, the facets that bound the air, and the workers that share
 * loops over them.
 *
 * <p>Terms: a <em>cell</em> is a square of the grid (row 0 in the north); a <em>column</em> is what stands on it; a
 * <em>facet</em> is a piece of ground, roof or wall with a temperature of its own. Entry class:
 * {@link org.kastanie.solver.grid.UrbanGeometry}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.grid;
