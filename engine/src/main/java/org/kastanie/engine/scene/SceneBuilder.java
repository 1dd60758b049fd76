package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.surface.TreeParameters;
import org.locationtech.jts.geom.Envelope;

/** Turns the city model into a scene: grid, ground, roofs, rasters' buildings, walls, crowns, facets, in this order. */
public final class SceneBuilder {
    /** Trees farther outside the grid than half of this cannot reach in, m. Choice: wider than any street tree. */
    private static final double WIDEST_CROWN = 40;

    private SceneBuilder() {}

    /** Every default class and own material the library cannot give. */
    public static List<InputException> unknownClasses(SceneOptions options) {
        List<InputException> problems = new ArrayList<>();
        MaterialLibrary library = MaterialLibrary.collecting(options.materials(), problems);
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("ground", options.ground());
        wanted.put("roof", options.roof());
        wanted.put("wall", options.wall());
        wanted.forEach((group, name) -> {
            try {
                if (!name.equals(SceneOptions.BY_SLOPE)) {
                    library.get(group, name);
                }
            } catch (InputException e) {
                problems.add(e);
            }
        });
        return problems;
    }

    /**
     * The cells of the domain alone, without building anything.
     *
     * @throws InputException if the domain cannot be computed with this city
     */
    public static Grid domain(CityModel model, SceneOptions options) {
        return SceneGrid.domainGrid(model, options);
    }

    /** Height of the lowest ground of the scene, m, without building the rest of it. */
    public static double lowestGround(CityModel model, SceneOptions options) {
        double low = Double.POSITIVE_INFINITY;
        for (float z : Terrain.build(SceneGrid.of(model, options).grid(), model)) {
            low = Math.min(low, z);
        }
        return low;
    }

    public static Scene build(CityModel model, SceneOptions asked) {
        SceneGrid place = SceneGrid.of(model, asked);
        Grid grid = place.grid();
        double latitude = SceneReference.of(grid, model.crs()).latitude();
        SceneOptions options = asked.withSeason(asked.leaves().at(latitude), asked.year());
        Window active = place.active();
        if (!asked.part()) {
            FarFiles.report(model, grid);
        }
        float[] ground = Terrain.build(grid, model);
        List<Building> buildings = RoofReader.buildings(grid, model);
        RoofMesh.Roofs roofs = RoofReader.read(grid, ground, buildings, model.quality());
        LandCover cover = LandCover.of(grid, model);
        Columns columns =
                Columns.open(ground, buildings.stream().map(Building::id).toList());
        RoofRaster raster = new RoofRaster(grid, roofs.mesh());
        raster.run(columns, active);
        columns = RasterBuildings.add(grid, model, columns, cover.building());
        bury(columns, model);
        columns = Hanging.lift(grid, columns, roofs.mesh(), buildings, model.quality());
        WallPieces pieces = WallPieces.of(grid, roofs, columns, active);
        WallBuilder.Walls walls = new WallBuilder(grid, columns, pieces).build(active, model.quality());
        double[] roofFactor = roofFactor(grid, columns, raster.roofArea(buildings.size()));
        Waterings waterings = Waterings.of(grid, model);
        FacetBuilder builder = new FacetBuilder(grid, columns, cover, options, buildings, waterings);
        Facets facets = builder.build(active, walls, roofFactor);
        builder.reportUnknown(model.quality());
        waterings.report(model.quality());
        List<PlacedTree> trees = new ArrayList<>();
        List<TreeParameters> parameters = new ArrayList<>();
        Envelope near = new Envelope(grid.west(), grid.east(), grid.south(), grid.north());
        near.expandBy(WIDEST_CROWN / 2);
        for (TreePlacer.Placed placed : TreePlacer.place(model, options, near)) {
            if (touches(grid, placed.tree())) {
                trees.add(placed.tree());
                parameters.add(placed.parameters());
            }
        }
        parameters.add(canopyParameters(grid, options.leaves()));
        noteLeaves(trees, options.leaves(), model);
        Crowns crowns = CrownRaster.of(grid, columns, trees, model, options.leaves());
        UrbanGeometry geometry = new UrbanGeometry(
                grid,
                place.domain(),
                active,
                ground,
                columns.top(),
                columns.building(),
                columns.fraction(),
                crowns,
                columns.hanging().slabs());
        AreaBalance balance = balance(place, columns, cover, raster, pieces, facets, walls);
        noteAssumed(balance, model);
        return new Scene(
                SceneReference.of(grid, model.crs()),
                geometry,
                facets,
                List.copyOf(builder.materials()),
                List.copyOf(trees),
                parameters.toArray(TreeParameters[]::new),
                columns.ids(),
                balance,
                model.quality());
    }

