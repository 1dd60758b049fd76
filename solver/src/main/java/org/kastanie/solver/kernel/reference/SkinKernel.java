package org.kastanie.solver.kernel.reference;

/**
 * Newton's method for a skin without heat capacity: absorbed - eps sigma T^4 = h (T - Ta) + min(kappa (q*(T) - qa), cap) +
 * g (T - B) - c, with T = B + u. All coefficients are frozen, so the left minus the right side falls and bends one way.
 *
 * <p>The limit on evaporation is kept inside: of the solutions with and without it the warmer one is the right one, since
 * the limit can only warm the skin. The fluxes are those of the last linearisation, so that their sum closes to rounding.
 */
public final class SkinKernel {
    private static final float ZERO_CELSIUS = (float) org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

    private SkinKernel() {}

    /**
     * One step for a dry skin.
     *
     * @param emission eps sigma, W m-2 K-4
     * @param conductance g of the eliminated column, W m-2 K-1
     * @param absorbed shortwave and longwave, W m-2
     * @param h W m-2 K-1
     * @param air temperature of the air, degC
     * @param base B, degC
     * @param column c, W m-2
     * @param rise u, K: read and improved
     * @param skin receives B + u, degC
     */
    public static void newtonDry(
            int n,
            float emission,
            float conductance,
            float[] absorbed,
            float[] h,
            float[] air,
            float[] base,
            float[] column,
            float[] rise,
            float[] skin) {
        for (int i = 0; i < n; i++) {
            float u = rise[i];
            float t = base[i] + u;
            float k = t + ZERO_CELSIUS;
            float k3 = emission * k * k * k;
            float slope = Math.fma(4f, k3, h[i] + conductance);
            float rest =
                    Math.fma(-conductance, u, Math.fma(-h[i], t - air[i], Math.fma(-k3, k, absorbed[i])) + column[i]);
            float next = u + rest / slope;
            rise[i] = next;
            skin[i] = base[i] + next;
        }
    }

    /** One step for a wet skin; kappa in W m-2 per kg kg-1, cap in W m-2, saturation at the temperature on entry. */
    public static void newtonWet(
            int n,
            float emission,
            float conductance,
            float[] absorbed,
            float[] h,
            float[] air,
            float[] base,
            float[] column,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] rise,
            float[] skin) {
        for (int i = 0; i < n; i++) {
            float u = rise[i];
            float t = base[i] + u;
            float k = t + ZERO_CELSIUS;
            float k3 = emission * k * k * k;
            float slope = Math.fma(4f, k3, h[i] + conductance);
            float rest =
                    Math.fma(-conductance, u, Math.fma(-h[i], t - air[i], Math.fma(-k3, k, absorbed[i])) + column[i]);
            float free = Math.fma(-kappa[i], saturation[i] - humidity[i], rest)
                    / Math.fma(kappa[i], saturationSlope[i], slope);
            float limited = (rest - cap[i]) / slope;
            float next = u + Math.max(free, limited);
            rise[i] = next;
            skin[i] = base[i] + next;
        }
    }

    /**
     * Adds {@code weight} times the fluxes of the last linearisation to the sums. The heat into the column is what is left:
     * g u - c but for rounding (which shows only where metal makes g and c large).
     *
     * @param before temperature of the skin the last step started from, degC
     * @param skin where it ended, degC
     * @param saturation at {@code before}; likewise its slope
     */
    public static void fluxes(
            int n,
            float weight,
            float emission,
            float[] absorbed,
            float[] h,
            float[] air,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] before,
            float[] skin,
            float[] net,
            float[] sensible,
            float[] latent,
            float[] ground) {
        for (int i = 0; i < n; i++) {
            float step = skin[i] - before[i];
            float k = before[i] + ZERO_CELSIUS;
            float k3 = emission * k * k * k;
            float radiation = Math.fma(-4f * k3, step, Math.fma(-k3, k, absorbed[i]));
            float vapour = kappa[i] * Math.fma(saturationSlope[i], step, saturation[i] - humidity[i]);
            float heat = h[i] * (skin[i] - air[i]);
            float steam = Math.min(vapour, cap[i]);
            net[i] = Math.fma(weight, radiation, net[i]);
            sensible[i] = Math.fma(weight, heat, sensible[i]);
            latent[i] = Math.fma(weight, steam, latent[i]);
            ground[i] = Math.fma(weight, radiation - heat - steam, ground[i]);
        }
    }

    /**
     * Derivatives of the skin temperature in the temperature and humidity of the air, with the column free to follow, and
     * those of the fluxes added to the slopes.
     *
     * @param memory W m-2 K-1: how the column passes on the skin's rise of the stage before (0 in the first)
     * @param byAir dT/dTa: that of the stage before on entry, of this one on exit
     * @param byHumidity dT/dqa, likewise
     */
    public static void response(
            int n,
            float weight,
            float emission,
            float conductance,
            float memory,
            float[] h,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] before,
            float[] skin,
            float[] byAir,
            float[] byHumidity,
            float[] sensibleSlope,
            float[] latentSlope) {
        for (int i = 0; i < n; i++) {
            float k = before[i] + ZERO_CELSIUS;
            float vapour = kappa[i] * Math.fma(saturationSlope[i], skin[i] - before[i], saturation[i] - humidity[i]);
            float open = vapour > cap[i] ? 0f : kappa[i];
            float slope = Math.fma(open, saturationSlope[i], Math.fma(4f * emission, k * k * k, h[i] + conductance));
            float x = Math.fma(memory, byAir[i], h[i]) / slope;
            float y = Math.fma(memory, byHumidity[i], open) / slope;
            byAir[i] = x;
            byHumidity[i] = y;
            sensibleSlope[i] = Math.fma(weight * h[i], x - 1f, sensibleSlope[i]);
            latentSlope[i] = Math.fma(weight * open, Math.fma(saturationSlope[i], y, -1f), latentSlope[i]);
        }
    }
}
