/**
 * Turn the city model into immutable rasters and facets, and report what was lost or assumed.
 *
 * <p>Entry class: {@link org.kastanie.engine.scene.Scene}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.scene;
