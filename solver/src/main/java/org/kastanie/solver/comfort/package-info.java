/**
 * What the fields mean to a person: Tmrt, UTCI, PET. Pure functions of fields.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.solver.comfort;
