package org.kastanie.validation.exact;

import java.util.Arrays;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.radiation.LongwaveField;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.radiation.ShortwaveField;
import org.kastanie.solver.radiation.Skins;
import org.kastanie.solver.sun.LongwaveRadiance;
import org.kastanie.solver.sun.SkyPatches;
import org.kastanie.solver.sun.SkyState;
import org.kastanie.solver.sun.SunPosition;

/** One small scene under sun and sky: what is exact, what the model makes of it, and what cheaper methods would. */
public final class LitScene {
    /** Even sky, W m-2. */
    private static final double DIFFUSE = 150;

    private static final double LONGWAVE = 330;
    private static final double BEAM = 700;
    private static final SunPosition SUN = new SunPosition(Math.toRadians(155), Math.toRadians(48));
    /** Calls after which the model has converged, and passes of the other methods. */
    private static final int SETTLED = 20;

    private static final double SCATTERING = 0.5;

    private final UrbanGeometry geometry;
    private final Facets facets;
    private final ExactRays rays;
    private final ExactExchange exact;
    private final RadiationModel model;
    private final float[] albedo;
    private final float[] emissivity;
    private final float[] kelvin;
    private final float[] leaf;
    private final double[] direct;
    private final double[] sun;

    public LitScene(ExchangeScenes scene) {
        Scene built = scene.build();
        UrbanGeometry g = built.geometry();
        // one person: what the model keeps is then for facets and leaves
        geometry = new UrbanGeometry(
                g.grid(),
                new Window(g.grid().rows() / 2, g.grid().columns() / 2, 1, 1),
                g.active(),
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                g.crowns());
        facets = built.facets();
        RadiationOptions options = RadiationOptions.defaults();
        rays = new ExactRays(geometry, facets, 0.5 * options.clumping(), options.reach());
        exact = new ExactExchange(geometry, facets, rays, 3, 32, 16);
        exact.beyond(groundShares());
        model = RadiationModel.build(geometry, facets, options, Workers.SINGLE);
        int n = facets.count();
        albedo = new float[n];
        emissivity = new float[n];
        kelvin = new float[n];
        leaf = new float[geometry.active().size()];
        Arrays.fill(leaf, 301);
        sun = sunOnFacets();
        for (int i = 0; i < n; i++) {
            boolean wall = i >= facets.horizontal();
            albedo[i] = (float) (wall && scene.albedo() < 0.5 ? 1.5 * scene.albedo() : scene.albedo());
            emissivity[i] = wall ? 0.90f : 0.95f;
            kelvin[i] = (float) ((wall ? 302 : 304) + 15 * sun[i] / BEAM);
        }
        direct = new double[exact.count()];
        for (int i = 0; i < direct.length; i++) {
            direct[i] = DIFFUSE * exact.sky(i) + sun[i];
        }
    }

    public ExactExchange exact() {
        return exact;
    }

    public CheapGather others() {
        return new CheapGather(exact, rays, facets);
    }

    public int facetCount() {
        return facets.count();
    }

