package org.kastanie.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Grid;

class CoolPlacesTest {
    private static final Grid GRID = new Grid(20, 10, 2, 0, 20);

    private static boolean[] open() {
        boolean[] open = new boolean[GRID.size()];
        Arrays.fill(open, true);
        return open;
    }

    @Test
    void onOpenGroundTheWayIsStraightOrAcrossCorners() {
        boolean[] goals = new boolean[GRID.size()];
        goals[GRID.index(4, 3)] = true;
        double[] distance = new CoolPlaces(GRID, open()).distance(goals);
        for (int i = 0; i < distance.length; i++) {
            int dr = Math.abs(GRID.row(i) - 4);
            int dc = Math.abs(GRID.column(i) - 3);
            double expected = 2 * (Math.max(dr, dc) - Math.min(dr, dc) + Math.sqrt(2) * Math.min(dr, dc));
            assertThat(distance[i]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void aWallIsWalkedRoundAndItsCornersAreNotCut() {
        boolean[] open = open();
        for (int r = 1; r < 10; r++) {
            open[GRID.index(r, 10)] = false; // a wall with one gap, at the northern edge
        }
        boolean[] goals = new boolean[GRID.size()];
        goals[GRID.index(1, 9)] = true;
        double[] distance = new CoolPlaces(GRID, open).distance(goals);
        assertThat(distance[GRID.index(1, 11)]).as("up, over, over, down").isCloseTo(8, within(1e-9));
        open[GRID.index(0, 10)] = false;
        assertThat(new CoolPlaces(GRID, open).distance(goals)[GRID.index(1, 11)])
                .isInfinite();
    }

    @Test
    void patchesThatAreTooSmallDoNotCount() {
        float[] values = new float[GRID.size()];
        Arrays.fill(values, 35);
        values[GRID.index(0, 0)] = 30;
        values[GRID.index(1, 1)] = 30; // touches the first at a corner only
        values[GRID.index(5, 5)] = 30;
        values[GRID.index(5, 6)] = 30;
        boolean[] cool = new CoolPlaces(GRID, open()).cool(values, 32, 8);
        assertThat(cool[GRID.index(0, 0)]).isFalse();
        assertThat(cool[GRID.index(1, 1)]).isFalse();
        assertThat(cool[GRID.index(5, 5)]).isTrue();
        assertThat(cool[GRID.index(5, 6)]).isTrue();
    }
}
