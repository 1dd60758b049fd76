package org.kastanie.solver.grid;

/**
 * A rectangle of cells of a grid.
 *
 * @param row first row
 * @param column first column
 * @param rows number of rows
 * @param columns number of columns
 */
public record Window(int row, int column, int rows, int columns) {
    public Window {
        if (row < 0 || column < 0 || rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "not a window: " + rows + " x " + columns + " at " + row + ", " + column);
        }
    }

    public int size() {
        return rows * columns;
    }

    public boolean contains(int gridRow, int gridColumn) {
        return gridRow >= row && gridRow < row + rows && gridColumn >= column && gridColumn < column + columns;
    }

    /** Place of a cell of the grid within this window, row by row; the cell must lie inside. */
    public int local(int gridRow, int gridColumn) {
        return (gridRow - row) * columns + gridColumn - column;
    }

    /** Index in the grid of place {@code local} of this window. */
    public int gridIndex(Grid grid, int local) {
        return grid.index(row + local / columns, column + local % columns);
    }

    /** This window with {@code cells} more on every side, cut at the edge of the grid. */
    public Window grow(int cells, Grid grid) {
        int r0 = Math.max(0, row - cells);
        int c0 = Math.max(0, column - cells);
        int r1 = Math.min(grid.rows(), row + rows + cells);
        int c1 = Math.min(grid.columns(), column + columns + cells);
        return new Window(r0, c0, r1 - r0, c1 - c0);
    }
}
