/**
 * Scalar truth: every array kernel in its most readable form. Vector twins are compared with these, bit for bit.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.kernel.reference;
