/**
 * Maps as pictures: colours, classes, painting.
 *
 * <p>Entry classes: {@link org.kastanie.engine.output.map.Scales} chooses the classes, {@link
 * org.kastanie.engine.output.map.MapPainter} and {@link org.kastanie.engine.output.map.SheetPainter} paint.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.map;
