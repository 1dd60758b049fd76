/**
 * Tables at points and over polygons, and the quality report.
 *
 * <p>Entry classes: {@link org.kastanie.engine.output.table.PointTables}, {@link org.kastanie.engine.output.table.ProfileTables}, {@link
 * org.kastanie.engine.output.table.AreaTables}, {@link org.kastanie.engine.output.table.AreaPackage}, {@link
 * org.kastanie.engine.output.table.QualityFile}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.table;
