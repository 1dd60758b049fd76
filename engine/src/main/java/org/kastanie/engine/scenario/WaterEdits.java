package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.TreePlacer;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Geometry;

/** Irrigation of surfaces. */
final class WaterEdits {
    private WaterEdits() {}

    static CityModel irrigate(CityModel model, Edit.Irrigate edit, Touched touched) {
        String material = edit.material();
        if (material != null) {
            int dot = material.indexOf('.');
            touched.known(edit.key(), material.substring(0, dot), material.substring(dot + 1));
        }
        if ("ground.water".equals(material)) {
            throw new InputException(
                    edit.label() + ": open water cannot be irrigated", "name another class, or leave it out");
        }
        Geometry area = edit.area();
        if (area != null) {
            touched.inReach(edit.key(), "its polygon", area.getEnvelopeInternal());
            if (material == null) {
                open(model, edit, area, touched);
            }
        }
        touched.watered(edit);
        List<TwinSource> sources = new ArrayList<>(model.sources());
        sources.add(new TwinSource.Watering(TreePlacer.NEW_TREES, edit.label(), area, material, edit.how()));
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }

    /** Where no class is named all of the polygon must be ground that can take water. */
    private static void open(CityModel model, Edit.Irrigate edit, Geometry area, Touched touched) {
        for (Building other : Sources.buildings(model)) {
            if (other.base() == 0
                    && other.footprint().getEnvelopeInternal().intersects(area.getEnvelopeInternal())
                    && other.footprint().intersection(area).getArea() > 1) {
                throw new InputException(
                        edit.label() + ": its polygon lies over building '" + other.id() + "'",
                        "cut the polygon so that it lies on open ground only, or name the class to be watered, such as"
                                + " class: grass");
            }
        }
        if (touched.pond(area)) {
            throw new InputException(
                    edit.label() + ": its polygon lies over new water",
                    "cut the polygon so that it lies on land only, or name the class to be watered, such as class: grass");
        }
    }
}
