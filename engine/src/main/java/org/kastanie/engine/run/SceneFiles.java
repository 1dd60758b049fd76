package org.kastanie.engine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.netcdf.PalmBuildingTypes;
import org.kastanie.engine.output.netcdf.StaticDriver;
import org.kastanie.engine.scene.ObjectLinks;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/** What a job asks to have of its scene: the static driver. */
final class SceneFiles {
    private static final String DRIVER = "pids_static.nc";
    private static final String GROUND = "ground.";

    private SceneFiles() {}

    /** @return files written, relative to the folder */
    static List<Path> write(RunSpec spec, CityModel city, Scene scene, Path folder) {
        if (!spec.outputs().formats().contains("pids")) {
            return List.of();
        }
        Set<String> unknown = StaticDriver.write(content(city, scene), spec.name(), folder.resolve(DRIVER));
        for (String name : unknown) {
            city.quality()
                    .add(
                            QualityReport.Kind.ASSUMED,
                            DRIVER,
                            "",
                            "The ground class " + name + " has no number in the standard: written as asphalt.");
        }
        return List.of(Path.of(DRIVER));
    }

    private static StaticDriver.Content content(CityModel city, Scene scene) {
        List<Building> twin = ObjectLinks.numbered(city, scene);
        UrbanGeometry g = scene.geometry();
        Window domain = g.domain();
        int n = domain.size();
        float[] ground = new float[n];
        float[] height = new float[n];
        int[] building = new int[n];
        byte[] type = new byte[n];
        @Nullable String[] cover = new @Nullable String[n];
        StaticDriver.Leaves leaves = new StaticDriver.Leaves(new float[n], new float[n], new float[n]);
        Grid grid = g.grid();
        for (int i = 0; i < n; i++) {
            int cell = domain.gridIndex(grid, i);
            int facet = g.active().local(cell / grid.columns(), cell % grid.columns());
            ground[i] = g.ground()[cell];
            if (g.building()[cell]) {
                height[i] = g.top()[cell] - g.ground()[cell];
                int number = scene.facets().building()[facet];
                building[i] = number + 1;
                type[i] = number < twin.size() ? type(twin.get(number)) : 0;
            } else {
                String id =
                        scene.materials().get(scene.facets().material()[facet]).id();
                cover[i] = id.startsWith(GROUND) ? id.substring(GROUND.length()) : id;
            }
            leaves.density()[i] = g.crowns().leafAreaDensity()[cell];
            leaves.base()[i] = Math.max(0, g.crowns().base()[cell] - g.ground()[cell]);
            leaves.top()[i] = g.crowns().top()[cell] - g.ground()[cell];
        }
        return new StaticDriver.Content(scene.domainReference(), ground, height, building, type, cover, leaves);
    }

    private static byte type(Building building) {
        Building.Particulars known = building.particulars();
        return PalmBuildingTypes.of(known.kind(), known.function(), known.year());
    }
}
