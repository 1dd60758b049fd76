/** How right: comparisons with exact solutions, reference tables and measurements, and the guide they generate. */
@org.jspecify.annotations.NullMarked
package org.kastanie.validation;
