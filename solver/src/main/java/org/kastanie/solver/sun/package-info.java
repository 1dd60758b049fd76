/**
 * Where the sun is and how light and longwave radiation spread over the sky.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.sun;
