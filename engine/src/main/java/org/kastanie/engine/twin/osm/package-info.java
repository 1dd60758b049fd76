/**
 * OpenStreetMap extracts as they are: XML (.osm) and protocol buffers (.osm.pbf), and what their tags mean for a heat study.
 *
 * <p>Entry class: {@link org.kastanie.engine.twin.osm.OsmFile} reads a file into {@link org.kastanie.engine.twin.osm.OsmData};
 * {@link org.kastanie.engine.twin.osm.OsmRules} turns tags into heights and classes, from the table {@code osm.yaml} whose
 * sources stand there. Shapes, coordinate systems and the city model are {@code engine.twin}'s.
 *
 * <p>Terms: <em>node</em>, <em>way</em>, <em>relation</em>, <em>tag</em> as OpenStreetMap uses them.
 */
@org.jspecify.annotations.NullMarked
package org.kastanie.engine.twin.osm;
