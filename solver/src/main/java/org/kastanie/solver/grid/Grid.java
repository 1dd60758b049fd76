package org.kastanie.solver.grid;

/**
 * A regular grid of square cells, row 0 in the north, column 0 in the west, x to the east and y to the north in metres.
 *
 * @param columns number of columns (west to east), at least 1
 * @param rows number of rows (north to south), at least 1
 * @param cell edge of a cell, m
 * @param west x of the western edge of column 0, m
 * @param north y of the northern edge of row 0, m
 */
public record Grid(int columns, int rows, double cell, double west, double north) {
    public Grid {
        if (columns < 1 || rows < 1 || !(cell > 0) || (long) columns * rows > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("not a grid: " + columns + " x " + rows + " cells of " + cell + " m");
        }
    }

    public int size() {
        return columns * rows;
    }

    public int index(int row, int column) {
        return row * columns + column;
    }

    public int row(int index) {
        return index / columns;
    }

    public int column(int index) {
        return index % columns;
    }

    /** x of the centre of a column, m. */
    public double x(int column) {
        return west + (column + 0.5) * cell;
    }

    /** y of the centre of a row, m. */
    public double y(int row) {
        return north - (row + 0.5) * cell;
    }

    /** Column that holds x; may lie outside 0..columns-1. */
    public int columnAt(double x) {
        return (int) Math.floor((x - west) / cell);
    }

    /** Row that holds y; may lie outside 0..rows-1. */
    public int rowAt(double y) {
        return (int) Math.floor((north - y) / cell);
    }

    public double east() {
        return west + columns * cell;
    }

    public double south() {
        return north - rows * cell;
    }

    public boolean contains(int row, int column) {
        return row >= 0 && row < rows && column >= 0 && column < columns;
    }

    /** The whole grid as a window of itself. */
    public Window full() {
        return new Window(0, 0, rows, columns);
    }

    /** The grid of a window of this grid. */
    public Grid crop(Window window) {
        return new Grid(
                window.columns(), window.rows(), cell, west + window.column() * cell, north - window.row() * cell);
    }
}
