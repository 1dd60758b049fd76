package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Facets;

/** Who stands over which cells, chunk by chunk of a run of cells side by side, and how low. */
final class BeamReceivers {
    private static final int CHUNK = Skyline.CHUNK;

    /** Cells of the longest run. */
    final int width;
    /** First chunk of every run. */
    final int[] chunk;
    /** Lowest receiver of every chunk, m. */
    final float[] low;
    /** First wall over every place in {@link #wall}, and the end. */
    final int[] firstWall;
    /** Wall segments in the order of the places they look from; those that look from elsewhere at the end. */
    final int[] wall;
    /** First person of every run and the end. */
    final int[] firstPerson;
    /** Chunk of every place. */
    private final int[] chunkOf;

    BeamReceivers(Columns columns, Places places, Persons persons, Facets facets) {
        CellSet cells = columns.cells;
        int n = cells.runCount();
        int size = cells.size();
        chunk = new int[n + 1];
        chunkOf = new int[size];
        firstPerson = new int[n + 1];
        int longest = 0;
        for (int r = 0; r < n; r++) {
            int length = cells.run(r + 1) - cells.run(r);
            longest = Math.max(longest, length);
            chunk[r + 1] = chunk[r] + (length + CHUNK - 1) / CHUNK;
            firstPerson[r + 1] = firstPerson[r];
            for (int i = 0; i < length; i++) {
                chunkOf[cells.run(r) + i] = chunk[r] + i / CHUNK;
                firstPerson[r + 1] += persons.ofPlace(cells.run(r) + i) >= 0 ? 1 : 0;
            }
        }
        width = longest;
        low = new float[chunk[n]];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
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
    }

    private void lower(int place, float height) {
        low[chunkOf[place]] = Math.min(low[chunkOf[place]], height);
    }

    long bytes() {
        return 4L * (chunk.length + chunkOf.length + low.length + firstWall.length + wall.length + firstPerson.length);
    }
}
