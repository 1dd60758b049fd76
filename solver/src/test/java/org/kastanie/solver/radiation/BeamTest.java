package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.CrownKernel;
import org.kastanie.solver.kernel.reference.Exp;
import org.kastanie.solver.kernel.reference.HorizonKernel;
import org.kastanie.solver.sun.SunPosition;

/** The beam looks only at steps that can matter; whoever takes all of them must get the same bits. */
class BeamTest {
    private static final SunPosition[] SUNS = {
        TestScene.sun(95, 0.4),
        TestScene.sun(110, 4),
        TestScene.sun(180, 17),
        TestScene.sun(233.7, 38),
        TestScene.sun(301, 61),
        TestScene.sun(359.9, 89.8)
    };

    /** Houses and trees on a slope, a tower, and a window off the multiples of a chunk. */
    private static TestScene hillside() {
        TestScene scene = TestScene.city(90, 97, 2, 30);
        for (int i = 0; i < scene.top.length; i++) {
            float rise = (float) (0.08 * scene.x(i) + 6 * Math.sin(0.05 * scene.y(i)));
            scene.ground[i] += rise;
            scene.top[i] += rise + (scene.building[i] && i % 97 / 4 == 12 ? 45 : 0);
            scene.base[i] += rise;
            scene.crown[i] += rise;
        }
        scene.active = new Window(7, 5, 71, 75);
        scene.domain = new Window(11, 9, 52, 60);
        return scene;
    }

    /** A scene with all that the beam needs. */
    private static final class Room {
        final Columns columns;
        final Sources sources;
        final Facets facets;
        final Places places;
        final Persons persons;
        final Beam beam;

        Room(TestScene scene) {
            UrbanGeometry geometry = scene.geometry();
            facets = scene.facets();
            columns = new Columns(geometry, RadiationOptions.defaults());
            sources = new Sources(columns, facets);
            places = new Places(columns, facets);
            persons = new Persons(columns, geometry, 1.1);
            beam = new Beam(columns, sources, places, persons, 500);
        }

        SunPath path(SunPosition sun) {
            return new SunPath(sun, Math.min(500, (columns.pad - 1) * (double) columns.cell), columns);
        }

        float shadow(SunPath path, int cell) {
            float[] s = {Columns.NOTHING};
            HorizonKernel.shadowHeight(columns.top, cell, 1, path.steps.offset(), path.drop, path.drop.length, s, 0);
            return s[0];
        }

        float through(SunPath path, int cell, float height) {
            float[] depth = {0};
            float[] h = {height};
            int[] own = {0};
            float[] zero = {0};
            float[] edge = {path.ownCell};
            float cotangent = 1 / path.tangent;
            CrownKernel.slant(
                    columns.crownBase,
                    columns.crownTop,
                    columns.extinction,
                    cell,
                    1,
                    h,
                    own,
                    zero,
                    edge,
                    1,
                    cotangent,
                    depth,
                    0);
            CrownKernel.slant(
                    columns.crownBase,
                    columns.crownTop,
                    columns.extinction,
                    cell,
                    1,
                    h,
                    path.steps.offset(),
                    path.steps.near(),
                    path.steps.far(),
                    path.drop.length,
                    cotangent,
                    depth,
                    0);
            return Exp.of(Math.max(-80, -depth[0] * path.secant));
        }
    }

    @Test
    void stepsLeftOutChangeNoBit() {
        Room room = new Room(hillside());
        int[] counts = new int[4];
        for (SunPosition sun : SUNS) {
            Lit lit = room.beam.at(sun, Workers.SINGLE);
            SunPath path = room.path(sun);
            for (int i = 0; i < room.facets.horizontal(); i++) {
                int cell = room.places.cell[i];
                float shadow = room.shadow(path, cell);
                float height = room.columns.top[cell] + room.places.rise[i] + Places.CLEARANCE;
                float open = path.share(height, shadow);
                float share = open * room.through(path, cell, height);
                assertThat(lit.open()[i]).isEqualTo(Lit.pack(open));
                assertThat(lit.facets()[i]).as("cell %s, %s", i, sun).isEqualTo(Lit.pack(share));
                counts[0] += share > 0 && share < 1 ? 1 : 0;
                int person = room.persons.ofPlace(i);
                if (person >= 0) {
                    float head = room.persons.height(cell);
                    float seen = path.share(head, shadow) * room.through(path, cell, head);
                    assertThat(lit.persons()[person]).isEqualTo(Lit.pack(seen));
                    counts[1] += seen > 0 && seen < 1 ? 1 : 0;
                }
                int crown = room.sources.crownOf[i];
                if (crown >= 0) {
                    assertThat(lit.crowns()[crown]).isEqualTo(leaves(room, path, cell, shadow));
                    counts[2]++;
                }
            }
            for (int w = 0; w < room.facets.walls().count(); w++) {
                short seen = wall(room, path, w);
                assertThat(lit.facets()[room.facets.horizontal() + w]).isEqualTo(seen);
                counts[3] += seen > 0 ? 1 : 0;
            }
        }
        for (int count : counts) {
            assertThat(count).isGreaterThan(300);
        }
    }

    private static short wall(Room room, SunPath path, int w) {
        Facets facets = room.facets;
        int f = facets.horizontal() + w;
        SunPosition sun = path.sun;
        double across = facets.normalX()[f] * Math.sin(sun.azimuth()) + facets.normalY()[f] * Math.cos(sun.azimuth());
        if (across * Math.cos(sun.elevation()) + facets.normalZ()[f] * Math.sin(sun.elevation()) <= 0) {
            return 0;
        }
        float top = facets.walls().top()[w];
        float upper = top + (float) (0.5 * room.columns.cell * path.tangent / Math.max(0.25, across));
        int cell = room.places.cell[f];
        float share = (upper - room.shadow(path, cell)) / (top - facets.walls().bottom()[w]);
        return Lit.pack(Math.max(0, Math.min(1, share)) * room.through(path, cell, room.places.z[f]));
    }

    private static short leaves(Room room, SunPath path, int cell, float shadow) {
        float base = room.columns.crownBase[cell];
        float height = room.columns.crownTop[cell] - base;
        float thickness = Math.min(room.columns.cell, 1 / (room.columns.extinction[cell] * path.secant));
        int layers = Math.clamp((int) Math.ceil(height / thickness), 2, 16);
        float sum = 0;
        for (int k = 0; k < layers; k++) {
            float z = base + height * (k + 0.5f) / layers;
            sum += path.share(z, shadow) * room.through(path, cell, z);
        }
        return Lit.pack(sum / layers);
    }

    @Test
    void whereTheWindowLiesDoesNotMatter() {
        TestScene scene = hillside();
        Room large = new Room(scene);
        scene.active = new Window(12, 18, 50, 41);
        scene.domain = new Window(15, 20, 30, 30);
        Room small = new Room(scene);
        for (SunPosition sun : SUNS) {
            Lit a = large.beam.at(sun, Workers.SINGLE);
            Lit b = small.beam.at(sun, Workers.SINGLE);
            for (int i = 0; i < small.facets.horizontal(); i++) {
                int other = (i / 41 + 5) * 75 + i % 41 + 13;
                assertThat(b.facets()[i]).isEqualTo(a.facets()[other]);
                int crown = small.sources.crownOf[i];
                if (crown >= 0) {
                    assertThat(b.crowns()[crown]).isEqualTo(a.crowns()[large.sources.crownOf[other]]);
                }
            }
        }
    }
}
