package org.kastanie.solver.model;

import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.radiation.RadiationOptions;

/** How far an edit can reach with the air held: outside, every bit of radiation, surfaces and people stays what it was. */
public final class EditReach {
    private EditReach() {}

    /**
     * The cells whose facets or people an edit can have changed after a number of steps.
     *
     * <p>Columns are seen, and shade, up to {@link RadiationOptions#sight}. What they changed is sent on by the
     * {@link RadiationOptions#neighbourhood exchange reach} with every reflection, and once more to people. A tree with one
     * leaf in it belongs to it whole, since its leaves share a root zone.
     *
     * @param geometry before or after the edit; call for both and take the larger if crowns change
     * @param edit cells whose columns, crowns or materials the edit changes
     * @param steps of the model clock since
     */
    public static Window after(UrbanGeometry geometry, RadiationOptions options, Window edit, int steps) {
        double cell = geometry.grid().cell();
        int hop = options.neighbourhood(cell);
        Window reached = withTrees(geometry, edit.grow(options.sight(cell), geometry.grid()));
        for (int k = 0; k < steps * options.reflections(); k++) {
            Window next = withTrees(geometry, reached.grow(hop, geometry.grid()));
            if (next.equals(reached)) {
                break;
            }
            reached = next;
        }
        return reached.grow(hop, geometry.grid());
    }

    private static Window withTrees(UrbanGeometry g, Window window) {
        int[] tree = g.crowns().tree();
        int trees = 0;
        for (int t : tree) {
            trees = Math.max(trees, t + 1);
        }
        int[] box = {window.row(), window.column(), window.row() + window.rows(), window.column() + window.columns()};
        boolean[] touched = new boolean[trees];
        for (int i = 0; i < tree.length; i++) {
            if (tree[i] >= 0 && window.contains(g.grid().row(i), g.grid().column(i))) {
                touched[tree[i]] = true;
            }
        }
        for (int i = 0; i < tree.length; i++) {
            if (tree[i] >= 0 && touched[tree[i]]) {
                box[0] = Math.min(box[0], g.grid().row(i));
                box[1] = Math.min(box[1], g.grid().column(i));
                box[2] = Math.max(box[2], g.grid().row(i) + 1);
                box[3] = Math.max(box[3], g.grid().column(i) + 1);
            }
        }
        return new Window(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    }
}
