package org.kastanie.solver.radiation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.CrownKernel;
import org.kastanie.solver.kernel.reference.DiscKernel;
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

        Shadow shadow(SunPath path, int cell) {
            float[] umbra = {Columns.NOTHING};
            float[] penumbra = {Columns.NOTHING};
            float[][] blur = new float[2][1];
            HorizonKernel.shadowHeights(
                    columns.top,
                    cell,
                    1,
                    path.steps.offset(),
                    path.drop,
                    path.blur,
                    path.drop.length,
                    umbra,
                    blur[0],
                    penumbra,
                    blur[1],
                    0);
            return new Shadow(umbra[0] + blur[0][0], blur[0][0], penumbra[0] - blur[1][0], blur[1][0]);
        }

        float through(SunPath path, int cell, float height) {
            float first = through(path, cell, height, path.leafTangent[0]);
            return path.leafTangent.length == 1
                    ? first
                    : 0.5f * (first + through(path, cell, height, path.leafTangent[1]));
        }

        private float through(SunPath path, int cell, float height, float tangent) {
            float[] depth = {0};
            float[] h = {height};
            leaves(cell, h, new int[1], new float[1], new float[] {path.ownCell}, 1 / tangent, depth);
            AzimuthSteps s = path.steps;
            leaves(cell, h, s.offset(), s.near(), s.far(), 1 / tangent, depth);
            return Exp.of(Math.max(-80, -depth[0] * SunPath.slant(tangent)));
        }

        private void leaves(
                int cell, float[] h, int[] offset, float[] near, float[] far, float cotangent, float[] depth) {
            Columns c = columns;
            int n = offset.length;
            CrownKernel.stack(
                    c.crownBase, c.crownTop, c.extinction, cell, 1, h, offset, near, far, n, cotangent, depth);
        }
    }

    /** Middles and blurs of the edges that make the umbra and the penumbra. */
    private record Shadow(float umbra, float umbraBlur, float penumbra, float penumbraBlur) {
        float share(float height, float stretch) {
            return Math.min(
                    DiscKernel.share(height - penumbra, penumbraBlur, stretch),
                    DiscKernel.share(height - umbra, umbraBlur, stretch));
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
                Shadow shadow = room.shadow(path, cell);
                float height = room.columns.top[cell] + room.places.rise[i] + Places.CLEARANCE;
                float open = shadow.share(height, path.ramp);
                float share = open * room.through(path, cell, height);
                assertThat(lit.open()[i]).isEqualTo(Lit.pack(open));
                assertThat(lit.facets()[i]).as("cell %s, %s", i, sun).isEqualTo(Lit.pack(share));
                counts[0] += share > 0 && share < 1 ? 1 : 0;
                int person = room.persons.ofPlace(i);
                if (person >= 0) {
                    float head = room.persons.height(cell);
                    float seen = shadow.share(head, path.ramp) * room.through(path, cell, head);
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
        float tall = top - facets.walls().bottom()[w];
        float share = room.shadow(path, cell).share(upper - 0.5f * tall, tall);
        return Lit.pack(share * room.through(path, cell, room.places.z[f]));
    }

    private static short leaves(Room room, SunPath path, int cell, Shadow shadow) {
        float base = room.columns.crownBase[cell];
        float height = room.columns.crownTop[cell] - base;
        float thickness = Math.min(room.columns.cell, 1 / (room.columns.extinction[cell] * path.secant));
        int layers = Math.clamp((int) Math.ceil(height / thickness), 2, 16);
        float sum = 0;
        for (int k = 0; k < layers; k++) {
            float z = base + height * (k + 0.5f) / layers;
            sum += shadow.share(z, path.ramp) * room.through(path, cell, z);
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
