/**
 * Shadows, visibility, and the short- and longwave budget of every facet and of a person.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.radiation;
