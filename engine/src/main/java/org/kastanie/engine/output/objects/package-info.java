/**
 * Results on the city's own objects: walls, roofs, undersides, buildings, trees, ground and streets, and the job's polygons, under the ids of the
 * twin.
 *
 * <p>Terms: a <em>measure</em> is what is known of an object at every output time; its values are weighted sums, so that
 * pieces of an object from several tiles add up. Page: docs/results-on-objects.md.
 *
 * <p>Entry classes: {@link org.kastanie.engine.output.objects.ObjectTable}, {@link
 * org.kastanie.engine.output.objects.ObjectFiles}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.objects;
