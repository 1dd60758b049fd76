/**
 * Zarr, version 2, with CF metadata: an own small writer and reader.
 *
 * <p>Entry classes: {@link org.kastanie.engine.output.zarr.FieldStore} to write a run, {@link
 * org.kastanie.engine.output.zarr.ZarrReader} to read one back.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.zarr;
