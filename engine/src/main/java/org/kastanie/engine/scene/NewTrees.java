package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Tree;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.surface.TreeParameters;

/**
 * Trees that may be added to a scene without building it again: each is completed by the rules of the scene once, and any
 * number of them put into it at the cost of a copy of its crowns. The result is that of building the scene with these trees
 * planted last, to the bit, except where canopy from a raster stood.
 */
public final class NewTrees {
    private final Scene scene;
    private final List<TreePlacer.Placed> trees;

    private NewTrees(Scene scene, List<TreePlacer.Placed> trees) {
        this.scene = scene;
        this.trees = trees;
    }

    /** @param options those the scene was built with; what has to be assumed of the trees is added to its quality report */
    public static NewTrees of(Scene scene, List<Tree> trees, SceneOptions options) {
        SceneOptions here =
                options.withSeason(options.leaves().at(scene.reference().latitude()), options.year());
        return new NewTrees(scene, TreePlacer.complete(trees, new QualityReport(), here));
    }

    /** The trees with all their dimensions, in the order given. */
    public List<PlacedTree> trees() {
        return trees.stream().map(TreePlacer.Placed::tree).toList();
    }

    /**
     * The scene's columns with some of the trees.
     *
     * @param chosen numbers in {@link #trees}, each once
     */
    public UrbanGeometry geometry(int... chosen) {
        List<PlacedTree> more = new ArrayList<>();
        for (int c : chosen) {
            more.add(trees.get(c).tree());
        }
        UrbanGeometry g = scene.geometry();
        return new UrbanGeometry(
                g.grid(),
                g.domain(),
                g.active(),
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                CrownRaster.plus(g, more, scene.trees().size()),
                g.slabs());
    }

    /** Parameters by tree ordinal that go with {@link #geometry}; the canopy's stay last. */
    public TreeParameters[] parameters(int... chosen) {
        TreeParameters[] known = scene.treeParameters();
        TreeParameters[] all = Arrays.copyOf(known, known.length + chosen.length);
        for (int k = 0; k < chosen.length; k++) {
            all[known.length - 1 + k] = trees.get(chosen[k]).parameters();
        }
        all[all.length - 1] = known[known.length - 1];
        return all;
    }
}
