package org.kastanie.engine.scene;

import java.util.Locale;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.PlaceDoubt;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Grid of the scene, cut to where something stands, and the windows of the domain and of the active cells in it.
 *
 * @param grid of the scene
 * @param domain window of the results
 * @param active window of the facets
 */
record SceneGrid(Grid grid, Window domain, Window active) {
    /** Rise over run above which far terrain is kept for its shadow: a horizon of 2 degrees, a choice (sun is weak there). */
    private static final double HORIZON = Math.tan(Math.toRadians(2));

    /** Choice: cells left free beyond the outermost object, so that every wall looks into a cell. */
    private static final int RIM = 2;

    static SceneGrid of(CityModel model, SceneOptions options) {
        double cell = options.cell();
        Envelope domain = domain(model, options);
        double[] anchor = anchor(model, options);
        Envelope kept = keep(model, options, domain);
        Envelope scene = snap(kept, cell, anchor);
        Grid grid = grid(scene, cell);
        Window inner = new Window(
                (int) Math.round((scene.getMaxY() - domain.getMaxY()) / cell),
                (int) Math.round((domain.getMinX() - scene.getMinX()) / cell),
                (int) Math.round(domain.getHeight() / cell),
                (int) Math.round(domain.getWidth() / cell));
        note(model.quality(), options, domain, scene);
        return new SceneGrid(grid, inner, inner.grow((int) Math.ceil(options.halo() / cell - 1e-9), grid));
    }

    /** The cells of the domain alone. */
    static Grid domainGrid(CityModel model, SceneOptions options) {
        return grid(domain(model, options), options.cell());
    }

    private static Envelope domain(CityModel model, SceneOptions options) {
        double cell = options.cell();
        if (!(cell > 0) || cell > 100) {
            throw new InputException(
                    "domain.cell is " + cell + " m", "give a cell size above 0 (0.5 to 10 m is sensible)");
        }
        if (!(options.margin() >= 0)) {
            throw new InputException("domain.margin is " + options.margin() + " m", "give a margin of 0 m or more");
        }
        Envelope bounds = options.bounds() != null ? options.bounds() : model.extent();
        if (bounds.isNull() || !(bounds.getWidth() > 0) || !(bounds.getHeight() > 0)) {
            throw new InputException(
                    "the domain has no area: neither domain.bounds nor the twin gives an extent",
                    "give domain.bounds: [west, south, east, north] in metres");
        }
        Envelope domain = snap(bounds, cell, anchor(model, options));
        long cells = Math.round(domain.getWidth() / cell) * Math.round(domain.getHeight() / cell);
        if (cells > 400_000_000L) {
            throw new InputException(
                    "the domain has " + cells + " cells of " + cell + " m",
                    "choose a larger domain.cell or smaller bounds");
        }
        // without an extent there are only edits, or files that FarFiles doubts
        if (!options.part() && !model.extent().isNull() && !model.extent().intersects(domain)) {
            Coordinate middle = model.extent().centre();
            String doubt = PlaceDoubt.of(model.crs(), middle.x, middle.y, false);
            throw new InputException(
                    "nothing of the twin lies in the domain " + text(domain) + "; the twin covers "
                            + text(model.extent()) + (doubt.isEmpty() ? "" : ". " + doubt),
                    "check domain.bounds (west, south, east, north), domain.crs, the crs of the files, and whether"
                            + " longitude and latitude are swapped in them");
        }
        return domain;
    }

