package org.kastanie.solver.surface;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Order of the facets inside the model: runs of one material and kind, cut into blocks.
 *
 * @param order facet at each place
 * @param blockRun run of each block
 * @param blockFirst place of the first facet of each block
 */
record FacetSorting(List<FacetRun> runs, int[] order, int stateSize, int[] blockRun, int[] blockFirst) {
    static FacetSorting of(Facets facets, List<Material> materials, SurfaceOptions options, int numericalLayers) {
        FacetKind[] kinds = FacetKind.values();
        int[] starts = new int[materials.size() * kinds.length + 1];
        for (int i = 0; i < facets.count(); i++) {
            starts[key(facets, i, kinds.length) + 1]++;
        }
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
        int[] order = new int[facets.count()];
        int[] next = starts.clone();
        for (int i = 0; i < facets.count(); i++) {
            order[next[key(facets, i, kinds.length)]++] = i;
        }
        List<FacetRun> runs = new ArrayList<>();
        List<int[]> blocks = new ArrayList<>();
        int state = 0;
        for (int k = 0; k + 1 < starts.length; k++) {
            int count = starts[k + 1] - starts[k];
            if (count == 0) {
                continue;
            }
            Material material = materials.get(k / kinds.length);
            FacetKind kind = kinds[k % kinds.length];
            LayerMesh mesh = LayerMesh.of(material.layers(), numericalLayers, FacetRun.resistanceBehind(kind, options));
            float behind = (float) (FacetRun.temperatureBehind(kind, options) - PhysicalConstants.ZERO_CELSIUS);
            for (int from = starts[k]; from < starts[k + 1]; from += FacetBlock.SIZE) {
                blocks.add(new int[] {runs.size(), from});
            }
            runs.add(new FacetRun(material, kind, starts[k], count, state, mesh, behind));
            state = Math.addExact(state, Math.multiplyExact(count, mesh.layers()));
        }
        return new FacetSorting(
                List.copyOf(runs),
                order,
                state,
                blocks.stream().mapToInt(b -> b[0]).toArray(),
                blocks.stream().mapToInt(b -> b[1]).toArray());
    }

    private static int key(Facets facets, int facet, int kinds) {
        // a ceiling stays dry and gives off heat as a wall does
        FacetKind kind = facets.isWall(facet) || facets.isCeiling(facet)
                ? FacetKind.WALL
                : facets.building()[facet] >= 0 ? FacetKind.ROOF : FacetKind.GROUND;
        return facets.material()[facet] * kinds + kind.ordinal();
    }
}
