package org.kastanie.engine.output.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.output.objects.TileSurface.Tile;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A city is cut into tiles that are small, hold every surface once and lie inside what they are parts of. */
class ObjectTilesTest {
    private static List<TileSurface> surfaces(int n) {
        Random random = new Random(7);
        List<CityObject> objects = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            objects.add(new CityObject(
                    "S" + i, null, new GeometryFactory().createPoint(new Coordinate(i, 0)), 1, Map.of()));
        }
        ObjectTable table = ObjectTable.empty(ObjectKind.ROOF, objects, 1);
        List<TileSurface> surfaces = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = 11.5 + 0.1 * random.nextDouble() * random.nextDouble();
            double y = 48.1 + 0.1 * random.nextDouble();
            surfaces.add(new TileSurface(
                    table, i, new float[9 * (1 + i % 3)], new Envelope(x, x + 0.0005, y, y + 0.0003), new double[] {
                        500 + i % 7, 510 + i % 11
                    }));
        }
        return surfaces;
    }

    @Test
    void tilesShareOutTheSurfaces() {
        List<TileSurface> all = surfaces(3000);
        Tile root = Tile.of(all, "", 200);
        List<Tile> leaves = new ArrayList<>();
        collect(root, leaves);
        assertThat(leaves.size()).isGreaterThan(20);
        assertThat(leaves.stream().mapToInt(ObjectTilesTest::triangles).max().orElse(0))
                .isLessThanOrEqualTo(200);
        assertThat(leaves.stream().mapToInt(l -> l.surfaces().size()).sum()).isEqualTo(3000);
        assertThat(leaves.stream().flatMap(l -> l.surfaces().stream()).map(s -> s.of().id()))
                .doesNotHaveDuplicates();
        assertThat(leaves.stream().map(Tile::name)).doesNotHaveDuplicates();
    }

    private static int triangles(Tile tile) {
        return tile.surfaces().stream().mapToInt(TileSurface::triangles).sum();
    }

    private static void collect(Tile tile, List<Tile> leaves) {
        if (tile.quarters().isEmpty()) {
            leaves.add(tile);
        }
        double[] outer = tile.region();
        for (Tile quarter : tile.quarters()) {
            double[] inner = quarter.region();
            for (int i = 0; i < 6; i++) {
                double out = i == 0 || i == 1 || i == 4 ? inner[i] - outer[i] : outer[i] - inner[i];
                assertThat(out).isGreaterThanOrEqualTo(0);
            }
            collect(quarter, leaves);
        }
    }

    /** Surfaces in one place cannot be told apart by it. */
    @Test
    void whatLiesTogetherStaysTogether() {
        List<TileSurface> one = new ArrayList<>();
        TileSurface s = surfaces(1).getFirst();
        for (int i = 0; i < 500; i++) {
            one.add(s);
        }
        assertThat(Tile.of(one, "", 200).quarters().size()).isZero();
    }
}