    private double[] groundShares() {
        double[] shares = new double[exact.count()];
        double all = 0;
        for (int i = 0; i < facets.horizontal(); i++) {
            shares[i] = facets.building()[i] < 0 ? facets.area()[i] : 0;
            all += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }

    /** Mean irradiance by the beam, from 8 x 8 points of every facet; of leaves a quarter of what passes them. */
    private double[] sunOnFacets() {
        double[] out = new double[exact.count()];
        int side = 8;
        for (int i = 0; i < facets.count(); i++) {
            double cosine =
                    facets.normalX()[i] * SUN.x() + facets.normalY()[i] * SUN.y() + facets.normalZ()[i] * SUN.z();
            for (int p = 0; p < side * side && cosine > 0; p++) {
                double[] at = rays.point(i, (p % side + 0.5) / side, (p / side + 0.5) / side);
                out[i] += BEAM * cosine * through(at[0], at[1], at[2]) / (side * side);
            }
        }
        int[] crowns = rays.crownCells();
        for (int c = 0; c < crowns.length; c++) {
            int cell = crowns[c];
            double base = rays.crownBase(cell);
            double height = geometry.crowns().top()[cell] - base;
            int n = side * side * side;
            for (int p = 0; p < n; p++) {
                double x = geometry.grid().column(cell) + (p % side + 0.5) / side;
                double y = geometry.grid().row(cell) + (p / side % side + 0.5) / side;
                double z = base + height * (p / side / side + 0.5) / side;
                out[facets.count() + c] += 0.25 * BEAM * through(x, y, z) / n;
            }
        }
        return out;
    }

    private double through(double x, double y, double z) {
        double[] open = new double[1];
        rays.cast(
                x, y, z, SUN.x(), SUN.y(), SUN.z(), (source, share) -> open[0] += source == ExactRays.SKY ? share : 0);
        return open[0];
    }

    private double[] reflectedShares(boolean shortwave) {
        double[] share = new double[exact.count()];
        for (int i = 0; i < share.length; i++) {
            boolean facet = i < facets.count();
            share[i] = shortwave ? (facet ? albedo[i] : SCATTERING) : facet ? 1 - emissivity[i] : 0;
        }
        return share;
    }

    private double[] emitted() {
        double[] out = new double[exact.count()];
        for (int i = 0; i < out.length; i++) {
            boolean facet = i < facets.count();
            double t = facet ? kelvin[i] : leaf[0];
            out[i] = (facet ? emissivity[i] : 1) * PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(t, 4);
        }
        return out;
    }

    private double[] skyWarmth() {
        double[] out = new double[exact.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = LONGWAVE * exact.sky(i);
        }
        return out;
    }

    /** Shortwave and longwave radiation absorbed by every facet. */
    public double[][] exactly() {
        return absorbed(
                exact.arriving(direct, new double[exact.count()], reflectedShares(true)),
                exact.arriving(skyWarmth(), emitted(), reflectedShares(false)));
    }

    /** The same by other rows, all reflections. */
    public double[][] by(double[][] rows) {
        return absorbed(
                passes(rows, direct, new double[exact.count()], reflectedShares(true)),
                passes(rows, skyWarmth(), emitted(), reflectedShares(false)));
    }

    private double[] passes(double[][] rows, double[] from, double[] emitted, double[] reflected) {
        double[] arriving = from.clone();
        for (int pass = 0; pass < 4 * SETTLED; pass++) {
            double[] next = from.clone();
            for (int i = 0; i < next.length; i++) {
                for (int j = 0; j < next.length; j++) {
                    next[i] += rows[i][j] * (emitted[j] + reflected[j] * arriving[j]);
                }
            }
            arriving = next;
        }
        return arriving;
    }

    private double[][] absorbed(double[] shortwave, double[] longwave) {
        double[][] out = new double[2][facets.count()];
        for (int i = 0; i < facets.count(); i++) {
            out[0][i] = (1 - albedo[i]) * shortwave[i];
            out[1][i] = emissivity[i] * longwave[i];
        }
        return out;
    }

    /** What the model makes of it: absorbed shortwave and longwave, and the shortwave with the model's sun and sky made exact. */
    public double[][] ours() {
        SkyState sky = sky();
        ShortwaveField sw =
                ShortwaveField.allocate(facets.count(), geometry.active().size(), 1);
        LongwaveField lw =
                LongwaveField.allocate(facets.count(), geometry.active().size());
        for (int call = 0; call < SETTLED; call++) {
            model.balance(sky, new Skins(albedo, emissivity, kelvin, leaf), sw, lw, Workers.SINGLE);
        }
        double[][] out = new double[3][facets.count()];
        double global = sky.globalHorizontal();
        for (int i = 0; i < facets.count(); i++) {
            out[0][i] = (1 - albedo[i]) * sw.incoming()[i];
            out[1][i] = emissivity[i] * lw.incoming()[i];
            out[2][i] = (1 - albedo[i]) * (direct[i] + global * sw.reflectedShare()[i]);
        }
        return out;
    }

    /** Nanoseconds of one call of the model with sun and sky known, per facet and cell with leaves. */
    public double ourCost() {
        SkyState sky = sky();
        ShortwaveField sw =
                ShortwaveField.allocate(facets.count(), geometry.active().size(), 1);
        LongwaveField lw =
                LongwaveField.allocate(facets.count(), geometry.active().size());
        Skins skins = new Skins(albedo, emissivity, kelvin, leaf);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            for (int call = 0; call < 20; call++) {
                model.balance(sky, skins, sw, lw, Workers.SINGLE);
            }
            best = Math.min(best, (System.nanoTime() - start) / 20.0);
        }
        return best / exact.count();
    }

    /** Nanoseconds of gathering two quantities from so many sources, per receiver; what horizon-wise gathering costs. */
    public double gatherCost(int sources) {
        int n = exact.count();
        int[] index = new int[n * sources];
        float[] weight = new float[index.length];
        for (int k = 0; k < index.length; k++) {
            index[k] = (int) ((k * 2654435761L >>> 7) % n);
            weight[k] = 1f / (1 + k % 7);
        }
        float[] pair = new float[2 * n];
        float[] out = new float[2 * n];
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 300; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < n; i++) {
                float a = 0;
                float b = 0;
                for (int k = i * sources; k < (i + 1) * sources; k++) {
                    a += weight[k] * pair[2 * index[k]];
                    b += weight[k] * pair[2 * index[k] + 1];
                }
                out[2 * i] = a;
                out[2 * i + 1] = b;
            }
            best = Math.min(best, System.nanoTime() - start);
            pair[round % pair.length] += out[round % out.length] + 1;
        }
        return best / n;
    }

    /** Bytes the model keeps for what a receiver sees besides the sky. Call before the first balance. */
    public double ourBytes() {
        // patches of the sky (in blocks of 64 receivers) and of the one person, six skies ahead and two shapes of the
        // longwave sky, and the exchange's own
        double sky = 68.0 * (64 * Math.ceil(facets.count() / 64.0) + 64) + (4 * (6 + 2) + 13) * exact.count();
        return (model.bytes() - sky) / exact.count();
    }

    private static SkyState sky() {
        float[] d = new float[SkyPatches.COUNT];
        Arrays.fill(d, (float) (DIFFUSE / Math.PI));
        return new SkyState(
                new SunPosition[] {SUN},
                new double[] {1},
                new double[] {BEAM},
                new double[] {0},
                d,
                LongwaveRadiance.even(LONGWAVE));
    }
}
