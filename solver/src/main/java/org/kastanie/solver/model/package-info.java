/**
 * State, clock, the order of one step, and budgets: the only room that knows all physics rooms.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.model;
