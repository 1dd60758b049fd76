package org.kastanie.solver.grid;

import java.util.Arrays;

/**
 * Some cells of a rectangle, in any number and shape. Those of a second rectangle come first, so that they are neighbours in
 * the numbering; apart from that cells are numbered row by row.
 */
public final class CellSet {
    private final Window box;
    private final int leading;
    /** Place in the box by number. */
    private final int[] place;
    /** Number by place in the box, -1 for cells that do not belong. */
    private final int[] number;
    /** First number of every run of cells side by side in a row, and the end. */
    private final int[] runs;

    private CellSet(Window box, Window first, boolean[] in) {
        this.box = box;
        int[] order = new int[box.size()];
        int n = 0;
        int ahead = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < in.length; i++) {
                boolean early = first.contains(box.row() + i / box.columns(), box.column() + i % box.columns());
                if (in[i] && early == (pass == 0)) {
                    order[n++] = i;
                }
            }
            ahead = pass == 0 ? n : ahead;
        }
        leading = ahead;
        place = Arrays.copyOf(order, n);
        number = new int[box.size()];
        Arrays.fill(number, -1);
        for (int k = 0; k < n; k++) {
            number[place[k]] = k;
        }
        runs = runs();
    }

    private int[] runs() {
        int[] start = new int[place.length + 1];
        int n = 0;
        for (int k = 0; k < place.length; k++) {
            if (k == 0 || place[k] != place[k - 1] + 1 || place[k] % box.columns() == 0 || k == leading) {
                start[n++] = k;
            }
        }
        start[n] = place.length;
        return Arrays.copyOf(start, n + 1);
    }

    /** All cells of a window, row by row. */
    public static CellSet of(Window window) {
        boolean[] all = new boolean[window.size()];
        Arrays.fill(all, true);
        return new CellSet(window, window, all);
    }

    /**
     * Some cells of a window.
     *
     * @param first cells of this one are numbered before the others
     * @param in whether a cell belongs, by place in {@code window}
     */
    public static CellSet of(Window window, Window first, boolean[] in) {
        return new CellSet(window, first, in);
    }

    /** The rectangle the cells lie in. */
    public Window box() {
        return box;
    }

    public int size() {
        return place.length;
    }

    /** Number of cells that lie in the second rectangle; they are numbered first. */
    public int leading() {
        return leading;
    }

    /** Number of a cell of the grid, -1 if it does not belong. */
    public int number(int gridRow, int gridColumn) {
        return box.contains(gridRow, gridColumn) ? number[box.local(gridRow, gridColumn)] : -1;
    }

    public boolean contains(int gridRow, int gridColumn) {
        return number(gridRow, gridColumn) >= 0;
    }

    public int row(int cell) {
        return box.row() + place[cell] / box.columns();
    }

    public int column(int cell) {
        return box.column() + place[cell] % box.columns();
    }

    /** Number of runs: cells side by side in a row whose numbers follow each other. */
    public int runCount() {
        return runs.length - 1;
    }

    /** First cell of a run; that of the run after the last is the number of cells. */
    public int run(int k) {
        return runs[k];
    }

    /** Number of cells from one on, {@code most} at most, that follow it side by side. */
    public int together(int cell, int most) {
        int n = 1;
        while (n < most
                && cell + n < place.length
                && place[cell + n] == place[cell] + n
                && place[cell + n] % box.columns() != 0) {
            n++;
        }
        return n;
    }

    /** Place in a window of the first {@code count} cells; all must lie in it. */
    public int[] places(Window whole, int count) {
        int[] places = new int[count];
        for (int k = 0; k < count; k++) {
            places[k] = whole.local(row(k), column(k));
        }
        return places;
    }
}
