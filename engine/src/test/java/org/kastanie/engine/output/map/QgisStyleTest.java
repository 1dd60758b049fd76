package org.kastanie.engine.output.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.quantity.Quantity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Styles are well-formed and have the classes and colours of the maps. */
class QgisStyleTest {
    private final Scale utci = Objects.requireNonNull(Scales.standard(Quantity.UTCI));

    private static Document parse(String qml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(qml)));
    }

    @Test
    void aRasterHasEveryClass() throws Exception {
        Document style = parse(QgisStyle.raster(15, utci, 1));
        NodeList items = style.getElementsByTagName("item");
        assertThat(items.getLength()).isEqualTo(utci.classes());
        for (int c = 0; c < utci.classes(); c++) {
            Element item = (Element) items.item(c);
            assertThat(item.getAttribute("color")).isEqualTo(String.format("#%06x", utci.colours()[c]));
            double upper = item.getAttribute("value").equals("inf")
                    ? Double.POSITIVE_INFINITY
                    : Double.parseDouble(item.getAttribute("value"));
            assertThat(upper).isEqualTo(c < utci.edges().length ? utci.edges()[c] : Double.POSITIVE_INFINITY);
        }
        Element renderer =
                (Element) style.getElementsByTagName("rasterrenderer").item(0);
        assertThat(renderer.getAttribute("band")).isEqualTo("15");
    }

    @Test
    void aLayerHasASymbolForEveryRange() throws Exception {
        for (QgisStyle.Shape shape : QgisStyle.Shape.values()) {
            Document style = parse(QgisStyle.vector(shape, "utci_around_max", utci));
            NodeList ranges = style.getElementsByTagName("range");
            NodeList symbols = style.getElementsByTagName("symbol");
            assertThat(ranges.getLength()).isEqualTo(utci.classes());
            assertThat(symbols.getLength()).isEqualTo(utci.classes());
            double before = -1000;
            for (int c = 0; c < utci.classes(); c++) {
                Element range = (Element) ranges.item(c);
                assertThat(Double.parseDouble(range.getAttribute("lower"))).isEqualTo(before);
                before = Double.parseDouble(range.getAttribute("upper"));
                assertThat(((Element) symbols.item(c)).getAttribute("name")).isEqualTo(range.getAttribute("symbol"));
                Element colour = (Element) ((Element) symbols.item(c))
                        .getElementsByTagName("Option")
                        .item(1);
                int rgb = utci.colours()[c];
                assertThat(colour.getAttribute("value"))
                        .isEqualTo((rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ",255");
            }
        }
    }

    /** Files of humidity are in kg/kg, maps in g/kg. */
    @Test
    void edgesAreInTheUnitOfTheFile() throws Exception {
        Scale grams = Scale.of(new double[] {5, 10}, Ramp.LIGHT, "g/kg", "");
        NodeList items = parse(QgisStyle.raster(1, grams, 1000)).getElementsByTagName("item");
        assertThat(Double.parseDouble(((Element) items.item(0)).getAttribute("value")))
                .isEqualTo(0.005);
    }
}
