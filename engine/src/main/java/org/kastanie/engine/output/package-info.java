/**
 * Maps, rasters, tables and reports.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output;
