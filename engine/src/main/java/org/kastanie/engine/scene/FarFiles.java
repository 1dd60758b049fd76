package org.kastanie.engine.scene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Envelope;

/** Files of buildings, trees or land cover of which nothing lies in the scene: mostly a wrong coordinate system. */
final class FarFiles {
    /** Choice: with more files than this some usually lie elsewhere, and only a twin of which nothing is near is doubted. */
    private static final int FEW = 5;

    private FarFiles() {}

    static void report(CityModel model, Grid grid) {
        Envelope scene = new Envelope(grid.west(), grid.east(), grid.south(), grid.north());
        List<String> far = new ArrayList<>();
        int files = 0;
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                files++;
                note(objects.path(), objects.extent(), scene, far);
            } else if (source instanceof TwinSource.Cover cover) {
                files++;
                note(cover.path(), cover.extent(), scene, far);
            }
        }
        if (far.isEmpty() || (files > FEW && far.size() < files)) {
            return;
        }
        String names = String.join(", ", far.subList(0, Math.min(FEW, far.size())))
                + (far.size() > FEW ? " and " + (far.size() - FEW) + " more" : "");
        model.quality()
                .add(
                        Kind.DOUBTFUL,
                        "scene",
                        "",
                        "nothing of " + names
                                + " lies in the domain and its margin: check the coordinate system of the file"
                                + " (key crs of its entry), or leave it out");
    }

    private static void note(Path path, Envelope extent, Envelope scene, List<String> far) {
        if (!extent.intersects(scene)) {
            far.add(String.valueOf(path.getFileName()));
        }
    }
}
