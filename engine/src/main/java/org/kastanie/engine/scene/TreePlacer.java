package org.kastanie.engine.scene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.scene.SpeciesTable.Species;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.surface.TreeParameters;
import org.locationtech.jts.geom.Envelope;

/** Combines the trees of all sources and gives each the dimensions its file lacks, by rule; every assumed value is listed. */
public final class TreePlacer {
    /** Path of the source that holds trees planted by a scenario: these get Munich's new pit. */
    public static final Path NEW_TREES = Path.of("scenario");

    /** Contract: height and crown of a tree nothing is known of, m. */
    private static final double HEIGHT = 10;

    private static final double CROWN = 6;
    /** Contract: lower end of the crown as a share of the height. */
    private static final double BASE = 0.25;
    /** Contract: a tree this near to an earlier one replaces it, m. */
    private static final double SAME = 1;
    /** Munich's rule for new street trees: a pit of 36 m3 that stores 12 000 l, a third of its volume. */
    private static final double NEW_PIT = 36;

    private static final double PIT_WATER = 12_000.0 / 36;
    /** Rootable soil per crown projection, m3 m-2 (Kopinga 1991, J. Arboriculture 17(3), 57-62: 0.75). */
    private static final double SOIL_PER_CROWN = 0.75;
    /** Plant-available water of a sandy loam, m3 m-3 (Ad-hoc-AG Boden 2005, KA5, table 70: Sl3/Sl4 0.16-0.19). */
    private static final double AVAILABLE_WATER = 0.17;
    /** Water the roots can reach per crown projection, kg m-2. */
    static final double WATER_PER_CROWN = SOIL_PER_CROWN * AVAILABLE_WATER * 1000;

    /** Bark as good as closed, s m-1: a choice. */
    private static final double WOOD_RESISTANCE = 1e6;

    private final SpeciesTable table = SpeciesTable.builtIn();
    private final QualityReport quality;
    private final SceneOptions options;

    private TreePlacer(QualityReport quality, SceneOptions options) {
        this.quality = quality;
        this.options = options;
    }

    /**
     * A tree with all its dimensions and what transpiration needs.
     *
     * @param tree placed
     * @param parameters of its leaves and roots
     */
    record Placed(PlacedTree tree, TreeParameters parameters) {}

    static List<Placed> place(CityModel model, SceneOptions options, Envelope near) {
        TreePlacer placer = new TreePlacer(model.quality(), options);
        List<Placed> out = new ArrayList<>();
        for (Source source : combine(model, near)) {
            out.add(placer.complete(source));
        }
        return out;
    }

    /** New trees alone, with all their dimensions. */
    static List<Placed> complete(List<Tree> trees, QualityReport quality, SceneOptions options) {
        TreePlacer placer = new TreePlacer(quality, options);
        return trees.stream()
                .map(t -> placer.complete(new Source(t, NEW_TREES.toString(), true)))
                .toList();
    }

    private record Source(Tree tree, String file, boolean isNew) {}

