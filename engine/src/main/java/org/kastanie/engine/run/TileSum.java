package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.Frames;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.table.HeatTable;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.kernel.vector.VectorUnit;
import org.kastanie.solver.quantity.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the pieces of all tiles say together: points, quality, facts for the report, and the manifest of the run. */
final class TileSum {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final RunSpec spec;
    private final Tiling tiling;
    private final Runner.Options options;
    private final BuildInfo build;
    private final @Nullable SharedAir air;
    private final List<Integer> tiles = new ArrayList<>();
    private final List<TilePiece> pieces = new ArrayList<>();

    /** @param air that all tiles share, or null */
    TileSum(RunSpec spec, Tiling tiling, Runner.Options options, BuildInfo build, @Nullable SharedAir air) {
        this.spec = spec;
        this.tiling = tiling;
        this.options = options;
        this.build = build;
        this.air = air;
    }

    void add(int tile, TilePiece piece) {
        tiles.add(tile);
        pieces.add(piece);
    }

    /** The run without its fields. */
    ResultSet results(List<ResultSet.Area> areas, List<Quantity> kept) {
        RunSpec.PeriodSpec p = spec.period();
        return new ResultSet(
                spec.name(),
                tiling.domain(),
                p.start().toInstant(),
                p.output(),
                p.times(),
                p.start().getOffset(),
                new Frames(java.nio.file.Path.of(""), 0),
                kept,
                spec.outputs().quantities(),
                spec.outputs().formats(),
                new float[0],
                new ResultSet.Backdrop(new boolean[0], new boolean[0], new float[0]),
                points(),
                areas,
                quality(),
                Runner.notices(spec, mean("/scene/assumedGroundShare"), mean("/scene/openShare")),
                facts(),
                PersonWords.person(spec.model()),
                spec.attribution());
    }

    private List<ResultSet.PointSeries> points() {
        List<String> order = spec.points().stream().map(RunSpec.PointSpec::id).toList();
        return pieces.stream()
                .flatMap(piece -> piece.points().stream())
                .sorted(Comparator.comparingInt(point -> order.indexOf(point.id())))
                .toList();
    }

    /** Heat of the surfaces in whole polygons. */
    List<HeatTable.Budget> heat() {
        List<HeatTable.Budget> sum = new ArrayList<>(pieces.getFirst().heat());
        for (TilePiece piece : pieces.subList(1, pieces.size())) {
            for (int a = 0; a < sum.size(); a++) {
                sum.set(a, sum.get(a).plus(piece.heat().get(a)));
            }
        }
        return sum;
    }

    /** Tiles see the same files: what they say alike is said once. */
    private QualityReport quality() {
        Set<QualityReport.Entry> all = new LinkedHashSet<>();
        pieces.forEach(piece -> all.addAll(piece.quality()));
        QualityReport quality = new QualityReport();
        all.forEach(e -> quality.add(e.kind(), e.source(), e.object(), e.message()));
        return quality;
    }

    /** Mean over the tiles by their cells. */
    private double mean(String pointer) {
        double sum = 0;
        double cells = 0;
        for (int i = 0; i < tiles.size(); i++) {
            int size = tiling.window(tiles.get(i)).size();
            sum += size * pieces.get(i).number(pointer);
            cells += size;
        }
        return sum / cells;
    }

    private long total(String pointer) {
        return Math.round(pieces.stream().mapToDouble(p -> p.number(pointer)).sum());
    }

    private Map<Quantity, Clamped> clamped() {
        Map<Quantity, Clamped> sum = new EnumMap<>(Quantity.class);
        for (TilePiece piece : pieces) {
            for (var index : piece.manifest().path("indices").properties()) {
                Quantity.byContractName(index.getKey())
                        .ifPresent(
                                q -> sum.merge(q, MAPPER.treeToValue(index.getValue(), Clamped.class), Clamped::plus));
            }
        }
        return sum;
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(pieces.getFirst().facts());
        Grid d = tiling.domain().grid();
        facts.put(
                "Domain",
                d.columns() + " x " + d.rows() + " cells of " + d.cell() + " m, EPSG:"
                        + tiling.domain().epsg());
        facts.put(
                "Tiles",
                tiles.size() + " of " + tiling.edge() + " cells, each computed on its own with " + halo()
                        + " m of facets and " + spec.domain().margin() + " m of shading objects round it");
        if (air != null) {
            facts.put(
                    "Air at the rims of tiles",
                    "from a run of the whole domain in cells of " + air.facts().cell() + " m");
        }
        facts.put("Person", PersonWords.all(spec.model(), clamped()));
        facts.put("Buildings", total("/scene/buildings") + ", those near the border of a tile counted in both");
        facts.put("Trees", total("/scene/trees") + ", those near the border of a tile counted in both");
        return facts;
    }

