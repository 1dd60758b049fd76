package org.kastanie.engine.output.raster;

import java.util.List;
import java.util.Locale;
import org.kastanie.engine.output.Statistics;

/** The XML of GDAL's metadata tag (42112): title, band descriptions, units, statistics. */
final class CogMetadata {
    private CogMetadata() {}

    static String xml(CogImage image, List<Statistics> statistics) {
        StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
        xml.append("  <Item name=\"title\">").append(escape(image.title())).append("</Item>\n");
        for (int band = 0; band < image.bands().size(); band++) {
            item(xml, "DESCRIPTION", band, "description", image.bands().get(band));
            item(xml, "UNITTYPE", band, "unittype", image.unit());
            Statistics s = statistics.get(band);
            if (s.count() > 0) {
                item(xml, "STATISTICS_MINIMUM", band, "", number(s.minimum()));
                item(xml, "STATISTICS_MAXIMUM", band, "", number(s.maximum()));
                item(xml, "STATISTICS_MEAN", band, "", number(s.mean()));
                item(xml, "STATISTICS_STDDEV", band, "", number(s.deviation()));
                item(xml, "STATISTICS_VALID_PERCENT", band, "", String.format(Locale.ROOT, "%.4g", s.validPercent()));
            }
        }
        return xml.append("</GDALMetadata>\n").toString();
    }

    private static void item(StringBuilder xml, String name, int band, String role, String value) {
        xml.append("  <Item name=\"").append(name).append("\" sample=\"").append(band);
        if (!role.isEmpty()) {
            xml.append("\" role=\"").append(role);
        }
        xml.append("\">").append(escape(value)).append("</Item>\n");
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
