package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;

/**
 * The city for cells much larger than those of its rasters. Rasters are read block by block and every so many metres one value
 * is kept, which keeps shares of classes and heights as they are and takes memory by the coarse cells alone; objects are read as
 * they are.
 *
 * @param crs system of the city
 * @param window what is read
 * @param spacing of the values kept, m
 */
record CoarseCity(Crs crs, Envelope window, double spacing) {
    /** Values kept along an edge of a coarse cell: 16 a cell, so that a share is known to a sixteenth or better. A choice. */
    static final int PER_CELL = 4;

    /** Edge of a block that is read at once, cells of the file. A choice: 4 MB. */
    private static final int BLOCK = 1024;

    CityModel read(List<TwinEntry> twin) {
        QualityReport quality = new QualityReport();
        List<TwinSource> sources = new ArrayList<>();
        for (TwinEntry entry : twin) {
            TwinSource.Layer layer = raster(entry);
            if (layer == null || Math.max(layer.raster().cellX(), layer.raster().cellY()) >= spacing) {
                sources.addAll(TwinReader.read(List.of(entry), crs, window).sources());
            } else {
                TwinSource.Layer thinned = thinned(entry, layer);
                if (thinned != null) {
                    sources.add(thinned);
                }
            }
        }
        return new CityModel(crs, List.copyOf(sources), quality);
    }

    /** The entry without values if it is one raster, else null. */
    private TwinSource.@Nullable Layer raster(TwinEntry entry) {
        if (!TwinReader.rastersAlone(List.of(entry)) || entry.type().equals("pids")) {
            return null;
        }
        return TwinReader.outline(List.of(entry), crs).sources().getFirst() instanceof TwinSource.Layer layer
                ? layer
                : null;
    }

    private TwinSource.@Nullable Layer thinned(TwinEntry entry, TwinSource.Layer outline) {
        Envelope extent = outline.extent().intersection(window);
        if (extent.isNull() || !(extent.getArea() > 0)) {
            return null;
        }
        int columns = Math.max(1, (int) Math.floor(extent.getWidth() / spacing));
        int rows = Math.max(1, (int) Math.floor(extent.getHeight() / spacing));
        float[] values = new float[columns * rows];
        Arrays.fill(values, Float.NaN);
        Raster out = new Raster(columns, rows, extent.getMinX(), extent.getMaxY(), spacing, spacing, values);
        boolean any = false;
        for (Envelope block : blocks(entry, out, outline.raster())) {
            for (TwinSource source : TwinReader.read(List.of(entry), crs, block).sources()) {
                if (source instanceof TwinSource.Layer layer) {
                    any |= sample(layer.raster(), out, block);
                }
            }
        }
        return any ? new TwinSource.Layer(outline.path(), outline.kind(), out, outline.classes()) : null;
    }

    /** Blocks of whole kept values; files that are held as a whole anyway are read once. */
    private List<Envelope> blocks(TwinEntry entry, Raster out, Raster file) {
        String name = String.valueOf(entry.path().getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".asc") || name.endsWith(".gz")) {
            return List.of(out.extent());
        }
        int edge = Math.max(1, (int) (BLOCK * Math.min(file.cellX(), file.cellY()) / spacing));
        List<Envelope> blocks = new ArrayList<>();
        for (int row = 0; row < out.rows(); row += edge) {
            for (int column = 0; column < out.columns(); column += edge) {
                blocks.add(new Envelope(
                        out.west() + column * spacing,
                        out.west() + Math.min(out.columns(), column + edge) * spacing,
                        out.north() - Math.min(out.rows(), row + edge) * spacing,
                        out.north() - row * spacing));
            }
        }
        return blocks;
    }

    /** Takes the value in the middle of every cell of the block. */
    private boolean sample(Raster file, Raster out, Envelope block) {
        int firstRow = (int) Math.round((out.north() - block.getMaxY()) / spacing);
        int lastRow = (int) Math.round((out.north() - block.getMinY()) / spacing);
        int firstColumn = (int) Math.round((block.getMinX() - out.west()) / spacing);
        int lastColumn = (int) Math.round((block.getMaxX() - out.west()) / spacing);
        boolean any = false;
        for (int row = firstRow; row < lastRow; row++) {
            int r = (int) Math.floor((file.north() - (out.north() - (row + 0.5) * spacing)) / file.cellY());
            for (int column = firstColumn; column < lastColumn; column++) {
                int c = (int) Math.floor((out.west() + (column + 0.5) * spacing - file.west()) / file.cellX());
                if (r >= 0 && r < file.rows() && c >= 0 && c < file.columns()) {
                    out.values()[row * out.columns() + column] = file.values()[r * file.columns() + c];
                    any |= !Float.isNaN(file.values()[r * file.columns() + c]);
                }
            }
        }
        return any;
    }
}
