package org.kastanie.engine.study;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.kastanie.solver.grid.Grid;

/**
 * How far it is on foot to the nearest cool place. People walk from cell to cell, straight or across the corner, round
 * buildings; a way across a corner needs both cells beside it open.
 */
final class CoolPlaces {
    private final Grid grid;
    private final boolean[] open;

    CoolPlaces(Grid grid, boolean[] open) {
        this.grid = grid;
        this.open = open;
    }

    /** Open cells below a limit that hang together, straight, over at least this area. */
    boolean[] cool(float[] values, double below, double smallest) {
        boolean[] low = new boolean[values.length];
        for (int i = 0; i < low.length; i++) {
            low[i] = open[i] && values[i] < below;
        }
        int[] stack = new int[values.length];
        boolean[] seen = new boolean[values.length];
        for (int i = 0; i < low.length; i++) {
            if (low[i] && !seen[i]) {
                int n = gather(low, seen, stack, i);
                if (n * grid.cell() * grid.cell() < smallest) {
                    for (int k = 0; k < n; k++) {
                        low[stack[k]] = false;
                    }
                }
            }
        }
        return low;
    }

    /** Puts the patch of a cell into the list; returns its size. */
    private int gather(boolean[] low, boolean[] seen, int[] list, int first) {
        int size = 0;
        list[size++] = first;
        seen[first] = true;
        for (int k = 0; k < size; k++) {
            int r = grid.row(list[k]);
            int c = grid.column(list[k]);
            for (int[] d : STRAIGHT) {
                if (grid.contains(r + d[0], c + d[1])) {
                    int next = grid.index(r + d[0], c + d[1]);
                    if (low[next] && !seen[next]) {
                        seen[next] = true;
                        list[size++] = next;
                    }
                }
            }
        }
        return size;
    }

    private static final int[][] STRAIGHT = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

    private record Reached(double distance, int cell) {}

    /** Walking distance from every open cell to the nearest of the goals, m (Dijkstra 1959); infinite where none is. */
    double[] distance(boolean[] goals) {
        double[] distance = new double[open.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        PriorityQueue<Reached> queue = new PriorityQueue<>((a, b) -> Double.compare(a.distance(), b.distance()));
        for (int i = 0; i < goals.length; i++) {
            if (goals[i]) {
                distance[i] = 0;
                queue.add(new Reached(0, i));
            }
        }
        for (Reached at = queue.poll(); at != null; at = queue.poll()) {
            if (at.distance() <= distance[at.cell()]) {
                spread(at, distance, queue);
            }
        }
        return distance;
    }

    private void spread(Reached at, double[] distance, PriorityQueue<Reached> queue) {
        int r = grid.row(at.cell());
        int c = grid.column(at.cell());
        for (int dr = -1; dr <= 1; dr++) {
            for (int dc = -1; dc <= 1; dc++) {
                if (dr == 0 && dc == 0 || !walkable(r + dr, c + dc)) {
                    continue;
                }
                boolean corner = dr != 0 && dc != 0;
                if (corner && !(walkable(r + dr, c) && walkable(r, c + dc))) {
                    continue;
                }
                int next = grid.index(r + dr, c + dc);
                double way = at.distance() + grid.cell() * (corner ? Math.sqrt(2) : 1);
                if (way < distance[next]) {
                    distance[next] = way;
                    queue.add(new Reached(way, next));
                }
            }
        }
    }

    private boolean walkable(int r, int c) {
        return grid.contains(r, c) && open[grid.index(r, c)];
    }
}
