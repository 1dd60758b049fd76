package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.scene.ObjectLinks.OfBuilding;
import org.kastanie.engine.scene.ObjectLinks.OfSurface;
import org.kastanie.engine.scene.ObjectLinks.Side;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.Planes;
import org.kastanie.solver.grid.Facets;
import org.locationtech.jts.geom.Polygon;

/** A house whose surfaces have names: every facet is told by the surface it stands for. */
class ObjectLinksTest {
    private static final double WIDTH = 20;
    private static final double DEPTH = 12;
    private static final double EAVES = 8;
    private static final double RIDGE = 12;

    private static Building.Surface surface(String id, double degrees, double[]... corners) {
        return new Building.Surface(id, Models.polygon(degrees, corners));
    }

    /** A gabled house round the place, its ridge along x before it is turned. */
    private static Building house(double degrees, boolean inwards) {
        double w = WIDTH / 2;
        double d = DEPTH / 2;
        List<Building.Surface> roofs = List.of(
                surface("roof-south", degrees, p(-w, -d, EAVES), p(w, -d, EAVES), p(w, 0, RIDGE), p(-w, 0, RIDGE)),
                surface("roof-north", degrees, p(w, d, EAVES), p(-w, d, EAVES), p(-w, 0, RIDGE), p(w, 0, RIDGE)));
        List<Building.Surface> walls = new ArrayList<>(List.of(
                surface("wall-south", degrees, p(-w, -d, 0), p(w, -d, 0), p(w, -d, EAVES), p(-w, -d, EAVES)),
                surface("wall-north", degrees, p(w, d, 0), p(-w, d, 0), p(-w, d, EAVES), p(w, d, EAVES)),
                surface("wall-east", degrees, p(w, -d, 0), p(w, d, 0), p(w, d, EAVES), p(w, 0, RIDGE), p(w, -d, EAVES)),
                surface(
                        "wall-west",
                        degrees,
                        p(-w, d, 0),
                        p(-w, -d, 0),
                        p(-w, -d, EAVES),
                        p(-w, 0, RIDGE),
                        p(-w, d, EAVES))));
        if (inwards) {
            walls.replaceAll(s -> new Building.Surface(s.id(), s.polygon().reverse()));
        }
        Polygon foot = Models.polygon(degrees, new double[][] {{-w, -d}, {w, -d}, {w, d}, {-w, d}});
        return new Building("house", roofs, walls, foot, 0, Double.NaN, 2, null, null);
    }

    private static double[] p(double... xyz) {
        return xyz;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 45, 77})
    void everySurfaceHasFacetsThatLookItsWay(double degrees) {
        for (boolean inwards : new boolean[] {false, true}) {
            Scene scene = scene(house(degrees, inwards), 30);
            OfBuilding house = ObjectLinks.of(city(house(degrees, inwards)), scene, null)
                    .buildings()
                    .getFirst();
            assertThat(house.surfaces()).hasSize(6);
            for (OfSurface s : house.surfaces()) {
                double area = Planes.area(s.surface().polygon());
                assertThat(s.facets().total()).as(s.surface().id()).isCloseTo(area, within(0.03 * area));
                double[] n = Planes.normal(s.surface().polygon());
                double sense = inwards && s.side() == Side.WALL ? -1 : 1;
                assertThat(cosine(scene.facets(), s, n) * sense)
                        .as(s.surface().id())
                        .isGreaterThan(0.97);
            }
            double walls = 2 * WIDTH * EAVES + DEPTH * (EAVES + RIDGE);
            assertThat(house.walls().total()).isCloseTo(walls, within(0.01 * walls));
        }
    }

    /** Mean cosine between a surface and its facets, by weight. */
    private static double cosine(Facets facets, OfSurface s, double[] n) {
        double sum = 0;
        for (int i = 0; i < s.facets().at().length; i++) {
            int f = s.facets().at()[i];
            sum += s.facets().weight()[i]
                    * (facets.normalX()[f] * n[0] + facets.normalY()[f] * n[1] + facets.normalZ()[f] * n[2]);
        }
        return sum / s.facets().total();
    }

    /** Two domains side by side share out what both know. */
    @Test
    void halvesOfTheDomainAddUp() {
        Building house = house(30, false);
        Scene scene = scene(house, 30);
        int columns = scene.geometry().domain().columns();
        boolean[] west = new boolean[scene.geometry().domain().size()];
        boolean[] east = new boolean[west.length];
        for (int i = 0; i < west.length; i++) {
            west[i] = i % columns < columns / 2;
            east[i] = !west[i];
        }
        OfBuilding whole = ObjectLinks.of(city(house), scene, null).buildings().getFirst();
        OfBuilding a = ObjectLinks.of(city(house), scene, west).buildings().getFirst();
        OfBuilding b = ObjectLinks.of(city(house), scene, east).buildings().getFirst();
        for (int s = 0; s < whole.surfaces().size(); s++) {
            double parts = a.surfaces().get(s).facets().total()
                    + b.surfaces().get(s).facets().total();
            assertThat(parts).isCloseTo(whole.surfaces().get(s).facets().total(), within(1e-3));
        }
        assertThat(a.walls().total() + b.walls().total())
                .isCloseTo(whole.walls().total(), within(1e-3));
        assertThat(a.around().length + b.around().length).isEqualTo(whole.around().length);
        assertThat(a.walls().total())
                .isBetween(0.3 * whole.walls().total(), 0.7 * whole.walls().total());
    }

    /** What a neighbour hides is not seen: the wall between two houses has no facet, only its strip above the lower one. */
    @Test
    void wallsBetweenHousesAreHidden() {
        Building high = box("high", 0, 10, 10);
        Building low = box("low", 10, 20, 6);
        Scene scene = SceneBuilder.build(Models.buildings(high, low), SceneOptions.defaults(Models.around(40), 1, 0));
        ObjectLinks links = ObjectLinks.of(Models.buildings(high, low), scene, null);
        OfSurface shared = links.buildings().get(0).surfaces().stream()
                .filter(s -> s.surface().id().equals("high-east"))
                .findFirst()
                .orElseThrow();
        assertThat(shared.facets().total()).isCloseTo(4 * 10, within(0.5));
        OfSurface hidden = links.buildings().get(1).surfaces().stream()
                .filter(s -> s.surface().id().equals("low-west"))
                .findFirst()
                .orElseThrow();
        assertThat(hidden.facets().total()).isZero();
    }

    private static Building box(String id, double x0, double x1, double height) {
        List<Building.Surface> walls = List.of(
                surface(id + "-east", 0, p(x1, 0, 0), p(x1, 10, 0), p(x1, 10, height), p(x1, 0, height)),
                surface(id + "-west", 0, p(x0, 10, 0), p(x0, 0, 0), p(x0, 0, height), p(x0, 10, height)));
        List<Building.Surface> roof = List.of(
                surface(id + "-roof", 0, p(x0, 0, height), p(x1, 0, height), p(x1, 10, height), p(x0, 10, height)));
        Polygon foot = Models.polygon(0, new double[][] {{x0, 0}, {x1, 0}, {x1, 10}, {x0, 10}});
        return new Building(id, roof, walls, foot, 0, Double.NaN, 2, null, null);
    }

    private static org.kastanie.engine.twin.CityModel city(Building house) {
        return Models.buildings(house);
    }

    private static Scene scene(Building house, double half) {
        return SceneBuilder.build(city(house), SceneOptions.defaults(Models.around(half), 1, 0));
    }
}