    /** Later trees within a metre of an earlier one take its place; what they lack stays as the earlier one had it. */
    private static List<Source> combine(CityModel model, Envelope box) {
        List<Source> all = new ArrayList<>();
        Map<Long, List<Integer>> near = new HashMap<>();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                String file = String.valueOf(source.path().getFileName());
                for (Tree tree : objects.trees()) {
                    if (!box.contains(tree.x(), tree.y())) {
                        continue;
                    }
                    int earlier = earlier(all, near, tree);
                    Source next = new Source(tree, file, source.path().equals(NEW_TREES));
                    if (earlier >= 0) {
                        Tree old = all.get(earlier).tree();
                        model.quality()
                                .add(Kind.NOTE, file, tree.id(), "replaces tree " + old.id() + " within 1 m of it");
                        next = next.isNew() ? next : new Source(merge(tree, old), file, false);
                        all.set(earlier, next);
                        near.computeIfAbsent(key(tree.x(), tree.y()), k -> new ArrayList<>())
                                .add(earlier);
                    } else {
                        near.computeIfAbsent(key(tree.x(), tree.y()), k -> new ArrayList<>())
                                .add(all.size());
                        all.add(next);
                    }
                }
            }
        }
        return all;
    }

    private static long key(double x, double y) {
        return ((long) Math.floor(x) << 32) ^ ((long) Math.floor(y) & 0xffffffffL);
    }

    private static int earlier(List<Source> all, Map<Long, List<Integer>> near, Tree tree) {
        int best = -1;
        double nearest = SAME;
        for (int k = 0; k < 9; k++) {
            for (int i : near.getOrDefault(key(tree.x() + k % 3 - 1, tree.y() + k / 3 - 1), List.of())) {
                double d = Math.hypot(
                        all.get(i).tree().x() - tree.x(), all.get(i).tree().y() - tree.y());
                if (d <= nearest) {
                    nearest = d;
                    best = i;
                }
            }
        }
        return best;
    }

    private static Tree merge(Tree tree, Tree old) {
        return new Tree(
                tree.id(),
                tree.x(),
                tree.y(),
                known(tree.ground(), old.ground()),
                known(tree.height(), old.height()),
                known(tree.crownDiameter(), old.crownDiameter()),
                known(tree.crownBase(), old.crownBase()),
                known(tree.leafAreaIndex(), old.leafAreaIndex()),
                tree.species() != null ? tree.species() : old.species(),
                tree.planted() != 0 ? tree.planted() : old.planted(),
                known(tree.rootVolume(), old.rootVolume()));
    }

    private static double known(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    private Placed complete(Source source) {
        Tree tree = source.tree();
        Species species = table.find(tree.species());
        List<String> assumed = new ArrayList<>();
        double height = tree.height();
        double crown = tree.crownDiameter();
        boolean aged = tree.planted() > 0 && !species.equals(table.fallback());
        if (!(height > 0)) {
            height = aged
                    ? species.height() * species.grown(options.year() - tree.planted())
                    : crown > 0 ? crown * HEIGHT / CROWN : HEIGHT;
            assumed.add(say("height %.1f m", height));
        }
        if (!(crown > 0)) {
            crown = aged
                    ? species.crownDiameter() * species.grown(options.year() - tree.planted())
                    : tree.height() > 0 ? height * species.crownDiameter() / species.height() : CROWN;
            assumed.add(say("crown diameter %.1f m", crown));
        }
        double base = tree.crownBase();
        if (!(base >= 0 && base < height)) {
            if (!Double.isNaN(base)) {
                quality.add(Kind.REPAIRED, source.file(), tree.id(), say("crown base %.1f m not below its top", base));
            }
            base = BASE * height;
            assumed.add(say("crown base %.1f m", base));
        }
        double leaves = tree.leafAreaIndex();
        if (!(leaves >= 0)) {
            leaves = species.leafAreaIndex() * species.leafiness(height - base);
            assumed.add(say("leaf area index %.1f", leaves) + " (" + species.key() + ")");
        }
        if (!assumed.isEmpty()) {
            quality.add(Kind.ASSUMED, source.file(), tree.id(), String.join(", ", assumed));
        }
        return placed(source, species, new double[] {height, crown, base, leaves});
    }

    private Placed placed(Source source, Species species, double[] size) {
        Tree tree = source.tree();
        double share = options.leaves().share(species);
        double kept = CrownRaster.kept(share);
        // An ellipsoid of height L over projection A holds 2/3 A L: density = LAI A / (2/3 A L).
        double density = 1.5 * size[3] * kept / (size[0] - size[2]);
        double projection = Math.PI / 4 * size[1] * size[1];
        double pit = source.isNew() ? known(tree.rootVolume(), NEW_PIT) : tree.rootVolume();
        double water = pit > 0 ? pit * PIT_WATER : projection * WATER_PER_CROWN;
        return new Placed(
                new PlacedTree(tree.id(), tree.x(), tree.y(), size[0], size[1], size[2], density, species.key()),
                new TreeParameters(resistance(species, share), species.leafWidth(), water));
    }

    /** Stomatal resistance of a crown's surface of which wood, which has no stomata, is a part, s m-1. */
    static double resistance(Species species, double share) {
        double leaves = share / CrownRaster.kept(share);
        return Math.min(WOOD_RESISTANCE, species.minimumStomatalResistance() / leaves);
    }

    private static String say(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
