package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.surface.Material;

/** Puts ground, roof and wall facets of the active window into one numbering with material, area and normal. */
final class FacetBuilder {
    /** Contract: roofs steeper than this are tiled, others gravelled. */
    private static final double TILE_ABOVE = Math.tan(Math.toRadians(10));
    /** Steeper ground is a wall or an error in the terrain; a choice. */
    private static final double STEEPEST_GROUND = 1;

    private final Grid grid;
    private final Columns columns;
    private final LandCover cover;
    private final SceneOptions options;
    private final MaterialLibrary library;
    private final Waterings waterings;
    private final List<Building> buildings;
    private final List<Material> materials = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<Integer, GlassShares> glass = new HashMap<>();

    FacetBuilder(
            Grid grid,
            Columns columns,
            LandCover cover,
            SceneOptions options,
            List<Building> buildings,
            Waterings waterings) {
        this.grid = grid;
        this.columns = columns;
        this.cover = cover;
        this.options = options;
        this.buildings = buildings;
        this.waterings = waterings;
        this.library = MaterialLibrary.with(options.materials());
    }

    List<Material> materials() {
        return materials;
    }

    /**
     * @param active window of the facets
     * @param walls segments in it
     * @param roofFactor per building, so that its roof area is that of the vector model
     */
    Facets build(Window active, WallBuilder.Walls walls, double[] roofFactor) {
        int horizontal = active.size();
        int[] slab = slabs(active);
        int firstSlab = horizontal + walls.segments().count();
        int n = firstSlab + 2 * slab.length;
        int[] material = new int[n];
        float[] area = new float[n];
        float[] nx = new float[n];
        float[] ny = new float[n];
        float[] nz = new float[n];
        int[] building = new int[n];
        for (int k = 0; k < horizontal; k++) {
            int i = active.gridIndex(grid, k);
            int owner = columns.owner()[i];
            building[k] = owner;
            double gx = owner >= 0 ? columns.gradientX()[i] : slope(i, 0, 1);
            double gy = owner >= 0 ? columns.gradientY()[i] : slope(i, -1, 0);
            double length = Math.sqrt(1 + gx * gx + gy * gy);
            nx[k] = (float) (-gx / length);
            ny[k] = (float) (-gy / length);
            nz[k] = (float) (1 / length);
            double ratio = owner >= 0 ? columns.areaRatio()[i] * roofFactor[owner] : length;
            area[k] = (float) (grid.cell() * grid.cell() * ratio);
            material[k] = number(waterings.water(owner >= 0 ? roof(i, owner) : ground(i), i, area[k]));
        }
        for (int s = 0; s < walls.segments().count(); s++) {
            int k = horizontal + s;
            building[k] = walls.building()[s];
            area[k] = walls.area()[s];
            nx[k] = walls.normalX()[s];
            ny[k] = walls.normalY()[s];
            material[k] = number(waterings.water(
                    wall(building[k], nx[k], ny[k]), walls.segments().cell()[s], area[k]));
        }
        for (int k = firstSlab; k < n; k++) {
            int i = slab[(k - firstSlab) / 2];
            boolean deck = (k - firstSlab) % 2 == 0;
            building[k] = columns.ownerOf(i);
            double gx = deck ? columns.gradientX()[i] : 0;
            double gy = deck ? columns.gradientY()[i] : 0;
            double length = Math.sqrt(1 + gx * gx + gy * gy);
            nx[k] = (float) (-gx / length);
            ny[k] = (float) (-gy / length);
            nz[k] = (float) (deck ? 1 / length : -1);
            double ratio = deck ? columns.areaRatio()[i] * roofFactor[building[k]] : 1;
            area[k] = (float) (grid.cell() * grid.cell() * ratio);
            material[k] = number(deck ? waterings.water(roof(i, building[k]), i, area[k]) : opaque(building[k]));
        }
        return new Facets(horizontal, walls.segments(), material, area, nx, ny, nz, building, slab);
    }

    private int[] slabs(Window active) {
        return java.util.stream.IntStream.range(0, active.size())
                .map(k -> active.gridIndex(grid, k))
                .filter(columns.hanging()::at)
                .toArray();
    }

