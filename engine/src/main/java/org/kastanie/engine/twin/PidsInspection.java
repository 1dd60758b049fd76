package org.kastanie.engine.twin;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a static driver holds: cells by kind, buildings and trees by their ids, heights. */
final class PidsInspection {
    private static final Map<String, String> KINDS = Map.of(
            "vegetation_type", "cells of vegetation",
            "pavement_type", "cells of pavement",
            "water_type", "cells of water",
            "buildings_2d", "cells of building");

    private final Map<String, Integer> features = new TreeMap<>();
    private final Map<String, String> ranges = new TreeMap<>();

    private PidsInspection() {}

    static Inspection of(TwinEntry entry, @Nullable Crs crs, QualityReport quality) {
        PidsInspection found = new PidsInspection();
        try (PidsFile file = PidsFile.open(entry.path())) {
            RasterFrame frame = file.frame();
            found.features.put("columns", frame.columns());
            found.features.put("rows", frame.rows());
            found.ranges.put("cell, m", frame.cellX() + " x " + frame.cellY());
            KINDS.forEach((field, words) -> found.cells(file.plane(field), words));
            found.range(file.plane("zt"), "terrain, m above z = 0", -1e9);
            found.ranges.put("z = 0, m above the datum", String.format(Locale.ROOT, "%.2f", file.originHeight()));
            found.range(file.plane("buildings_2d"), "building height above ground, m", 0);
            found.ids(file.plane("building_id"), "-> buildings", Integer.MIN_VALUE);
            found.trees(file);
            if (PidsReader.FIELDS.stream().noneMatch(file::has)) {
                quality.add(
                        QualityReport.Kind.DOUBTFUL,
                        InputFiles.name(entry.path()),
                        "",
                        "It has none of " + String.join(", ", PidsReader.FIELDS) + ": is it a static driver?");
            }
            return new Inspection(
                    entry.path(),
                    "static driver (PALM input data standard)",
                    crs,
                    "",
                    frame.extent(),
                    crs,
                    found.features,
                    found.ranges,
                    Map.of(),
                    Licences.of(entry),
                    quality.entries());
        }
    }

    private void cells(float @Nullable [] field, String words) {
        if (field != null) {
            int n = 0;
            for (float v : field) {
                n += v > 0 ? 1 : 0;
            }
            features.put(words, n);
        }
    }

    private void ids(float @Nullable [] field, String words, int above) {
        if (field != null) {
            Set<Integer> ids = new HashSet<>();
            for (float v : field) {
                if (v > above) {
                    ids.add(Math.round(v));
                }
            }
            features.put(words, ids.size());
        }
    }

    private void range(float @Nullable [] field, String words, double above) {
        if (field == null) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float v : field) {
            low = v > above ? Math.min(low, v) : low;
            high = v > above ? Math.max(high, v) : high;
        }
        ranges.put(words, low > high ? "none" : String.format(Locale.ROOT, "%.5g to %.5g", low, high));
    }

    private void trees(PidsFile file) {
        float[][] id = file.layers("tree_id");
        float[][] density = file.layers("lad");
        if (density == null) {
            return;
        }
        Set<Integer> trees = new HashSet<>();
        int alone = 0;
        for (int k = 0; k < density.length; k++) {
            for (int i = 0; i < density[k].length; i++) {
                int number = id == null ? 0 : Math.round(id[k][i]);
                if (density[k][i] > 0 && number > 0) {
                    trees.add(number);
                }
                alone += density[k][i] > 0 && number <= 0 ? 1 : 0;
            }
        }
        features.put("-> trees", trees.size());
        features.put("boxes of leaves without a tree", alone);
    }
}
