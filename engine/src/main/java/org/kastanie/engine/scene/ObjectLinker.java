package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.scene.ObjectLinks.Link;
import org.kastanie.engine.scene.ObjectLinks.OfBuilding;
import org.kastanie.engine.scene.ObjectLinks.OfSurface;
import org.kastanie.engine.scene.ObjectLinks.OfTree;
import org.kastanie.engine.scene.ObjectLinks.Side;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Links the objects of a twin with the facets and cells of its scene. */
final class ObjectLinker {
    /** Spacing of the points that ask for the roof above, m, as {@link RoofRaster} has it. */
    private static final double SPACING = 0.25;

    private final CityModel city;
    private final Scene scene;
    private final UrbanGeometry geometry;
    private final Grid grid;
    private final LinkPlace place;
    private final List<Building> buildings;
    private final RoofMesh.Roofs roofs;

    ObjectLinker(CityModel city, Scene scene, boolean @Nullable [] inside) {
        this.city = city;
        this.scene = scene;
        this.geometry = scene.geometry();
        this.grid = geometry.grid();
        this.place = new LinkPlace(scene, inside);
        // What these two have to say has been said when the scene was built.
        CityModel quiet = new CityModel(city.crs(), city.sources(), new QualityReport());
        this.buildings = ObjectLinks.numbered(city, scene);
        this.roofs = RoofReader.read(grid, geometry.ground(), buildings, quiet.quality());
    }

    ObjectLinks link() {
        Map<Polygon, LinkList> roofLinks = roofLinks();
        LinkList[] roof = lists();
        LinkList[] walls = lists();
        byArea(roof, walls);
        WallLinker wallLinker = new WallLinker(place);
        List<OfBuilding> linked = new ArrayList<>();
        Grid domain = grid.crop(geometry.domain());
        Envelope box = new Envelope(domain.west(), domain.east(), domain.south(), domain.north());
        for (int b = 0; b < buildings.size(); b++) {
            Building building = buildings.get(b);
            if (!building.footprint().getEnvelopeInternal().intersects(box)) {
                continue;
            }
            List<OfSurface> surfaces = new ArrayList<>();
            for (Building.Surface s : building.roofs()) {
                LinkList found = roofLinks.get(s.polygon());
                surfaces.add(new OfSurface(s, Side.ROOF, found == null ? Link.none() : found.link()));
            }
            IndexedPointInAreaLocator footprint = new IndexedPointInAreaLocator(building.footprint());
            for (Building.Surface s : building.walls()) {
                surfaces.add(new OfSurface(s, Side.WALL, wallLinker.link(s.polygon(), b, footprint)));
            }
            for (Building.Surface s : building.undersides()) {
                surfaces.add(new OfSurface(s, Side.UNDERSIDE, underside(s.polygon(), b)));
            }
            linked.add(
                    new OfBuilding(building, roof[b].link(), walls[b].link(), around(building.footprint()), surfaces));
        }
        GroundLinker ground = new GroundLinker(city, scene, place);
        List<ObjectLinks.OfGround> grounds = ground.grounds();
        return new ObjectLinks(linked, trees(), grounds, ground.streets());
    }

    private LinkList[] lists() {
        LinkList[] lists = new LinkList[buildings.size()];
        for (int b = 0; b < lists.length; b++) {
            lists[b] = new LinkList();
        }
        return lists;
    }

    /** Roof and wall facets of the domain, building by building. */
    private void byArea(LinkList[] roof, LinkList[] walls) {
        Facets facets = scene.facets();
        for (int k = 0; k < facets.count(); k++) {
            int b = facets.building()[k];
            if (b < 0 || b >= buildings.size() || facets.isCeiling(k)) {
                continue;
            }
            boolean wall = facets.isWall(k);
            int cell;
            if (wall) {
                cell = facets.walls().cell()[k - facets.horizontal()];
            } else {
                cell = facets.isDeck(k) ? facets.slabCell(k) : geometry.active().gridIndex(grid, k);
            }
            if (place.counts(grid.row(cell), grid.column(cell))) {
                (wall ? walls : roof)[b].add(k, facets.area()[k]);
            }
        }
    }

