package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;

/** Who stands over which cells of the active window, chunk by chunk of a row, and how low. */
final class BeamReceivers {
    private static final int CHUNK = Skyline.CHUNK;

    final int width;
    /** Chunks of a row. */
    final int chunks;
    /** Lowest receiver of every chunk, m. */
    final float[] low;
    /** First wall over every place in {@link #wall}, and the end. */
    final int[] firstWall;
    /** Wall segments in the order of the places they look from; those that look from outside the window at the end. */
    final int[] wall;
    /** First person of every row and the end. */
    final int[] firstPerson;

    BeamReceivers(Columns columns, Places places, Persons persons, Facets facets) {
        width = columns.active.columns();
        int rows = columns.active.rows();
        chunks = (width + CHUNK - 1) / CHUNK;
        low = new float[rows * chunks];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        int size = columns.active.size();
        for (int i = 0; i < size; i++) {
            lower(i, columns.top[columns.ofLocal(i)]);
        }
        firstWall = new int[size + 2];
        int walls = facets.walls().count();
        int[] key = new int[walls];
        for (int w = 0; w < walls; w++) {
            int local = columns.local(places.cell[facets.horizontal() + w]);
            key[w] = local < 0 ? size : local;
            firstWall[key[w] + 1]++;
            if (local >= 0) {
                lower(local, facets.walls().bottom()[w]);
            }
        }
        for (int i = 0; i <= size; i++) {
            firstWall[i + 1] += firstWall[i];
        }
        int[] fill = firstWall.clone();
        wall = new int[walls];
        for (int w = 0; w < walls; w++) {
            wall[fill[key[w]]++] = w;
        }
        firstPerson = new int[rows + 1];
        for (int place : persons.activePlace) {
            firstPerson[place / width + 1]++;
        }
        for (int r = 0; r < rows; r++) {
            firstPerson[r + 1] += firstPerson[r];
        }
    }

    private void lower(int place, float height) {
        int chunk = place / width * chunks + place % width / CHUNK;
        low[chunk] = Math.min(low[chunk], height);
    }

    long bytes() {
        return 4L * (low.length + firstWall.length + wall.length + firstPerson.length);
    }
}