    /** Cells line up with the first raster of the same cell size, so that its values are not blurred; else with zero. */
    private static double[] anchor(CityModel model, SceneOptions options) {
        double cell = options.cell();
        if (options.part() && options.bounds() != null) {
            return new double[] {options.bounds().getMinX(), options.bounds().getMaxY()};
        }
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer) {
                Raster raster = layer.raster();
                if (Math.abs(raster.cellX() - cell) < 1e-6 && Math.abs(raster.cellY() - cell) < 1e-6) {
                    return new double[] {raster.west(), raster.north()};
                }
            }
        }
        return new double[] {0, 0};
    }

    private static Envelope snap(Envelope e, double cell, double[] anchor) {
        return new Envelope(
                anchor[0] + cell * Math.floor((e.getMinX() - anchor[0]) / cell + 1e-6),
                anchor[0] + cell * Math.ceil((e.getMaxX() - anchor[0]) / cell - 1e-6),
                anchor[1] + cell * Math.floor((e.getMinY() - anchor[1]) / cell + 1e-6),
                anchor[1] + cell * Math.ceil((e.getMaxY() - anchor[1]) / cell - 1e-6));
    }

    private static Grid grid(Envelope e, double cell) {
        return new Grid(
                (int) Math.round(e.getWidth() / cell),
                (int) Math.round(e.getHeight() / cell),
                cell,
                e.getMinX(),
                e.getMaxY());
    }

    /** The domain, its halo, and whatever stands within the margin. */
    private static Envelope keep(CityModel model, SceneOptions options, Envelope domain) {
        Envelope margin = new Envelope(domain);
        margin.expandBy(options.margin());
        Envelope kept = new Envelope(domain);
        kept.expandBy(Math.min(options.halo(), options.margin()));
        double rim = RIM * options.cell();
        for (TwinSource source : model.sources()) {
            switch (source) {
                case TwinSource.Objects objects -> {
                    for (Building building : objects.buildings()) {
                        include(kept, building.footprint().getEnvelopeInternal(), rim, margin);
                    }
                    for (Tree tree : objects.trees()) {
                        double r = Double.isNaN(tree.crownDiameter()) ? 5 : tree.crownDiameter() / 2;
                        include(
                                kept,
                                new Envelope(tree.x() - r, tree.x() + r, tree.y() - r, tree.y() + r),
                                rim,
                                margin);
                    }
                }
                case TwinSource.Patch patch -> {
                    // a surface reaches nowhere
                }
                case TwinSource.Watering watering -> {
                    // nor does water
                }
                case TwinSource.Cover cover -> {
                    // nor does land cover
                }
                case TwinSource.Layer layer -> {
                    if (layer.kind() == RasterKind.TERRAIN) {
                        horizon(layer.raster(), domain, margin, kept);
                    } else if (layer.kind() != RasterKind.LANDCOVER && layer.kind() != RasterKind.BUILDING_ID) {
                        include(kept, layer.extent(), 0, margin);
                    }
                }
            }
        }
        return kept;
    }

    private static void include(Envelope kept, Envelope object, double rim, Envelope margin) {
        if (object.intersects(margin)) {
            Envelope grown = new Envelope(object);
            grown.expandBy(rim);
            kept.expandToInclude(grown.intersection(margin));
        }
    }

    /** Keeps terrain in the margin that stands higher over the domain's edge than {@link #HORIZON}. */
    private static void horizon(Raster raster, Envelope domain, Envelope margin, Envelope kept) {
        double high = Double.NEGATIVE_INFINITY;
        for (double x = domain.getMinX(); x <= domain.getMaxX(); x += Math.max(10, domain.getWidth() / 200)) {
            for (double y = domain.getMinY(); y <= domain.getMaxY(); y += Math.max(10, domain.getHeight() / 200)) {
                double z = Resample.bilinear(raster, x, y);
                high = Double.isNaN(z) ? high : Math.max(high, z);
            }
        }
        if (high == Double.NEGATIVE_INFINITY) {
            return;
        }
        Envelope in = margin.intersection(raster.extent());
        for (double x = in.getMinX(); x <= in.getMaxX(); x += 10) {
            for (double y = in.getMinY(); y <= in.getMaxY(); y += 10) {
                double distance = domain.distance(new Envelope(x, x, y, y));
                double z = distance > 0 ? Resample.bilinear(raster, x, y) : Double.NaN;
                if (z - high > HORIZON * distance) {
                    kept.expandToInclude(x, y);
                }
            }
        }
    }

    private static void note(QualityReport quality, SceneOptions options, Envelope domain, Envelope scene) {
        Envelope full = new Envelope(domain);
        full.expandBy(options.margin());
        if (scene.getArea() < full.getArea() * 0.999) {
            quality.add(
                    QualityReport.Kind.NOTE,
                    "scene",
                    "",
                    "the margin of " + options.margin() + " m was cut to where objects stand: west "
                            + (domain.getMinX() - scene.getMinX()) + ", south "
                            + (domain.getMinY() - scene.getMinY()) + ", east "
                            + (scene.getMaxX() - domain.getMaxX()) + ", north "
                            + (scene.getMaxY() - domain.getMaxY())
                            + " m remain; beyond, the ground is flat and free of obstacles");
        }
    }

    private static String text(Envelope e) {
        return String.format(
                Locale.ROOT, "[%.0f, %.0f, %.0f, %.0f]", e.getMinX(), e.getMinY(), e.getMaxX(), e.getMaxY());
    }
}
