package org.kastanie.engine.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plan of the invented quarter: 500 x 500 m of Munich's usual kind, perimeter blocks of five storeys on both sides of an
 * avenue, with a square, a school, and a park. Local coordinates in metres from the south-west corner.
 */
final class DemoLayout {
    static final double WEST = 691_200;
    static final double SOUTH = 5_334_200;
    static final double SIZE = 500;

    private DemoLayout() {}

    /** Rectangle in local coordinates. */
    record Box(String name, double west, double south, double east, double north) {
        Box inset(double by) {
            return new Box(name, west + by, south + by, east - by, north - by);
        }

        boolean contains(double x, double y) {
            return x > west && x < east && y > south && y < north;
        }
    }

    /**
     * A building: with a courtyard when {@code depth > 0} (ring of that depth with a ridge along its middle), else a plain
     * box with a flat roof.
     *
     * @param plan outline
     * @param depth of the ring, m
     * @param eaves above the ground, m
     * @param ridge above the ground, m; equals the eaves for flat roofs
     */
    record House(Box plan, double depth, double eaves, double ridge) {}

    /** A tree with everything known. */
    record PlantedTree(
            String id, double x, double y, double height, double crown, double base, String species, int planted) {}

    /** Depth of the wings, m: usual in Munich's nineteenth-century quarters (12 to 14 m); a choice. */
    private static final double DEPTH = 13;

    private static final double[] COLUMNS = {14, 118, 132, 243, 257, 368, 382, 486};
    private static final double[] ROWS = {14, 120, 134, 238, 262, 366, 380, 486};

    static Box plot(String name, int column, int row) {
        return new Box(name, COLUMNS[2 * column], ROWS[2 * row], COLUMNS[2 * column + 1], ROWS[2 * row + 1]);
    }

    static final Box AVENUE = new Box("avenue", 0, 238, SIZE, 262);
    static final Box SQUARE = plot("square", 3, 1);
    static final Box SCHOOL = plot("school", 3, 2);
    static final Box PARK = new Box("park", 14, 380, 243, 486);
    static final Box POND = new Box("pond", 150, 415, 190, 445);
    static final Box PLAYGROUND = new Box("playground", 30, 395, 55, 415);
    static final Box SCHOOL_YARD = new Box("school_yard", 398, 262, 486, 334);

    /** Eleven blocks, the school's two wings, and the market hall on the square. */
    static List<House> houses() {
        List<House> houses = new ArrayList<>();
        int[][] places = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {0, 1}, {1, 1}, {2, 1}, {0, 2}, {1, 2}, {2, 2}, {2, 3}, {3, 3}
        };
        for (int i = 0; i < places.length; i++) {
            // Five storeys; eaves vary by half a metre from block to block, as built in different years.
            double eaves = 17 + 0.5 * (i % 4);
            Box plan = plot(String.format(Locale.ROOT, "block-%02d", i + 1), places[i][0], places[i][1]);
            houses.add(new House(plan, DEPTH, eaves, eaves + 4.5));
        }
        houses.add(new House(new Box("school-north", 382, 350, 486, 366), 0, 12, 12));
        houses.add(new House(new Box("school-west", 382, 262, 398, 350), 0, 12, 12));
        houses.add(new House(new Box("market-hall", 410, 200, 446, 222), 0, 7, 7));
        return houses;
    }

    static List<Box> courtyards() {
        return houses().stream()
                .filter(h -> h.depth() > 0)
                .map(h -> {
                    Box in = h.plan().inset(h.depth());
                    return new Box("courtyard-" + in.name().substring(6), in.west(), in.south(), in.east(), in.north());
                })
                .toList();
    }

    /** T01..T20 stand in two rows along the avenue; the others in the park, the courtyards, on the square and the school yard. */
    static List<PlantedTree> trees() {
        List<PlantedTree> trees = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double x = 142 + 24 * (i % 10);
            double y = i < 10 ? 256 : 244;
            String id = String.format(Locale.ROOT, "T%02d", i + 1);
            trees.add(new PlantedTree(id, x, y, 13, 9, 3.5, "Tilia cordata", 1985));
        }
        for (int i = 0; i < 36; i++) {
            double x = 24 + 23 * (i % 9) + 5 * ((i / 9) % 2);
            double y = 390 + 27 * (i / 9);
            if (!POND.inset(-6).contains(x, y) && !PLAYGROUND.contains(x, y)) {
                boolean maple = i % 3 == 0;
                String id = String.format(Locale.ROOT, "P%02d", i + 1);
                String species = maple ? "Acer platanoides" : i % 3 == 1 ? "Aesculus hippocastanum" : "Quercus robur";
                trees.add(new PlantedTree(id, x, y, maple ? 14 : 17, maple ? 9 : 12, 4, species, 1960));
            }
        }
        int n = 0;
        for (Box yard : courtyards()) {
            double x = 0.5 * (yard.west() + yard.east());
            double y = 0.5 * (yard.south() + yard.north());
            for (int k = -1; k <= 1; k += 2) {
                String id = String.format(Locale.ROOT, "C%02d", ++n);
                trees.add(new PlantedTree(id, x + 20 * k, y, 10, 7, 2.5, "Carpinus betulus", 1990));
            }
        }
        for (int i = 0; i < 4; i++) {
            String id = String.format(Locale.ROOT, "S%02d", i + 1);
            trees.add(new PlantedTree(id, 400 + 22 * i, 150, 12, 9, 3, "Platanus x hispanica", 1980));
            trees.add(new PlantedTree("Y" + id.substring(1), 412 + 18 * i, 270, 9, 6, 2.5, "Acer campestre", 2000));
        }
        return trees;
    }

    /** Height of the ground: a plane that falls gently to the north, as Munich's gravel plain does (about 3 in 1000). */
    static double ground(double x, double y) {
        return 518 + 0.001 * (x - SIZE / 2) - 0.003 * (y - SIZE / 2);
    }
}
