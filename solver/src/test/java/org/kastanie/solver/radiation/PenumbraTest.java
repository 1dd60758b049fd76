package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.DiscKernel;

/**
 * Edges of shadows against the circle segment: what a disc of 0.2666 degrees radius shows above a level edge. From a point
 * the edge of a house of height H at distance d stands at atan(H / d); nothing of that is known to the code under test.
 */
class PenumbraTest {
    /** Rad, from the astronomical unit and the nominal solar radius. */
    private static final double RADIUS = Math.asin(695_700 / 149_597_870.7);

    private static final int COLUMNS = 900;

    /** Part of a disc above a chord at t radii from its middle. */
    private static double segment(double t) {
        double c = Math.clamp(t, -1, 1);
        return 0.5 + (c * Math.sqrt(1 - c * c) + Math.asin(c)) / Math.PI;
    }

    private static double mean(double from, double to, DoubleUnaryOperator f) {
        int n = 400;
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += f.applyAsDouble(from + (to - from) * (k + 0.5) / n);
        }
        return sum / n;
    }

    /** Beam and places of a scene. */
    private record Room(Facets facets, Persons persons, Places places, Beam beam) {
        static Room of(TestScene scene) {
            UrbanGeometry geometry = scene.geometry();
            Facets facets = scene.facets();
            Columns columns = new Columns(geometry, RadiationOptions.defaults());
            Places places = new Places(columns, facets);
            Persons persons = new Persons(columns, geometry, 1.1);
            Beam beam = new Beam(columns, new Sources(columns, facets), places, persons, 600);
            return new Room(facets, persons, places, beam);
        }

        Lit lit(double azimuth, double elevation) {
            return beam.at(TestScene.sun(azimuth, elevation), Workers.SINGLE);
        }
    }

    /** A row of cells across a house along the meridian, its western face at x = 0. */
    private static TestScene house(double cell, double height) {
        TestScene scene = new TestScene(5, COLUMNS, cell).buildings((x, y) -> x > 0 && x < 12 ? height : 0);
        scene.active = new Window(2, 0, 1, COLUMNS);
        scene.domain = scene.active;
        return scene;
    }

    @Test
    void partOfTheDiscIsTheCircleSegment() {
        for (double t = -1.3; t <= 1.3; t += 0.01) {
            assertThat((double) DiscKernel.share((float) (3 * t), 3, 3e-3f)).isCloseTo(segment(t), within(0.0015));
            double spread = mean(3 * t - 0.6, 3 * t + 0.6, z -> segment(z / 3));
            assertThat((double) DiscKernel.share((float) (3 * t), 3, 1.2f)).isCloseTo(spread, within(0.0015));
        }
        assertThat(DiscKernel.share(0.51f, 0, 1)).isEqualTo(1);
        assertThat(DiscKernel.share(-0.51f, 0, 1)).isZero();
        assertThat(DiscKernel.share(0.25f, 0, 1)).isCloseTo(0.75f, within(1e-4f));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 60",
        "1, 30",
        "1, 12",
        "1, 6",
        "1, 4",
        "0.5, 45",
        "0.5, 10",
        "0.25, 20",
        "2, 25",
        "2, 5",
        "5, 3",
        "0.25, 45"
    })
    void edgeOfAHousesShadow(double cell, double elevation) {
        double height = 20;
        double h = Math.toRadians(elevation);
        Room room = Room.of(house(cell, height));
        Lit lit = room.lit(90, elevation);
        double edge = height / Math.tan(h);
        int middle = COLUMNS / 2;
        double worst = 0;
        double worstHead = 0;
        double sum = 0;
        double exact = 0;
        double blurred = 0;
        int first = middle - (int) Math.min(middle, 1.4 * edge / cell + 6);
        for (int i = first; i < middle; i++) {
            double d = (middle - i - 0.5) * cell;
            double truth = mean(d - cell / 2, d + cell / 2, x -> segment((h - Math.atan(height / x)) / RADIUS));
            double head = mean(d - cell / 2, d + cell / 2, x -> segment((h - Math.atan((height - 1.1) / x)) / RADIUS));
            double share = Lit.share(lit.facets()[i]);
            worst = Math.max(worst, Math.abs(share - truth));
            worstHead = Math.max(worstHead, Math.abs(Lit.share(lit.persons()[i]) - head));
            sum += cell * share;
            exact += cell * Math.clamp((d + cell / 2 - edge) / cell, 0, 1);
            blurred += share > 0 && share < 1 ? cell : 0;
        }
        assertThat(worst).isLessThan(0.012);
        assertThat(worstHead).isLessThan(0.012);
        // the blur redistributes: all cells together have as much sun as under a point, less what the lower half of the
        // disc, whose shadow grows faster, takes away: half the variance of its chords times the edge's curvature
        double second = 0.25 * RADIUS * RADIUS * edge / Math.pow(Math.sin(h), 2);
        assertThat(sum).isCloseTo(exact - second, within(0.01 * cell + 1e-4 * edge));
        double width = 2 * RADIUS * height / Math.pow(Math.sin(h), 2);
        assertThat(blurred).isBetween(width - 2 * cell, 1.1 * width + 2 * cell);
    }

    /** Second moment of the edge: that of the disc's chord, (width / 4)^2, and of a cell. */
    @ParameterizedTest
    @CsvSource({"0.25, 30, 20", "0.25, 15, 20", "0.5, 10, 20", "1, 6, 20", "1, 4, 14", "0.25, 45, 80"})
    void widthOfTheEdgeIsTheDiscsTimesTheDistance(double cell, double elevation, double height) {
        double h = Math.toRadians(elevation);
        Lit lit = Room.of(house(cell, height)).lit(90, elevation);
        int middle = COLUMNS / 2;
        double mean = 0;
        double square = 0;
        for (int i = 1; i < middle; i++) {
            double step = Lit.share(lit.facets()[i - 1]) - Lit.share(lit.facets()[i]);
            double d = (middle - i) * cell;
            mean += step * d;
            square += step * d * d;
        }
        double distance = height / Math.sin(h);
        double width = 0.0093 * distance / Math.sin(h);
        double deviation = Math.sqrt(square - mean * mean - cell * cell / 6);
        // 1 / 6: the cell's mean, and the step between two cells
        assertThat(4 * deviation).isCloseTo(width, within(0.04 * width + 0.02 * cell));
    }

    /** A far tower and a near wall whose edges both cross the disc: what the higher leaves is seen. */
    @Test
    void nearAndFarEdgesTogether() {
        double elevation = 5;
        double h = Math.toRadians(elevation);
        double far = 20;
        double near = 3;
        TestScene scene = new TestScene(5, COLUMNS, 1)
                .buildings((x, y) -> x > 0 && x < 12 ? far : x > -190 && x < -188 ? near : 0);
        scene.active = new Window(2, 0, 1, COLUMNS);
        scene.domain = scene.active;
        Lit lit = Room.of(scene).lit(90, elevation);
        int both = 0;
        for (int i = 0; i < COLUMNS / 2 - 190; i++) {
            double d = COLUMNS / 2 - i - 0.5;
            DoubleUnaryOperator horizon = x -> Math.max(Math.atan(far / x), Math.atan(near / (x - 190)));
            double truth = mean(d - 0.5, d + 0.5, x -> segment((h - horizon.applyAsDouble(x)) / RADIUS));
            assertThat((double) Lit.share(lit.facets()[i])).as("%s m", d).isCloseTo(truth, within(0.04));
            double one = segment((h - Math.atan(far / d)) / RADIUS);
            double other = segment((h - Math.atan(near / (d - 190))) / RADIUS);
            both += one > 0 && one < 1 && other > 0 && other < 1 ? 1 : 0;
        }
        assertThat(both).isPositive();
    }

    /** The wall of a house across a square, piece by piece. */
    @ParameterizedTest
    @CsvSource({"20, 80, 1", "12, 100, 1", "8, 120, 0.5", "8, 120, 2"})
    void edgeOnAWall(double elevation, double distance, double cell) {
        double h = Math.toRadians(elevation);
        double height = distance * Math.tan(h) + 8.3;
        TestScene scene = new TestScene(5, COLUMNS, cell)
                .buildings((x, y) -> x > 0 && x < 12 ? height : x < -distance && x > -distance - 12 ? 40 : 0);
        scene.wallPiece = 0.5;
        scene.active = new Window(2, 0, 1, COLUMNS);
        scene.domain = scene.active;
        Room room = Room.of(scene);
        Lit lit = room.lit(90, elevation);
        Facets f = room.facets();
        int soft = 0;
        for (int w = 0; w < f.walls().count(); w++) {
            int i = f.horizontal() + w;
            if (f.normalX()[i] > 0.9 && scene.x(f.walls().cell()[w] % COLUMNS) < 0) {
                double truth = mean(
                        f.walls().bottom()[w],
                        f.walls().top()[w],
                        z -> segment((h - Math.atan((height - z) / distance)) / RADIUS));
                assertThat((double) Lit.share(lit.facets()[i])).isCloseTo(truth, within(0.012));
                soft += truth > 0.02 && truth < 0.98 ? 1 : 0;
            }
        }
        assertThat(soft).isPositive();
    }

    /** Both edges of the shadow of a canopy. */
    @ParameterizedTest
    @CsvSource({"10, 1, 0.05", "25, 0.5, 0.03", "6, 1, 0.07"})
    void edgesOfASlabsShadow(double elevation, double cell, double bound) {
        double h = Math.toRadians(elevation);
        double base = 14;
        double top = 20;
        TestScene scene = new TestScene(5, COLUMNS, cell).roof(base, top, (x, y) -> x > 0 && x < 12 ? 1 : 0);
        scene.active = new Window(2, 0, 1, COLUMNS);
        scene.domain = scene.active;
        Lit lit = Room.of(scene).lit(90, elevation);
        int middle = COLUMNS / 2;
        int soft = 0;
        for (int i = 0; i < middle; i++) {
            double d = (middle - i - 0.5) * cell;
            double truth = mean(
                    d - cell / 2,
                    d + cell / 2,
                    x -> segment((h - Math.atan(top / x)) / RADIUS)
                            + 1
                            - segment((h - Math.atan(base / (x + 12))) / RADIUS));
            assertThat((double) Lit.share(lit.facets()[i])).as("%s m", d).isCloseTo(truth, within(bound));
            soft += truth > 0.02 && truth < 0.98 ? 1 : 0;
        }
        assertThat(soft).isGreaterThan(1);
    }

    /** However low the sun: the beam is that of the whole disc as long as its middle is up. */
    @Test
    void levelLandAndSlopesTowardsTheSunAreLit() {
        for (double cell : new double[] {0.5, 1, 5}) {
            for (double slope : new double[] {0, 0.08}) {
                TestScene scene = new TestScene(40, 40, cell);
                for (int i = 0; i < scene.ground.length; i++) {
                    scene.ground[i] = scene.top[i] = (float) (-slope * scene.x(i));
                }
                Room room = Room.of(scene);
                for (double elevation : new double[] {0.01, 0.2, 0.3, 1, 5, 30, 89.9}) {
                    Lit lit = room.lit(90, elevation);
                    for (int i = 0; i < room.facets().count(); i++) {
                        if (room.facets().normalZ()[i] > 0.5) {
                            assertThat(Lit.share(lit.facets()[i]))
                                    .as("%s %s", cell, elevation)
                                    .isEqualTo(1);
                        }
                    }
                }
            }
        }
    }

    /** The same house under the sun of every quarter of the compass. */
    @Test
    void turnedByAQuarterTheEdgeHasTheSameBits() {
        int n = 161;
        short[][] seen = new short[4][];
        for (int turn = 0; turn < 4; turn++) {
            double c = turn == 0 ? 1 : turn == 2 ? -1 : 0;
            double s = turn == 1 ? 1 : turn == 3 ? -1 : 0;
            TestScene scene = new TestScene(n, n, 1).buildings((x, y) -> {
                double u = c * x + s * y;
                double v = c * y - s * x;
                return u > 60 && u < 70 && v < 20 ? 17 : 0;
            });
            Room room = Room.of(scene);
            // turned clockwise towards negative angles: u points to the azimuth 90 - 90 turn
            Lit lit = room.lit(Math.floorMod(75 - 90 * turn, 360), 8);
            seen[turn] = new short[n * n];
            for (int i = 0; i < n * n; i++) {
                int x = i % n - n / 2;
                int y = n / 2 - i / n;
                int u = (int) (c * x + s * y);
                int v = (int) (c * y - s * x);
                seen[turn][(n / 2 - v) * n + u + n / 2] = lit.facets()[i];
            }
            assertThat(seen[turn]).isEqualTo(seen[0]);
        }
        assertThat(seen[0]).contains((short) 0);
    }

    /**
     * What the places of the sun in an hour make of edges that cross its path, against a disc that moves evenly: sideways
     * (of towers) and level (of eaves), at 48 degrees north. Sideways a disc would mend little.
     */
    @Test
    void sidewaysThePlacesOfTheSunMakeTheErrorNotItsDisc() {
        double[] side = hourlyErrors(true);
        assertThat(side[0]).isCloseTo(0.038, within(0.002));
        assertThat(side[1]).isCloseTo(0.030, within(0.002));
        double[] level = hourlyErrors(false);
        assertThat(level[0]).isCloseTo(0.034, within(0.002));
        assertThat(level[1]).isCloseTo(0.017, within(0.002));
    }

    /** Mean error of an hour's lit share over evenly spread edges: six points, six discs. */
    private static double[] hourlyErrors(boolean side) {
        double point = 0;
        double disc = 0;
        int n = 0;
        for (double declination : new double[] {-23.44, 0, 23.44}) {
            double[] sum = new double[3];
            for (int hour = -8; hour < 8; hour++) {
                if (Math.min(sun(declination, hour, false), sun(declination, hour + 1, false)) < Math.toRadians(3)) {
                    continue;
                }
                double a = sun(declination, hour, side);
                double b = sun(declination, hour + 1, side);
                double noon = sun(declination, 0, side);
                double from = Math.min(a, b) - 0.01;
                double to = Math.max(Math.max(a, b), hour * (hour + 1) <= 0 ? noon : a) + 0.01;
                for (int e = 0; e < 60; e++) {
                    double edge = from + (to - from) * (e + 0.5) / 60;
                    double truth = lit(declination, hour, 240, side, edge, 1);
                    sum[0] += Math.abs(lit(declination, hour, 6, side, edge, 1e-6) - truth);
                    sum[1] += Math.abs(lit(declination, hour, 6, side, edge, 1) - truth);
                    sum[2]++;
                }
            }
            point += sum[0] / sum[2];
            disc += sum[1] / sum[2];
            n++;
        }
        return new double[] {point / n, disc / n};
    }

    private static double lit(double declination, int hour, int places, boolean side, double edge, double size) {
        double sum = 0;
        for (int k = 0; k < places; k++) {
            double time = hour + (k + 0.5) / places;
            double radius = size * RADIUS / (side ? Math.cos(sun(declination, time, false)) : 1);
            sum += segment((sun(declination, time, side) - edge) / radius);
        }
        return sum / places;
    }

    /** Azimuth from south or elevation, at an hour after noon. */
    private static double sun(double declination, double hour, boolean azimuth) {
        double d = Math.toRadians(declination);
        double lat = Math.toRadians(48);
        double t = Math.toRadians(15 * hour);
        double up = Math.sin(lat) * Math.sin(d) + Math.cos(lat) * Math.cos(d) * Math.cos(t);
        double south = Math.sin(lat) * Math.cos(d) * Math.cos(t) - Math.cos(lat) * Math.sin(d);
        return azimuth ? Math.atan2(Math.cos(d) * Math.sin(t), south) : Math.asin(up);
    }
}