    /** Asks points of every cell for the roof polygon over them; its part there is told by the cell's roof. */
    private Map<Polygon, LinkList> roofLinks() {
        Map<Polygon, LinkList> links = new IdentityHashMap<>();
        RoofMesh mesh = roofs.mesh();
        Window domain = geometry.domain();
        int side = Math.clamp((int) Math.ceil(grid.cell() / SPACING - 1e-9), 4, 16);
        double step = grid.cell() / side;
        for (int r = domain.row(); r < domain.row() + domain.rows(); r++) {
            for (int c = domain.column(); c < domain.column() + domain.columns(); c++) {
                int cell = grid.index(r, c);
                if (!place.counts(r, c) || !mesh.touches(cell)) {
                    continue;
                }
                for (int k = 0; k < side * side; k++) {
                    double x = c * grid.cell() + (k % side + 0.5) * step;
                    double y = -r * grid.cell() - (k / side + 0.5) * step;
                    int t = mesh.top(cell, x, y);
                    int facet = t < 0 ? -1 : place.nearestRoof(r, c, mesh.building(t));
                    if (facet >= 0) {
                        Polygon polygon = roofs.outlines().get(mesh.surface(t)).polygon();
                        links.computeIfAbsent(polygon, p -> new LinkList()).add(facet, step * step * mesh.areaRatio(t));
                    }
                }
            }
        }
        return links;
    }

    /** Ceilings over open ground; a ground surface that lies on the ground has none. */
    private Link underside(Polygon polygon, int building) {
        if (scene.facets().slab().length == 0) {
            return Link.none();
        }
        LinkList list = new LinkList();
        Footprints.cells(grid, polygon, i -> {
            int deck = place.counts(grid.row(i), grid.column(i)) ? place.slab(grid.row(i), grid.column(i)) : -1;
            if (deck >= 0 && scene.facets().building()[deck] == building) {
                list.add(deck + 1, grid.cell() * grid.cell());
            }
        });
        return list.link();
    }

    private int[] around(Geometry footprint) {
        List<Integer> cells = new ArrayList<>();
        Footprints.cells(grid, footprint.buffer(ObjectLinks.AROUND), i -> open(i, cells));
        return sorted(cells);
    }

    private void open(int cell, List<Integer> places) {
        int r = grid.row(cell);
        int c = grid.column(cell);
        if (place.counts(r, c) && !geometry.building()[cell]) {
            places.add(geometry.domain().local(r, c));
        }
    }

    private static int[] sorted(List<Integer> cells) {
        return cells.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    private List<OfTree> trees() {
        Crowns crowns = geometry.crowns();
        int n = scene.trees().size();
        LinkList[] crown = new LinkList[n];
        List<List<Integer>> shade = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            crown[t] = new LinkList();
            shade.add(new ArrayList<>());
        }
        Window domain = geometry.domain();
        for (int k = 0; k < domain.size(); k++) {
            int i = domain.gridIndex(grid, k);
            int t = crowns.tree()[i];
            if (t >= 0 && crowns.leafAreaDensity()[i] > 0 && place.counts(grid.row(i), grid.column(i))) {
                int active = geometry.active().local(grid.row(i), grid.column(i));
                crown[t].add(active, crowns.leafAreaIndex(i) * grid.cell() * grid.cell());
                open(i, shade.get(t));
            }
        }
        List<OfTree> trees = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            PlacedTree tree = scene.trees().get(t);
            Link link = crown[t].link();
            int row = grid.rowAt(tree.y());
            int column = grid.columnAt(tree.x());
            if (link.at().length > 0 || place.counts(row, column)) {
                double foot = Resample.bilinear(grid, geometry.ground(), tree.x(), tree.y());
                trees.add(new OfTree(tree, foot, link, sorted(shade.get(t))));
            }
        }
        return trees;
    }
}