    private double halo() {
        return Math.min(spec.model().halo(), spec.domain().margin());
    }

    Manifest manifest(Provenance provenance, List<StageLog.Stage> stages, ResultSet results) {
        Manifest manifest = new Manifest(build, VectorUnit.describe(), options.threads(), options.memory());
        // run again, the manifest cuts the domain the same way whatever the memory
        Provenance cut = new Provenance(provenance.job().deepCopy(), provenance.given(), provenance.inputs());
        cut.job().withObject("/domain").put("tile", tiling.edge());
        manifest.provenance(cut);
        new ManifestSum(
                        manifest.tree(),
                        pieces.stream().map(TilePiece::manifest).toList())
                .write();
        place(manifest);
        manifest.stages(all(stages));
        tiles(manifest);
        List<String> warnings = new ArrayList<>(results.notices());
        warnings.addAll(pieces.getFirst().notes());
        manifest.warnings(warnings);
        return manifest;
    }

    private void place(Manifest manifest) {
        Grid d = tiling.domain().grid();
        var scene = manifest.tree().withObject("/scene");
        scene.put("crs", "EPSG:" + tiling.domain().epsg());
        scene.set("bounds", MAPPER.valueToTree(List.of(d.west(), d.south(), d.east(), d.north())));
        scene.put("cell", d.cell());
        scene.put("columns", d.columns());
        scene.put("rows", d.rows());
        scene.put("assumedGroundShare", mean("/scene/assumedGroundShare"));
        scene.put("openShare", mean("/scene/openShare"));
        scene.put("note", "counts and areas are sums over the tiles, halos and margins included");
    }

    /** Stages of the run, then those of the tiles summed by name. */
    private List<StageLog.Stage> all(List<StageLog.Stage> own) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (TilePiece piece : pieces) {
            for (JsonNode stage : piece.manifest().path("stages")) {
                seconds.merge(
                        stage.path("stage").asString(""), stage.path("seconds").asDouble(0), Double::sum);
            }
        }
        List<StageLog.Stage> all = new ArrayList<>();
        seconds.forEach((name, s) -> all.add(new StageLog.Stage(name, s)));
        own.stream().filter(s -> !s.name().startsWith("computing ")).forEach(all::add);
        return all;
    }

    private void tiles(Manifest manifest) {
        var node = manifest.tree().putObject("tiles");
        node.put("edge", tiling.edge());
        node.put("down", tiling.down());
        node.put("across", tiling.across());
        node.put("halo", halo());
        node.put("margin", spec.domain().margin());
        node.put(
                "note",
                "each tile is computed on its own: at its border radiation from beyond the halo and the winds are those of the"
                        + " tile; docs/performance.md gives the differences measured at seams");
        if (air == null) {
            node.put("sharedAir", "none: the inflow of every tile is the weather's air");
        } else {
            air.describe(node.putObject("sharedAir"));
        }
        var list = node.putArray("list");
        for (int i = 0; i < tiles.size(); i++) {
            Window w = tiling.window(tiles.get(i));
            TilePiece piece = pieces.get(i);
            var one = list.addObject();
            one.put("tile", tiling.name(tiles.get(i)));
            one.put("row", w.row());
            one.put("column", w.column());
            one.put("rows", w.rows());
            one.put("columns", w.columns());
            one.put(
                    "facets",
                    Math.round(piece.number("/scene/groundAndRoofFacets") + piece.number("/scene/wallFacets")));
            double seconds = 0;
            for (JsonNode stage : piece.manifest().path("stages")) {
                seconds += stage.path("seconds").asDouble(0);
            }
            one.put("seconds", Math.round(seconds * 1000) / 1000.0);
        }
    }
}
