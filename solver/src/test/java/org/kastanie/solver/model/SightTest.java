package org.kastanie.solver.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/** A long house of 10 m, a thing 8 m high north of it. */
class SightTest {
    private static final int MIDDLE = 20;
    private static final double PERSON = 1.1;

    private static CellSet seeing(double height, double near) {
        UrbanGeometry g = new SyntheticCity(40, 40, 1).box(18, 10, 22, 30, 10).geometry();
        Grid grid = g.grid();
        Sight.Point thing = new Sight.Point(grid.x(MIDDLE), grid.y(10), height);
        return new Sight(g, PERSON).cells(grid.full(), List.of(thing), near);
    }

    @Test
    void theHouseHidesIt() {
        CellSet cells = seeing(8, 0);
        assertThat(cells.contains(2, MIDDLE)).isTrue();
        assertThat(cells.contains(12, 5)).isTrue();
        assertThat(cells.contains(17, MIDDLE)).as("before the wall").isTrue();
        assertThat(cells.contains(20, MIDDLE)).as("on the roof").isTrue();
        assertThat(cells.contains(22, MIDDLE)).as("behind the house").isFalse();
        assertThat(cells.contains(35, MIDDLE)).as("far behind it").isFalse();
        assertThat(cells.contains(24, 0)).as("past its corner").isTrue();
    }

    @Test
    void aboveTheRoofItIsSeenFromWhereTheLineClearsTheRoof() {
        // from 1.1 m at row 39 the line to 30 m at row 10 passes the far edge of the roof at row 22 in 18 m
        assertThat(seeing(30, 0).contains(39, MIDDLE)).isTrue();
        assertThat(seeing(30, 0).contains(24, MIDDLE)).as("4 m at the edge").isFalse();
        // the wall behind the house is higher than a person
        assertThat(seeing(30, 0).contains(22, MIDDLE)).isTrue();
    }

    @Test
    void whoIsNearBelongsToIt() {
        CellSet cells = seeing(8, 13);
        assertThat(cells.contains(22, MIDDLE)).isTrue();
        assertThat(cells.contains(24, MIDDLE)).isFalse();
    }

    @Test
    void cellsOfTheDomainComeFirstAndRunsFollowRows() {
        boolean[] in = {true, true, false, true, true, true};
        CellSet cells = CellSet.of(new Window(5, 7, 2, 3), new Window(6, 7, 4, 2), in);
        assertThat(cells.size()).isEqualTo(5);
        assertThat(cells.leading()).isEqualTo(2);
        assertThat(cells.number(6, 7)).isZero();
        assertThat(cells.number(6, 8)).isEqualTo(1);
        assertThat(cells.number(5, 7)).isEqualTo(2);
        assertThat(cells.number(5, 9)).isEqualTo(-1);
        assertThat(cells.number(6, 9)).isEqualTo(4);
        assertThat(cells.runCount()).isEqualTo(3);
        assertThat(cells.together(2, 5)).isEqualTo(2);
        assertThat(cells.together(1, 5)).as("the next number lies elsewhere").isEqualTo(1);
    }
}
