package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyState;

/** A scene, its model and the fields it fills, for tests. */
final class Lights {
    final Facets facets;
    final UrbanGeometry geometry;
    final RadiationModel model;
    final ShortwaveField shortwave;
    final LongwaveField longwave;
    final float[] sky;
    private final Workers workers;

    Lights(TestScene scene, Workers workers) {
        this.workers = workers;
        geometry = scene.geometry();
        facets = scene.facets();
        model = RadiationModel.build(geometry, facets, RadiationOptions.defaults(), workers);
        sky = model.skyViewFactor();
        int active = geometry.active().size();
        shortwave = ShortwaveField.allocate(
                facets.count(), active, geometry.domain().size());
        longwave = LongwaveField.allocate(facets.count(), active);
    }

    /** One call with one albedo and one temperature everywhere, emissivity 0.93. */
    void balance(SkyState state, double albedo, double temperature) {
        int n = facets.count();
        int active = geometry.active().size();
        model.balance(
                state,
                new Skins(
                        TestScene.filled(n, albedo),
                        TestScene.filled(n, 0.93),
                        TestScene.filled(n, temperature),
                        TestScene.filled(active, temperature)),
                shortwave,
                longwave,
                workers);
    }

    /** What was absorbed or sent to the sky over what came from sun and sky, of the last call. */
    double outOverIn(SkyState state, double albedo) {
        double out = ((UrbanRadiation) model).crownsToSky(shortwave);
        for (int i = 0; i < facets.count(); i++) {
            out += facets.area()[i] * shortwave.incoming()[i] * (1 - albedo + albedo * sky[i]);
        }
        double cell = geometry.grid().cell();
        for (float absorbed : shortwave.crownAbsorbed()) {
            out += cell * cell * absorbed;
        }
        return out / in(state);
    }

    /** What came from sun and sky in the last call, before any reflection, W. */
    double in(SkyState state) {
        double global = state.globalHorizontal();
        double in = 0;
        for (int i = 0; i < facets.count(); i++) {
            in += facets.area()[i]
                    * (shortwave.incoming()[i] - global * shortwave.reflectedShare()[i]);
        }
        double cell = geometry.grid().cell();
        for (int i = 0; i < geometry.active().size(); i++) {
            double leaves = 4
                    * CrownOptics.LEAF_PROJECTION
                    * RadiationOptions.defaults().clumping()
                    * geometry.crowns().leafAreaIndex(geometry.active().gridIndex(geometry.grid(), i));
            double intercepted = shortwave.crownAbsorbed()[i] / (1 - CrownOptics.SCATTERING);
            in += cell * cell * (intercepted - leaves * global * shortwave.reflectedShare()[facets.count() + i]);
        }
        return in;
    }
}
