package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;

/**
 * From a static driver to sources of the city: terrain, buildings with their ids, land cover, single trees and the leaves of
 * all other vegetation.
 *
 * <p>Source of names and codes: PALM input data standard 1.9 and the class tables of PALM's land surface model.
 */
final class PidsReader {
    /** Own codes of the land cover made of three fields: pavement from 100, water from 200, vegetation as it is. */
    private static final int PAVEMENT = 100;

    private static final int WATER = 200;

    /** Vegetation 1 to 18, pavement 101 to 115, water 201 to 205, as classes of the contract. */
    static final String CLASSES =
            "1=bare_soil;2=meadow;3=grass;4=shrub;5=shrub;6=shrub;7=shrub;8=meadow;9=sand;10=grass;"
                    + "11=meadow;12=bare_soil;14=meadow;15=shrub;16=shrub;17=shrub;18=shrub;"
                    + "101=asphalt;102=asphalt;103=concrete;104=cobblestone;105=paving_stone;106=cobblestone;108=wood;109=gravel;"
                    + "110=gravel;111=gravel;112=bare_soil;113=rubber;114=artificial_turf;115=bare_soil;"
                    + "201=water;202=water;203=water;204=water;205=water";

    /** Fields a scene is made from. */
    static final List<String> FIELDS =
            List.of("zt", "buildings_2d", "buildings_3d", "vegetation_type", "pavement_type", "water_type", "lad");

    private final TwinEntry entry;
    private final Crs declared;
    private final Crs model;
    private final @Nullable Envelope window;
    private final QualityReport quality;
    private final String name;
    private final List<TwinSource> sources = new ArrayList<>();

    PidsReader(TwinEntry entry, Crs declared, Crs model, @Nullable Envelope window, QualityReport quality) {
        this.entry = entry;
        this.declared = declared;
        this.model = model;
        this.window = window;
        this.quality = quality;
        name = InputFiles.name(entry.path());
    }

    static @Nullable Crs declaredCrs(TwinEntry entry) {
        if (entry.crs() != null) {
            return entry.crs();
        }
        try (PidsFile file = PidsFile.open(entry.path())) {
            return file.crs();
        }
    }

    static RasterFrame frame(TwinEntry entry) {
        try (PidsFile file = PidsFile.open(entry.path())) {
            return file.frame();
        }
    }

    /** Everything the driver holds within the window. */
    List<TwinSource> read() {
        try (PidsFile file = PidsFile.open(entry.path())) {
            float[] terrain = file.plane("zt");
            if (terrain != null) {
                for (int i = 0; i < terrain.length; i++) {
                    terrain[i] += (float) file.originHeight();
                }
                layer(file, RasterKind.TERRAIN, terrain, "");
            }
            buildings(file);
            landCover(file);
            vegetation(file);
            if (FIELDS.stream().noneMatch(file::has)) {
                quality.add(
                        Kind.SKIPPED,
                        name,
                        "",
                        "It has none of the fields of a static driver: " + String.join(", ", FIELDS) + ".");
            }
        }
        return sources;
    }

    private void layer(PidsFile file, RasterKind kind, float[] values, String classes) {
        Raster raster = RasterReader.placed(file.frame(), values, declared, model, kind == RasterKind.TERRAIN, window);
        if (raster != null) {
            sources.add(new TwinSource.Layer(entry.path(), kind, raster, classes));
        }
    }

    private void buildings(PidsFile file) {
        float[] height = file.plane("buildings_2d");
        if (height == null) {
            height = tops(file);
        }
        if (height == null) {
            return;
        }
        layer(file, RasterKind.BUILDING_HEIGHT, height, "");
        float[] id = file.plane("building_id");
        if (id != null) {
            layer(file, RasterKind.BUILDING_ID, id, "");
        }
        if (file.has("building_pars") || file.has("building_type")) {
            quality.add(
                    Kind.NOTE,
                    name,
                    "",
                    "building_type and building_pars are not used: walls and roofs have the classes of the job.");
        }
    }

    /** Highest filled box of every column; passages below are filled. */
    private float @Nullable [] tops(PidsFile file) {
        float[][] boxes = file.layers("buildings_3d");
        if (boxes == null) {
            return null;
        }
        double[] z = file.axis("z");
        if (z.length < 2) {
            return null;
        }
        float[] top = new float[boxes[0].length];
        for (int k = 0; k < boxes.length; k++) {
            float upper = (float) (k + 1 < z.length ? 0.5 * (z[k] + z[k + 1]) : 2 * z[k] - 0.5 * (z[k] + z[k - 1]));
            for (int i = 0; i < top.length; i++) {
                top[i] = boxes[k][i] > 0 ? upper : top[i];
            }
        }
        quality.add(Kind.NOTE, name, "", "No buildings_2d: heights are the tops of buildings_3d, passages are filled.");
        return top;
    }

    private void landCover(PidsFile file) {
        float[] vegetation = file.plane("vegetation_type");
        float[] pavement = file.plane("pavement_type");
        float[] water = file.plane("water_type");
        if (vegetation == null && pavement == null && water == null) {
            return;
        }
        float[][] share = file.layers("surface_fraction");
        float[] code = new float[file.frame().columns() * file.frame().rows()];
        float[][] kinds = {vegetation, pavement, water};
        int[] first = {0, PAVEMENT, WATER};
        for (int i = 0; i < code.length; i++) {
            code[i] = Float.NaN;
            float most = 0;
            for (int k = 0; k < kinds.length; k++) {
                float[] kind = kinds[k];
                if (kind != null && kind[i] > 0) {
                    float part = share != null && k < share.length && share[k][i] >= 0 ? share[k][i] : 1;
                    if (part > most) {
                        most = part;
                        code[i] = first[k] + kind[i];
                    }
                }
            }
        }
        layer(file, RasterKind.LANDCOVER, code, CLASSES);
    }

