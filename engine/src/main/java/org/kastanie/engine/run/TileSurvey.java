package org.kastanie.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.scenario.Scenario;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Geometry;

/**
 * What must be known of the whole city before its first tile, found tile by tile: the lowest ground, and what is wrong with the
 * job everywhere.
 *
 * @param altitude of the lowest ground, m
 * @param wanted per tile whether results are wanted there
 */
record TileSurvey(double altitude, boolean[] wanted) {

    /**
     * @param part gives the spec of a tile
     * @throws InputException for what is wrong in every tile, such as an edit of a tree that stands nowhere
     */
    static TileSurvey of(TiledRun run, Crs crs, @Nullable Geometry polygon, Progress progress) {
        Tiling tiling = run.tiling();
        progress.stage("surveying the tiles", tiling.count());
        boolean[] wanted = new boolean[tiling.count()];
        double low = Double.POSITIVE_INFINITY;
        List<InputException> everywhere = null;
        for (int tile = 0; tile < wanted.length; tile++) {
            wanted[tile] = Places.anyInside(tiling.domain().grid().crop(tiling.window(tile)), polygon);
            RunSpec spec = run.spec(tile);
            Preparation preparation = new Preparation(spec);
            CityModel city = TwinReader.read(spec.twin(), crs, run.read(tile));
            requireTerrain(spec, city, tiling.name(tile));
            List<InputException> problems = new ArrayList<>(preparation.unknownAttributes(city));
            Scenario.Outcome edited = Scenario.tryAll(city, spec.scenario());
            problems.addAll(edited.problems());
            everywhere = everywhere == null ? problems : common(everywhere, problems);
            low = Math.min(
                    low,
                    SceneBuilder.lowestGround(
                            edited.model(), preparation.sceneOptions(null).asPart()));
            progress.done(tile + 1L);
        }
        if (everywhere != null && !everywhere.isEmpty()) {
            throw everywhere.getFirst();
        }
        for (boolean any : wanted) {
            if (any) {
                return new TileSurvey(low, wanted);
            }
        }
        throw Places.nothingInside();
    }

    private static List<InputException> common(List<InputException> some, List<InputException> others) {
        return some.stream()
                .filter(e -> others.stream().anyMatch(o -> Objects.equals(o.getMessage(), e.getMessage())))
                .toList();
    }

    /** A tile that no terrain reaches would lie on flat ground at sea level beside its neighbours. */
    private static void requireTerrain(RunSpec spec, CityModel city, String tile) {
        boolean expected = spec.twin().stream().anyMatch(e -> e.type().equals("terrain"));
        boolean there = city.sources().stream()
                .anyMatch(s -> s instanceof TwinSource.Layer layer && layer.kind() == RasterKind.TERRAIN);
        if (expected && !there) {
            throw new InputException(
                    "no terrain raster has data in tile " + tile + " or its margin",
                    "give smaller domain.bounds, larger tiles (domain.tile), or a terrain that covers the domain");
        }
    }
}
