package org.kastanie.solver.sun;

/**
 * Assembles the sky of one step from its irradiances.
 *
 * <p>The beam follows the shape of a clean sky's beam within the step, so that its horizontal mean is the given one; what
 * exceeds that clean beam is taken for diffuse light (an error of the split, common at low sun). Negative irradiances (zero
 * offsets of instruments) count as zero. Without sun everything is an isotropic diffuse sky. Global and longwave are kept.
 */
public final class SkyModel {
    private SkyModel() {}

    /** Sun and sky of a step. */
    public static SkyState state(SkyInput in) {
        SunTrack track = SunTrack.of(in.start(), in.end(), in.latitude(), in.longitude());
        return state(in, track);
    }

    /** The same with a track of the sun over the step that is already at hand. */
    public static SkyState state(SkyInput in, SunTrack track) {
        int n = track.sun().length;
        double[] direct = new double[n];
        double cleanMean = 0;
        for (int i = 0; i < n; i++) {
            SunPosition sun = track.sun()[i];
            direct[i] = ClearSky.beamNormal(sun.elevation(), track.extraterrestrialNormal(), ClearSky.CLEAN);
            cleanMean += track.weight()[i] * sun.z() * direct[i];
        }
        double beam = Math.min(Math.max(0, in.directHorizontal()), cleanMean);
        double diffuse = Math.max(0, in.diffuseHorizontal()) + Math.max(0, in.directHorizontal()) - beam;
        for (int i = 0; i < n; i++) {
            direct[i] *= cleanMean > 0 ? beam / cleanMean : 0;
        }
        double[] circumsolar = new double[n];
        float[] radiance = diffuse(track, direct, diffuse, circumsolar);
        LongwaveRadiance longwave = LongwaveSky.radiance(in.longwaveDown(), in.airTemperature(), in.vapourPressure());
        return new SkyState(track.sun(), track.weight(), direct, circumsolar, radiance, longwave);
    }

    /** Spreads the diffuse light over the patches; each position of the sun gets a share by the clear-sky curve. */
    private static float[] diffuse(SunTrack track, double[] direct, double diffuse, double[] circumsolar) {
        int n = track.sun().length;
        double[] curve = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            curve[i] = ClearSky.diffuseHorizontal(
                    track.sun()[i].elevation(), track.extraterrestrialNormal(), ClearSky.ORDINARY);
            sum += track.weight()[i] * curve[i];
        }
        double[] radiance = new double[SkyPatches.COUNT];
        for (int i = 0; i < n; i++) {
            double now = diffuse * curve[i] / sum;
            circumsolar[i] = PerezSky.add(
                    new PerezSky.Conditions(track.sun()[i], direct[i], now, track.extraterrestrialNormal()),
                    track.weight()[i],
                    radiance);
        }
        float[] out = new float[SkyPatches.COUNT];
        for (int p = 0; p < out.length; p++) {
            out[p] = (float) (n == 0 ? diffuse / Math.PI : radiance[p]);
        }
        return out;
    }
}
