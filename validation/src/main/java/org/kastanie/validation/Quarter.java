package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a flux tower stands in, shares of the plan area, and a quarter that has them: a square pattern of square blocks, ground
 * and crowns scattered between.
 */
record Quarter(
        String name,
        double latitude,
        double height,
        double roof,
        double building,
        double wall,
        double tree,
        double treeHeight,
        double grass,
        double soil,
        double water,
        double albedo) {
    static Quarter read(Path file) throws IOException {
        java.util.Map<String, Double> v = new java.util.HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", 4);
            if (cells.length > 2 && cells[2].matches("-?[0-9.]+")) {
                v.putIfAbsent(cells[1], Double.parseDouble(cells[2]));
            }
        }
        String name = String.valueOf(file.getFileName()).replace("_sitedata_v1.csv", "");
        return new Quarter(
                name,
                Math.abs(number(v, "latitude")),
                number(v, "measurement_height_above_ground"),
                number(v, "roof_area_fraction"),
                number(v, "building_mean_height"),
                number(v, "wall_to_plan_area_ratio"),
                number(v, "tree_area_fraction"),
                number(v, "tree_mean_height"),
                number(v, "grass_area_fraction"),
                number(v, "bare_soil_area_fraction"),
                number(v, "water_area_fraction"),
                number(v, "average_albedo_at_midday"));
    }

    private static double number(java.util.Map<String, Double> values, String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the site file lacks " + name);
        }
        return value;
    }

    /** Distance from block to block: 4 b H / P^2 is the wall ratio, b^2 / P^2 the roof fraction. */
    double period() {
        return 4 * Math.sqrt(roof) * building / wall;
    }
    /** Half the width of the quarter, m. */
    static final int HALF = 150;
    /** Crowns are scattered as squares this wide, m. */
    private static final int CROWN = 6;

    /** The tower stands in the middle of a crossing, half a period from the blocks around it. */
    BoxScene blocks(double x0, double y0) {
        BoxScene blocks = new BoxScene();
        double period = period();
        double half = 0.5 * Math.sqrt(roof) * period;
        int most = (int) Math.ceil(HALF / period);
        for (int i = -most; i <= most; i++) {
            for (int j = -most; j <= most; j++) {
                double x = x0 + (i + 0.5) * period;
                double y = y0 + (j + 0.5) * period;
                if (Math.abs(x - x0) + half < HALF && Math.abs(y - y0) + half < HALF) {
                    blocks.block(building, BoxScene.rectangle(x - half, y - half, x + half, y + half));
                }
            }
        }
        return blocks;
    }

    /** Ground and crowns over the whole quarter by their shares of what is not roof; blocks cover what lies below them. */
    void scatter(double x0, double y0, int cell, Path folder) throws IOException {
        int cells = 2 * HALF / cell;
        int wide = Math.max(1, CROWN / cell);
        SplittableRandom random = new SplittableRandom(22);
        double open = 1 - roof;
        int[][] cover = new int[cells][cells];
        double[][] crown = new double[cells][cells];
        for (int i = 0; i < cells; i += wide) {
            for (int j = 0; j < cells; j += wide) {
                boolean crowned = random.nextDouble() * open < tree;
                for (int k = 0; k < wide * wide && i + k / wide < cells && j + k % wide < cells; k++) {
                    double at = random.nextDouble() * (open - tree);
                    int code = at < grass ? 2 : at < grass + soil ? 3 : at < grass + soil + water ? 4 : 1;
                    cover[i + k / wide][j + k % wide] = crowned ? 2 : code;
                    crown[i + k / wide][j + k % wide] = crowned ? treeHeight : 0;
                }
            }
        }
        StringBuilder covers = header(x0, y0, cell);
        StringBuilder crowns = header(x0, y0, cell);
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                covers.append(cover[i][j]).append(' ');
                crowns.append(crown[i][j]).append(' ');
            }
            covers.append('\n');
            crowns.append('\n');
        }
        Files.writeString(folder.resolve("cover.asc"), covers);
        Files.writeString(folder.resolve("crowns.asc"), crowns);
    }

    private static StringBuilder header(double x0, double y0, int cell) {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "ncols %d%nnrows %d%nxllcorner %s%nyllcorner %s%ncellsize %d%nNODATA_value -9999%n",
                2 * HALF / cell,
                2 * HALF / cell,
                x0 - HALF,
                y0 - HALF,
                cell));
    }
}
