package org.kastanie.engine.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;

/**
 * Cells of the domain that belong to a polygon: those with their centre inside; where a polygon is too small or narrow to
 * hold any centre, those it touches.
 *
 * @param area the polygon
 * @param cells indices into the domain, ascending; empty if it lies outside
 */
public record AreaCells(ResultSet.Area area, int[] cells) {

    /** Cells of every area of a run; an area without cells becomes an entry of the quality report. */
    public static List<AreaCells> of(ResultSet results) {
        List<AreaCells> all = new ArrayList<>();
        for (ResultSet.Area area : results.areas()) {
            AreaCells cells = of(area, results.domain().grid());
            if (cells.cells.length == 0) {
                results.quality()
                        .add(
                                QualityReport.Kind.SKIPPED,
                                "areas",
                                area.id(),
                                "the polygon holds no cell of the domain: its rows in areas.csv are empty");
            }
            all.add(cells);
        }
        return all;
    }

    /** Cells of one area of a grid. */
    public static AreaCells of(ResultSet.Area area, Grid grid) {
        Geometry geometry = area.geometry();
        if (geometry.isEmpty()) {
            return new AreaCells(area, new int[0]);
        }
        int[] inside = geometry instanceof Polygonal ? centres(geometry, grid) : new int[0];
        return new AreaCells(area, inside.length > 0 ? inside : touched(geometry, grid));
    }

    /** Values of a field in these cells. */
    public float[] pick(float[] field) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = field[cells[i]];
        }
        return values;
    }

    /**
     * Puts the values of a block of the domain where {@link #pick} of the whole field would have put them.
     *
     * @param grid of the domain
     * @param picked one value a cell
     */
    void pick(Grid grid, Window block, float[] values, float[] picked) {
        for (int r = block.row(); r < block.row() + block.rows(); r++) {
            int first = grid.index(r, block.column());
            int found = Arrays.binarySearch(cells, first);
            int at = found < 0 ? -found - 1 : found;
            for (; at < cells.length && cells[at] < first + block.columns(); at++) {
                picked[at] = values[block.local(r, block.column() + cells[at] - first)];
            }
        }
    }

    private static int[] centres(Geometry geometry, Grid grid) {
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(geometry);
        Coordinate centre = new Coordinate();
        return search(geometry, grid, (row, column) -> {
            centre.setX(grid.x(column));
            centre.setY(grid.y(row));
            return locator.locate(centre) != Location.EXTERIOR;
        });
    }

    private static int[] touched(Geometry geometry, Grid grid) {
        GeometryFactory factory = geometry.getFactory();
        double half = grid.cell() / 2;
        return search(geometry, grid, (row, column) -> {
            double x = grid.x(column);
            double y = grid.y(row);
            return factory.toGeometry(new Envelope(x - half, x + half, y - half, y + half))
                    .intersects(geometry);
        });
    }

    @FunctionalInterface
    private interface Test {
        boolean holds(int row, int column);
    }

    private static int[] search(Geometry geometry, Grid grid, Test test) {
        Envelope box = geometry.getEnvelopeInternal();
        int row0 = Math.max(0, grid.rowAt(box.getMaxY()));
        int row1 = Math.min(grid.rows() - 1, grid.rowAt(box.getMinY()));
        int column0 = Math.max(0, grid.columnAt(box.getMinX()));
        int column1 = Math.min(grid.columns() - 1, grid.columnAt(box.getMaxX()));
        if (row1 < row0 || column1 < column0) {
            return new int[0];
        }
        int[] found = new int[(row1 - row0 + 1) * (column1 - column0 + 1)];
        int count = 0;
        for (int row = row0; row <= row1; row++) {
            for (int column = column0; column <= column1; column++) {
                if (test.holds(row, column)) {
                    found[count++] = grid.index(row, column);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }
}