    /** One tree while its boxes are summed. */
    private static final class Boxes {
        double leaves;
        double x;
        double y;
        double low = Double.POSITIVE_INFINITY;
        double high;
        int lastCell = -1;
        int columns;
    }

    /** A box of a column: leaf area per ground, and where it begins and ends, m above the ground. */
    private record Box(double leaves, double low, double high) {}

    /** Leaves by column for what has no number, by number for trees. */
    private static final class Leaves {
        final float[] base;
        final float[] top;
        final float[] area;
        final TreeMap<Integer, Boxes> trees = new TreeMap<>();
        final Set<Integer> numbers = new HashSet<>();

        Leaves(int cells) {
            base = new float[cells];
            top = new float[cells];
            area = new float[cells];
        }

        void add(RasterFrame frame, int cell, int number, Box box) {
            if (number > 0) {
                numbers.add(number);
            }
            if (!(box.leaves() > 0)) {
                return;
            }
            if (number > 0) {
                PidsReader.add(
                        trees.computeIfAbsent(number, n -> new Boxes()),
                        frame,
                        cell,
                        box.leaves(),
                        box.low(),
                        box.high());
            } else {
                base[cell] = area[cell] > 0 ? base[cell] : (float) box.low();
                top[cell] = (float) box.high();
                area[cell] += (float) box.leaves();
            }
        }
    }

    private void trees(PidsFile file, Leaves leaves) {
        int bare = leaves.numbers.size() - leaves.trees.size();
        if (bare > 0) {
            quality.add(
                    Kind.SKIPPED, name, "", bare + " of " + leaves.numbers.size() + " trees have no leaves in lad.");
        }
        List<Tree> list = new ArrayList<>();
        leaves.trees.forEach((number, boxes) -> list.add(tree(file.frame(), number, boxes)));
        Envelope extent =
                CoordinateTransform.between(declared, model).apply(file.frame().extent());
        list.removeIf(t -> window != null && !window.contains(t.x(), t.y()));
        if (!list.isEmpty()) {
            sources.add(new TwinSource.Objects(entry.path(), List.of(), List.copyOf(list), extent));
        }
    }

    private void vegetation(PidsFile file) {
        float[][] density = file.layers("lad");
        if (density == null) {
            return;
        }
        float[][] id = file.layers("tree_id");
        double[] z = file.axis("zlad");
        if (z.length != density.length) {
            throw new org.kastanie.engine.InputException(
                    name + ": lad has " + density.length + " layers, zlad " + z.length + ".",
                    "Check the file with ncdump -h.");
        }
        Leaves leaves = new Leaves(density[0].length);
        for (int i = 0; i < leaves.base.length; i++) {
            for (int k = 0; k < z.length; k++) {
                double low = lower(z, k);
                double high = k + 1 < z.length ? lower(z, k + 1) : 2 * z[k] - low;
                int number = id != null && id[k][i] > 0 ? Math.round(id[k][i]) : 0;
                leaves.add(file.frame(), i, number, new Box(density[k][i] * (high - low), low, high));
            }
        }
        trees(file, leaves);
        layer(file, RasterKind.LEAF_BASE, leaves.base, "");
        layer(file, RasterKind.LEAF_TOP, leaves.top, "");
        layer(file, RasterKind.LEAF_AREA, leaves.area, "");
        if (file.has("tree_type")) {
            quality.add(
                    Kind.NOTE,
                    name,
                    "",
                    "tree_type is not used: trees have the species of the job's table for unknown ones.");
        }
    }

    /** Lower face of a layer: half way between centres; the lowest box stands on the ground, level 0 is the ground itself. */
    private static double lower(double[] z, int k) {
        return k == 0 || z[k - 1] == 0 ? 0 : 0.5 * (z[k - 1] + z[k]);
    }

    private static void add(Boxes t, RasterFrame frame, int cell, double leaves, double low, double high) {
        t.leaves += leaves;
        t.x += leaves * (frame.west() + (cell % frame.columns() + 0.5) * frame.cellX());
        t.y += leaves * (frame.north() - (cell / frame.columns() + 0.5) * frame.cellY());
        t.low = Math.min(t.low, low);
        t.high = Math.max(t.high, high);
        t.columns += cell == t.lastCell ? 0 : 1;
        t.lastCell = cell;
    }

    /** The crown covers the area of its columns and has their leaves. */
    private Tree tree(RasterFrame frame, int number, Boxes t) {
        double covered = t.columns * frame.cellX() * frame.cellY();
        double[] at = CoordinateTransform.between(declared, model).apply(t.x / t.leaves, t.y / t.leaves);
        return new Tree(
                InputFiles.stem(entry.path()) + "-tree-" + number,
                at[0],
                at[1],
                Double.NaN,
                t.high,
                2 * Math.sqrt(covered / Math.PI),
                t.low,
                t.leaves / t.columns,
                null,
                0);
    }
}