    /** Rise of the ground over two cells; level beside buildings, whose ground is not seen. */
    private double slope(int i, int dr, int dc) {
        int r = i / grid.columns();
        int c = i % grid.columns();
        int a = grid.contains(r - dr, c - dc) ? grid.index(r - dr, c - dc) : i;
        int b = grid.contains(r + dr, c + dc) ? grid.index(r + dr, c + dc) : i;
        if (a == b || columns.building()[a] || columns.building()[b]) {
            return 0;
        }
        double span = grid.cell() * (a == i || b == i ? 1 : 2);
        return Math.clamp((columns.ground()[b] - columns.ground()[a]) / span, -STEEPEST_GROUND, STEEPEST_GROUND);
    }

    private Material ground(int i) {
        int k = cover.ofCell()[i];
        return library.get("ground", k >= 0 ? cover.classes().get(k) : options.ground());
    }

    private Material roof(int i, int owner) {
        String own = owner < columns.fromRaster() ? bare(buildings.get(owner).roofMaterial(), "roof") : null;
        String name = own != null ? own : options.roof();
        if (name.equals(SceneOptions.BY_SLOPE)) {
            double ratio = columns.areaRatio()[i];
            name = Math.sqrt(Math.max(0, ratio * ratio - 1)) > TILE_ABOVE ? "tile" : "gravel_roof";
        }
        return library.get("roof", name);
    }

    /** A ceiling has no windows. */
    private Material opaque(int owner) {
        String own = owner < columns.fromRaster() ? bare(buildings.get(owner).wallMaterial(), "wall") : null;
        return library.get("wall", own != null ? own : options.wall());
    }

    /** A wall has the share of glass of its own windows where the twin has windows, else that of the job. */
    private Material wall(int owner, double nx, double ny) {
        GlassShares own = owner < columns.fromRaster()
                ? glass.computeIfAbsent(owner, b -> GlassShares.of(buildings.get(b)))
                : GlassShares.UNKNOWN;
        double share = own.known() ? own.of(nx, ny) : options.glazing();
        return MaterialLibrary.glazed(side(owner, nx, ny), library.get("wall", "glass"), share);
    }

    /** The last side that looks there, else what all walls are. */
    private Material side(int owner, double nx, double ny) {
        if (owner < columns.fromRaster()) {
            for (Building.Side side : buildings.get(owner).particulars().sides().reversed()) {
                String own = side.facing().holds(nx, ny) ? bare(side.wallClass(), "wall") : null;
                if (own != null) {
                    return library.get("wall", own);
                }
            }
        }
        return opaque(owner);
    }

    /** Class named by the twin if the library has it, else null. */
    private @Nullable String bare(@Nullable String named, String group) {
        String name = named == null ? "" : plain(named);
        return library.ids().contains(group + "." + name) ? name : null;
    }

    /** "Green extensive" and "roof.green_extensive" mean green_extensive. */
    private static String plain(String named) {
        String name = named.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
        return name.replaceFirst("^(roof|wall)\\.", "");
    }

    /** Classes that buildings name and the library has not: the default stands for them, which is said. */
    void reportUnknown(QualityReport quality) {
        Map<String, Integer> unknown = new TreeMap<>();
        for (Building b : buildings) {
            count(unknown, "roof", b.roofMaterial());
            count(unknown, "wall", b.wallMaterial());
            b.particulars().sides().forEach(s -> count(unknown, "wall", s.wallClass()));
        }
        unknown.forEach((words, n) -> quality.add(
                Kind.DOUBTFUL,
                "scene",
                "",
                words + ", named by " + n + " buildings, is not in the material library: the default was taken"));
    }

    private void count(Map<String, Integer> unknown, String group, @Nullable String named) {
        if (named != null && bare(named, group) == null) {
            unknown.merge(group + " class '" + named + "'", 1, Integer::sum);
        }
    }

    /** One class may stand there twice: with irrigation and without. */
    private int number(Material material) {
        String key = material.irrigation() == null ? material.id() : material.id() + " " + material.irrigation();
        return known.computeIfAbsent(key, id -> {
            materials.add(material);
            return materials.size() - 1;
        });
    }
}
