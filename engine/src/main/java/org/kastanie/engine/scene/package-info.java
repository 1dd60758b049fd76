/**
 * Turn the city model into immutable rasters and facets, and report what was lost or assumed.
 *
 * <p>Terms: a <em>column</em> is what stands on a cell; an <em>outline</em> is a roof polygon; a <em>piece</em> is a short
 * stretch of the vector model's outer wall; a <em>segment</em> is a wall facet of the raster. Totals of roof and wall area are
 * those of the vector model, building by building. Data: {@code materials.yaml}, {@code species.yaml},
 * {@code landcover.yaml}, each number with its source.
 *
 * <p>Entry class: {@link org.kastanie.engine.scene.SceneBuilder}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.scene;
