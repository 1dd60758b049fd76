package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.validation.exact.ExactRays;
import org.locationtech.jts.geom.Envelope;

/** Sky views of random cells of two real quarters against brute-force rays. */
final class SkyViewCityCase implements ValidationCase {
    private static final int RECEIVERS = 200;
    private static final Envelope BILBAO = new Envelope(500_900, 501_156, 4_795_400, 4_795_656);
    private static final Envelope MUNICH = new Envelope(690_910, 691_110, 5_335_920, 5_336_120);

    @Override
    public String id() {
        return "sky-view-city";
    }

    @Override
    public String title() {
        return "Sky view factor: random cells of Bilbao and Munich against brute-force rays";
    }

    @Override
    public String source() {
        return "exact: rays through the same columns, every cell visited, 720 azimuths x 90 rings without crowns, 360 x 90 with; "
                + "Bilbao: UMEP-dev, demonstration data of solweig (GPL-3.0); Munich: Bayerische Vermessungsverwaltung - "
                + "www.geodaten.bayern.de (CC BY 4.0), changed";
    }

    @Override
    public String notes() {
        return RECEIVERS
                + " cells of ground and half as many of roofs drawn at random from a square of 256 m (Bilbao) or 200 m (Munich), "
                + "obstacles up to 500 m away; Munich's 300 trees are made up. A cell on a slope looks from half the "
                + "height of the next step, as in the model, and about its true normal.";
    }

    @Override
    public Optional<String> missing(Path data) {
        for (String folder : List.of("data/bilbao", "data/munich-tum/derived")) {
            if (!Files.isDirectory(data.resolve(folder))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Comparison> all = new ArrayList<>();
        CityModel bilbao = rasters(data);
        for (double cell : new double[] {2.5, 5}) {
            compare(all, "Bilbao, cells of " + cell + " m", bilbao, BILBAO, cell);
        }
        for (double cell : new double[] {0.5, 1, 2}) {
            compare(all, "Munich, cells of " + cell + " m", blocks(data, 0), MUNICH, cell);
            compare(all, "Munich with crowns, cells of " + cell + " m", blocks(data, 300), MUNICH, cell);
        }
        return all;
    }

    private static CityModel rasters(Path data) {
        Path folder = data.resolve("data/bilbao");
        return TwinReader.read(
                List.of(
                        new TwinEntry("terrain", folder.resolve("DEM.tif"), Map.of()),
                        new TwinEntry("building-height", folder.resolve("BDSM.tif"), Map.of()),
                        new TwinEntry("canopy", folder.resolve("CDSM.tif"), Map.of())),
                new Crs(25830, "ETRS89 / UTM zone 30N"));
    }

    private static CityModel blocks(Path data, int trees) {
        Path folder = data.resolve("data/munich-tum/derived");
        CityModel read = TwinReader.read(
                List.of(
                        new TwinEntry("terrain", folder.resolve("dem_1m.tif"), Map.of()),
                        new TwinEntry("surface", folder.resolve("dsm_buildings_1m.tif"), Map.of())),
                new Crs(25832, "ETRS89 / UTM zone 32N"));
        List<TwinSource> sources = new ArrayList<>(read.sources());
        Random random = new Random(7);
        List<Tree> planted = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            double x = 690_800 + 420 * random.nextDouble();
            double y = 5_335_800 + 440 * random.nextDouble();
            double height = 8 + 8 * random.nextDouble();
            planted.add(
                    new Tree("t" + t, x, y, Double.NaN, height, 0.6 * height, 0.25 * height, 3, "Tilia cordata", 0));
        }
        if (trees > 0) {
            sources.add(new TwinSource.Objects(
                    Path.of("made-up"), List.of(), planted, new Envelope(690_800, 691_220, 5_335_800, 5_336_240)));
        }
        return new CityModel(read.crs(), List.copyOf(sources), read.quality());
    }

    private static void compare(List<Comparison> all, String name, CityModel model, Envelope bounds, double cell) {
        RadiationOptions options = RadiationOptions.defaults();
        // the blocks of Munich end 200 m from the square
        double margin = bounds == MUNICH ? 150 : options.reach();
        Scene scene = SceneBuilder.build(
                model, SceneOptions.defaults(bounds, cell, margin).withHalo(0));
        UrbanGeometry g = scene.geometry();
        float[] ours =
                RadiationModel.build(g, scene.facets(), options, Workers.SINGLE).skyViewFactor();
        ExactRays rays = new ExactRays(g, scene.facets(), 0.5 * options.clumping(), options.reach());
        boolean leaves = rays.crownCells().length > 0;
        Random random = new Random(3);
        List<Comparison.Pair> ground = new ArrayList<>();
        List<Comparison.Pair> roofs = new ArrayList<>();
        while (ground.size() < RECEIVERS || roofs.size() < RECEIVERS / 2) {
            int place = random.nextInt(g.active().size());
            int i = g.active().gridIndex(g.grid(), place);
            List<Comparison.Pair> kind = g.building()[i] ? roofs : ground;
            if (kind.size() >= (kind == ground ? RECEIVERS : RECEIVERS / 2)) {
                continue;
            }
            double[] at = {g.grid().column(i) + 0.5, g.grid().row(i) + 0.5, g.top()[i] + lift(g, i) + 1e-3};
            double[] normal = {
                scene.facets().normalX()[place],
                scene.facets().normalY()[place],
                scene.facets().normalZ()[place]
            };
            double exact = rays.skyView(at, normal, leaves ? 360 : 720, 90);
            kind.add(new Comparison.Pair(
                    "row " + g.grid().row(i) + " column " + g.grid().column(i), exact, ours[place]));
        }
        add(all, "sky view of the ground, " + name, ground);
        add(all, "sky view of roofs, " + name, roofs);
    }

    private static void add(List<Comparison> all, String quantity, List<Comparison.Pair> pairs) {
        double[] size = pairs.stream()
                .mapToDouble(p -> Math.abs(p.ours() - p.reference()))
                .sorted()
                .toArray();
        all.add(new Comparison(quantity, "all", "1", pairs));
        all.add(figure(
                quantity, "mean absolute error", Arrays.stream(size).average().orElse(Double.NaN)));
        all.add(figure(quantity, "99th percentile", size[(int) (0.99 * (size.length - 1))]));
    }

    private static Comparison figure(String quantity, String subset, double value) {
        return new Comparison(quantity, subset, "1", List.of(new Comparison.Pair("figure", 0, value)));
    }

    /** Half the rise to the steepest neighbour that belongs to the same slope: a slope on a raster is a staircase. */
    private static double lift(UrbanGeometry g, int i) {
        boolean roof = g.building()[i];
        double limit = (roof ? 1.2 : 0.5) * g.grid().cell();
        double rise = 0;
        int n = g.grid().columns();
        for (int j : new int[] {i - n, i + n, i - 1, i + 1}) {
            double d = g.top()[j] - g.top()[i];
            if (g.building()[j] == roof && d <= limit) {
                rise = Math.max(rise, d);
            }
        }
        return 0.5 * rise;
    }
}
