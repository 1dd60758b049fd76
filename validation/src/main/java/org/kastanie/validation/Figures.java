package org.kastanie.validation;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figures of the guide: ours and the reference along the labels' order. */
final class Figures {
    /** More values than this are drawn as ours over the reference. */
    private static final int MOST_IN_A_LINE = 260;
    /** Black and blue of the palette of Okabe and Ito (2008), told apart with every kind of colour vision. */
    private static final Color REFERENCE = new Color(0x000000);

    private static final Color OURS = new Color(0x0072B2);

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
        XYStyler styler = chart.getStyler();
        boolean series = c.count() <= MOST_IN_A_LINE;
        styler.setDefaultSeriesRenderStyle(
                series ? XYSeries.XYSeriesRenderStyle.Line : XYSeries.XYSeriesRenderStyle.Scatter);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setLegendPosition(Styler.LegendPosition.InsideNW);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setMarkerSize(series ? 5 : 3);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setXAxisDecimalPattern("0");
        if (!series) {
            return save(row, scatter(chart, c), folder);
        }
        double[] x = new double[c.count()];
        double[] reference = new double[c.count()];
        double[] ours = new double[c.count()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
            reference[i] = c.pairs().get(i).reference();
            ours[i] = c.pairs().get(i).ours();
        }
        line(chart.addSeries("reference", x, reference), REFERENCE);
        line(chart.addSeries("Kastanie", x, ours), OURS);
        return save(row, chart, folder);
    }

    private static void line(XYSeries series, Color colour) {
        series.setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour)
                .setLineColor(colour)
                .setLineWidth(1.6f);
        series.setLineStyle(SeriesLines.SOLID);
    }

    /** Many values: ours over the reference, with the line of equality. */
    private static XYChart scatter(XYChart chart, Comparison c) {
        double[] reference =
                c.pairs().stream().mapToDouble(Comparison.Pair::reference).toArray();
        double[] ours = c.pairs().stream().mapToDouble(Comparison.Pair::ours).toArray();
        double low = Arrays.stream(reference).min().orElse(0);
        double high = Arrays.stream(reference).max().orElse(1);
        chart.setXAxisTitle("reference (" + c.unit() + ")");
        chart.setYAxisTitle("Kastanie (" + c.unit() + ")");
        chart.addSeries("values", reference, ours)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(OURS);
        XYSeries equal = chart.addSeries("equal", new double[] {low, high}, new double[] {low, high});
        equal.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        equal.setMarker(SeriesMarkers.NONE).setLineColor(REFERENCE).setLineWidth(1.6f);
        return chart;
    }

    private static String save(Row row, XYChart chart, Path folder) throws IOException {
        String name = (row.caseId() + "-" + row.comparison().quantity()).replaceAll("[^A-Za-z0-9]+", "-") + ".png";
        BitmapEncoder.saveBitmap(chart, folder.resolve(name).toString(), BitmapEncoder.BitmapFormat.PNG);
        return name;
    }
}
