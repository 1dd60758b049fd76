package org.kastanie.engine.planting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.demo.DemoQuarter;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.scene.NewTrees;
import org.kastanie.engine.twin.Tree;
import org.kastanie.solver.grid.Crowns;

/** Trees put into a scene that stands are those of a scene built with them. */
class NewTreesTest {
    private static BaseRun run(Path folder, String scenario) {
        Runner.Options options = new Runner.Options(1, 1L << 30, null, Progress.SILENT, s -> {}, new StopRequest());
        return BaseRun.prepare(
                JobReader.read(folder.resolve("job.yaml"), List.of("domain.cell=4", "scenario=" + scenario))
                        .spec(),
                options);
    }

    private static Tree tree(double x, double y) {
        return new Tree("new", x, y, Double.NaN, 11, 8, Double.NaN, Double.NaN, "tilia_cordata", 0, Double.NaN);
    }

    @Test
    void crownsAndParametersAreThoseOfTheBuiltScene(@TempDir Path folder) throws IOException {
        DemoQuarter.write(folder);
        String plant = "{plant: {at: [%s, %s], species: tilia_cordata, height: 11, crownDiameter: 8}}";
        // the second crown overlaps one that stands
        BaseRun built = run(
                folder,
                "[" + plant.formatted("691455.5", "5334450.25") + ", " + plant.formatted("691348", "5334453") + "]");
        BaseRun bare = run(folder, "[]");
        NewTrees trees =
                bare.newTrees(List.of(tree(691300, 5334450), tree(691455.5, 5334450.25), tree(691348, 5334453)));
        Crowns ours = trees.geometry(1, 2).crowns();
        Crowns theirs = built.scene().geometry().crowns();
        assertThat(ours.base()).isEqualTo(theirs.base());
        assertThat(ours.top()).isEqualTo(theirs.top());
        assertThat(ours.leafAreaDensity()).isEqualTo(theirs.leafAreaDensity());
        assertThat(ours.tree()).isEqualTo(theirs.tree());
        assertThat(ours.leafAreaDensity())
                .isNotEqualTo(bare.scene().geometry().crowns().leafAreaDensity());
        assertThat(trees.parameters(1, 2)).isEqualTo(built.scene().treeParameters());
    }
}
