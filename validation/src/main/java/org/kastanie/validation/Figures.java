package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;

/** Figures of the guide: ours and the reference along the labels' order. */
final class Figures {
    private Figures() {}

    /** Writes one figure and returns its file name. */
    static String write(Row row, Path folder) throws IOException {
        Comparison c = row.comparison();
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(300)
                .title(row.caseId() + ": " + c.quantity() + " (" + c.unit() + ")")
                .xAxisTitle("comparison in order of the data")
                .build();
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        double[] x = new double[c.count()];
        double[] reference = new double[c.count()];
        double[] ours = new double[c.count()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
            reference[i] = c.pairs().get(i).reference();
            ours[i] = c.pairs().get(i).ours();
        }
        chart.addSeries("reference", x, reference).setMarkerColor(new java.awt.Color(0x333333));
        chart.addSeries("Kastanie", x, ours);
        String name = (row.caseId() + "-" + c.quantity()).replaceAll("[^A-Za-z0-9]+", "-") + ".png";
        BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG);
        return name;
    }
}
