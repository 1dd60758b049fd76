/**
 * Records of a result for catalogues: a STAC item and a DCAT-AP.de dataset.
 *
 * <p>Entry class: {@link org.kastanie.engine.output.catalogue.Records}.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.output.catalogue;