    /** Roofs below the terrain (sunken garages, wrong heights) count as ground. */
    private static void bury(Columns columns, CityModel model) {
        int buried = 0;
        for (int i = 0; i < columns.top().length; i++) {
            if (columns.building()[i] && columns.top()[i] <= columns.ground()[i]) {
                columns.building()[i] = false;
                columns.owner()[i] = -1;
                columns.top()[i] = columns.ground()[i];
                columns.fraction()[i] = 0;
                buried++;
            }
        }
        if (buried > 0) {
            model.quality()
                    .add(
                            Kind.DOUBTFUL,
                            "scene",
                            "",
                            buried + " cells of roof lie below the terrain and count as ground");
        }
    }

    private static double[] roofFactor(Grid grid, Columns columns, double[] vector) {
        double[] raster = new double[columns.ids().size()];
        for (int i = 0; i < grid.size(); i++) {
            if (columns.ownerOf(i) >= 0) {
                raster[columns.ownerOf(i)] += columns.areaRatio()[i] * grid.cell() * grid.cell();
            }
        }
        double[] factor = new double[raster.length];
        for (int b = 0; b < factor.length; b++) {
            boolean known = b < columns.fromRaster() && raster[b] > 0 && vector[b] > 0;
            factor[b] = known ? Math.clamp(vector[b] / raster[b], 0.5, 2) : 1;
        }
        return factor;
    }

    private static boolean touches(Grid grid, PlacedTree tree) {
        double r = tree.crownDiameter() / 2;
        return tree.x() + r > grid.west()
                && tree.x() - r < grid.east()
                && tree.y() + r > grid.south()
                && tree.y() - r < grid.north();
    }

    /** Canopy rasters: an unknown broadleaf whose roots hold what lies below one cell. */
    private static TreeParameters canopyParameters(Grid grid, LeafSeason leaves) {
        SpeciesTable.Species any = SpeciesTable.builtIn().fallback();
        double water = grid.cell() * grid.cell() * TreePlacer.WATER_PER_CROWN;
        return new TreeParameters(TreePlacer.resistance(any, leaves.share(any)), any.leafWidth(), water);
    }

    /** Says what the date has taken from the crowns. */
    private static void noteLeaves(List<PlacedTree> trees, LeafSeason leaves, CityModel model) {
        long bare = trees.stream()
                .filter(t -> leaves.share(SpeciesTable.builtIn().find(t.species())) < 1)
                .count();
        if (bare > 0) {
            String when = leaves.rule() == LeafSeason.Rule.DATE
                    ? "by the date (" + leaves.words() + " in the north)"
                    : "model.leaves";
            model.quality().add(Kind.ASSUMED, "scene", "", bare + " trees are bare or only partly in leaf: " + when);
        }
    }

    private static AreaBalance balance(
            SceneGrid place,
            Columns columns,
            LandCover cover,
            RoofRaster raster,
            WallPieces pieces,
            Facets facets,
            WallBuilder.Walls walls) {
        Grid grid = place.grid();
        double roof = 0;
        double rasterRoof = 0;
        for (int k = 0; k < facets.count(); k++) {
            boolean up = k < facets.horizontal() || facets.isDeck(k);
            double area = up && facets.building()[k] >= 0 ? facets.area()[k] : 0;
            roof += area;
            rasterRoof += facets.building()[k] >= columns.fromRaster() ? area : 0;
        }
        double wall = 0;
        for (int k = facets.horizontal(); k < facets.firstSlab(); k++) {
            wall += facets.area()[k];
        }
        int open = 0;
        int assumed = 0;
        for (int k = 0; k < place.domain().size(); k++) {
            int i = place.domain().gridIndex(grid, k);
            if (!columns.building()[i]) {
                open++;
                assumed += cover.ofCell()[i] < 0 ? 1 : 0;
            }
        }
        return new AreaBalance(
                raster.activeRoofArea() + rasterRoof,
                roof,
                pieces.activeWallArea() + wall * walls.fittedShare(),
                wall,
                open > 0 ? (double) assumed / open : 0,
                (double) open / place.domain().size());
    }

    private static void noteAssumed(AreaBalance balance, CityModel model) {
        if (balance.assumedGroundShare() > 0) {
            model.quality()
                    .add(
                            Kind.ASSUMED,
                            "scene",
                            "",
                            Math.round(100 * balance.assumedGroundShare())
                                    + " % of the open ground has no land cover and takes the default class");
        }
    }
}
