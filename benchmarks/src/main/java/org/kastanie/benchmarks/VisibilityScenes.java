package org.kastanie.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kastanie.engine.scene.LeafSeason;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.UrbanGeometry;
import org.locationtech.jts.geom.Envelope;

/** Real city blocks to measure visibility on. */
final class VisibilityScenes {
    /** Crowns planted on the Munich block, whose data have none. */
    static final int PLANTED = 400;

    /** Strip round the domain that can be seen, m: what the data of the largest crop leave. */
    private static final double MARGIN = 400;

    /** Middle of the Bilbao rasters. */
    private static final double EAST = 501100;

    private static final double NORTH = 4795500;

    private VisibilityScenes() {}

    /** A scene with its crowns, read when asked for. */
    record Named(String name, Supplier<Scene> scene) {}

    /** The scenes whose data are there. */
    static List<Named> all(Path data) {
        List<Named> all = new ArrayList<>();
        for (int n : new int[] {256, 512, 1024}) {
            if (Files.exists(data.resolve("bilbao/BDSM.tif"))) {
                all.add(new Named("bilbao-" + n, () -> bilbao(data.resolve("bilbao"), n)));
            }
        }
        if (Files.exists(data.resolve("munich-tum/derived/munich_tum_lod2_from_obj.gml.gz"))) {
            all.add(new Named("munich", () -> munich(data.resolve("munich-tum"))));
        }
        return all;
    }

    /** Scenes too large to be measured unasked. */
    static List<Named> onRequest(Path data) {
        Path testData = data.resolve("..").normalize();
        if (!BilbaoCrop.exists(testData)) {
            return List.of();
        }
        return List.of(new Named("bilbao-full", () -> {
            BilbaoCrop crop = BilbaoCrop.read(testData);
            return crop.scene(crop.largest());
        }));
    }

    private static Scene bilbao(Path folder, int cells) {
        double half = 0.5 * 2.5 * cells;
        return build(
                new Envelope(EAST - half, EAST + half, NORTH - half, NORTH + half),
                2.5,
                List.of(
                        new TwinEntry("terrain", folder.resolve("DEM.tif")),
                        new TwinEntry("building-height", folder.resolve("BDSM.tif")),
                        new TwinEntry("canopy", folder.resolve("CDSM.tif"))));
    }

    private static Scene munich(Path folder) {
        List<TwinEntry> entries = new ArrayList<>();
        entries.add(new TwinEntry("citygml", folder.resolve("derived/munich_tum_lod2_from_obj.gml.gz")));
        Stream.of("690_5335", "690_5336", "691_5335", "691_5336")
                .forEach(tile -> entries.add(new TwinEntry("terrain", folder.resolve("dgm1/" + tile + ".tif"))));
        return planted(build(new Envelope(690774, 691262, 5335776, 5336277), 1, entries));
    }

    private static Scene build(Envelope bounds, double cell, List<TwinEntry> entries) {
        SceneOptions options =
                SceneOptions.defaults(bounds, cell, MARGIN).withHalo(0).withSeason(LeafSeason.on(), 2021);
        return SceneBuilder.build(TwinReader.read(entries, null), options);
    }

    /** Round crowns of 5 to 9 m on stems, where the domain is open ground. */
    private static Scene planted(Scene bare) {
        UrbanGeometry g = bare.geometry();
        Crowns crowns = new Crowns(
                g.crowns().base().clone(),
                g.crowns().top().clone(),
                g.crowns().leafAreaDensity().clone(),
                g.crowns().tree().clone());
        Random random = new Random(7);
        for (int t = 0; t < PLANTED; ) {
            int row = g.domain().row() + random.nextInt(g.domain().rows());
            int column = g.domain().column() + random.nextInt(g.domain().columns());
            if (!g.building()[g.grid().index(row, column)]) {
                plant(g, crowns, row, column, 2.5 + 2 * random.nextDouble());
                t++;
            }
        }
        UrbanGeometry green = new UrbanGeometry(
                g.grid(),
                g.domain(),
                g.active(),
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                crowns,
                g.slabs());
        return new Scene(
                bare.reference(),
                green,
                bare.facets(),
                bare.materials(),
                bare.trees(),
                bare.treeParameters(),
                bare.buildingIds(),
                bare.balance(),
                bare.quality());
    }

    private static void plant(UrbanGeometry g, Crowns crowns, int row, int column, double radius) {
        float middle = g.ground()[g.grid().index(row, column)] + 7;
        int wide = (int) Math.ceil(radius / g.grid().cell());
        for (int r = row - wide; r <= row + wide; r++) {
            for (int c = column - wide; c <= column + wide; c++) {
                double way = Math.hypot(r - row, c - column) * g.grid().cell();
                if (way < radius
                        && g.grid().contains(r, c)
                        && !g.building()[g.grid().index(r, c)]) {
                    int i = g.grid().index(r, c);
                    float half = (float) Math.sqrt(radius * radius - way * way);
                    crowns.base()[i] = middle - half;
                    crowns.top()[i] = middle + half;
                    crowns.leafAreaDensity()[i] = 0.8f;
                }
            }
        }
    }
}
