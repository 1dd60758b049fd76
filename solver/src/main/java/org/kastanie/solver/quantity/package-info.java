/**
 * Physical constants and the catalogue of quantities.
 *
 * <p>Nothing else in Kastanie defines a constant of nature or the name, unit and CF name of a result. Entry classes:
 * {@link org.kastanie.solver.quantity.PhysicalConstants} and {@link org.kastanie.solver.quantity.Quantity}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.quantity;
