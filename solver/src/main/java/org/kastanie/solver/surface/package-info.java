/**
 * Energy balance of ground, roof, wall and crown facets.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.surface;
