/**
 * Wind between the buildings, and the temperature and humidity of the air it carries.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.air;
