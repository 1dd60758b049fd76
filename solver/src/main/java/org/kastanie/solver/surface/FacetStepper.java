package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import org.kastanie.solver.kernel.vector.ConductionKernel;
import org.kastanie.solver.kernel.vector.SaturationKernel;
import org.kastanie.solver.kernel.vector.SkinKernel;

/** One step of the facets of one run, block by block: exchange coefficients, two stages of conduction, books. */
final class FacetStepper {
    /**
     * Newton's steps: after sun or shade arrives (20 K off) a dry skin is within 1e-4 K after three, a wet one after four.
     * The same number for all, or a facet would depend on its neighbours in the block.
     */
    private static final int STEPS = 4;
    /** Enough to know how warm the skin will be for the sake of convection. */
    private static final int FORETELLING_STEPS = 2;

    /** What all runs share, in the order of the model (skinKelvin in that of the facets). */
    record State(int[] order, float[] layers, float[] skin, float[] skinKelvin, WaterStores water) {}

    private final FacetRun run;
    private final State state;
    private final double seconds;
    private final StepFactors factors;
    private final Convection convection;

    FacetStepper(FacetRun run, double seconds, State state) {
        this.run = run;
        this.state = state;
        this.seconds = seconds;
        this.factors = StepFactors.of(run.mesh(), seconds);
        this.convection = Convection.of(run.material(), run.kind());
    }

    void step(FacetBlock b, int first, FacetForcing forcing, FacetFluxes out) {
        gather(b, first, forcing);
        convection.apply(b, forcing.pressure());
        float pressure = (float) forcing.pressure();
        SaturationKernel.apply(b.count, b.skin, pressure, b.saturation, b.saturationSlope);
        b.wet = state.water().conductances(run, b, first, seconds, forcing.pressure());
        b.clearSums();
        int layers = run.mesh().layers();
        int offset = run.stateOffset() + first - run.first();
        for (int j = 0; j < layers; j++) {
            System.arraycopy(state.layers(), offset + j * run.count(), b.start, j * FacetBlock.SIZE, b.count);
        }
        eliminate(b, b.start);
        foretell(b, forcing);
        close(b, 1 - StepFactors.GAMMA, 0f, pressure);
        rise(b, (float) StepFactors.CARRY, b.start, b.stage);
        eliminate(b, b.stage);
        close(b, StepFactors.GAMMA, factors.memory(), pressure);
        rise(b, 1f, b.stage, b.start);
        for (int j = 0; j < layers; j++) {
            System.arraycopy(b.start, j * FacetBlock.SIZE, state.layers(), offset + j * run.count(), b.count);
        }
        state.water().settle(run, b, first, seconds);
        scatter(b, first, out);
    }

    private void gather(FacetBlock b, int first, FacetForcing f) {
        float absorptivity = (float) (1 - run.material().albedo());
        float emissivity = (float) run.material().emissivity();
        float zero = (float) ZERO_CELSIUS;
        boolean rain = run.kind() != FacetKind.WALL && f.precipitation() > 0;
        for (int i = 0; i < b.count; i++) {
            int facet = state.order()[first + i];
            float shortwave = f.shortwaveIn()[facet];
            b.shortwave[i] = shortwave;
            b.absorbed[i] = Math.fma(absorptivity, shortwave, emissivity * f.longwaveIn()[facet]);
            b.air[i] = f.airTemperature()[facet] - zero;
            b.humidity[i] = f.specificHumidity()[facet];
            b.wind[i] = f.windSpeed()[facet];
            if (rain) {
                state.water().upper()[first + i] += f.precipitation() * seconds;
            }
        }
        System.arraycopy(state.skin(), first, b.skin, 0, b.count);
    }

    private void rise(FacetBlock b, float factor, float[] from, float[] to) {
        System.arraycopy(b.rise, 0, b.chain, 0, b.count);
        ConductionKernel.substitute(
                b.count, run.mesh().layers(), b.chain, b.p, FacetBlock.SIZE, factors.q(), factor, from, to);
    }

    private void eliminate(FacetBlock b, float[] base) {
        ConductionKernel.eliminate(
                b.count,
                run.mesh().layers(),
                base,
                FacetBlock.SIZE,
                run.behind(),
                factors.conductance(),
                factors.inverse(),
                b.p);
        System.arraycopy(base, 0, b.base, 0, b.count);
        float outer = factors.conductance()[0];
        for (int i = 0; i < b.count; i++) {
            b.column[i] = outer * b.p[i];
            b.rise[i] = b.skin[i] - b.base[i];
        }
    }

    private void newton(FacetBlock b, int steps, float pressure) {
        int n = b.count;
        float emission = run.emission();
        float g = factors.skinConductance();
        for (int s = 0; s < steps; s++) {
            System.arraycopy(b.skin, 0, b.before, 0, n);
            if (b.wet) {
                SaturationKernel.apply(n, b.before, pressure, b.saturation, b.saturationSlope);
                SkinKernel.newtonWet(
                        n,
                        emission,
                        g,
                        b.absorbed,
                        b.h,
                        b.air,
                        b.base,
                        b.column,
                        b.kappa,
                        b.cap,
                        b.saturation,
                        b.saturationSlope,
                        b.humidity,
                        b.rise,
                        b.skin);
            } else {
                SkinKernel.newtonDry(n, emission, g, b.absorbed, b.h, b.air, b.base, b.column, b.rise, b.skin);
            }
        }
    }

    /**
     * Convection for the step: the mean of those at the skin of the last step and at the one they foretell. In calm air a
     * skin that was as warm as the air would else find no convection in the step in which the sun reaches it.
     */
    private void foretell(FacetBlock b, FacetForcing forcing) {
        int n = b.count;
        newton(b, FORETELLING_STEPS, (float) forcing.pressure());
        System.arraycopy(b.h, 0, b.chain, 0, n);
        convection.apply(b, forcing.pressure());
        boolean follows = !(run.material().water() instanceof WaterBehaviour.Soil);
        for (int i = 0; i < n; i++) {
            float old = b.chain[i];
            float h = 0.5f * (old + b.h[i]);
            b.h[i] = h;
            // Vapour leaves a film as heat does; over soil stomata rule, and the change waits for the next step.
            b.kappa[i] = follows ? b.kappa[i] * (h / old) : b.kappa[i];
        }
    }

    /** Closes one stage on the skin and adds its weighted fluxes. */
    private void close(FacetBlock b, double weight, float memory, float pressure) {
        int n = b.count;
        newton(b, STEPS, pressure);
        float emission = run.emission();
        float g = factors.skinConductance();
        float w = (float) weight;
        SkinKernel.fluxes(
                n,
                w,
                emission,
                b.absorbed,
                b.h,
                b.air,
                b.kappa,
                b.cap,
                b.saturation,
                b.saturationSlope,
                b.humidity,
                b.before,
                b.skin,
                b.net,
                b.sensible,
                b.latent,
                b.ground);
        SkinKernel.response(
                n,
                w,
                emission,
                g,
                memory,
                b.h,
                b.kappa,
                b.cap,
                b.saturation,
                b.saturationSlope,
                b.humidity,
                b.before,
                b.skin,
                b.byAir,
                b.byHumidity,
                b.sensibleSlope,
                b.latentSlope);
    }

    private void scatter(FacetBlock b, int first, FacetFluxes out) {
        System.arraycopy(b.skin, 0, state.skin(), first, b.count);
        for (int i = 0; i < b.count; i++) {
            int facet = state.order()[first + i];
            float kelvin = (float) (b.skin[i] + ZERO_CELSIUS);
            state.skinKelvin()[facet] = kelvin;
            out.skinTemperature()[facet] = kelvin;
            out.netRadiation()[facet] = b.net[i];
            out.sensible()[facet] = b.sensible[i];
            out.latent()[facet] = b.latent[i];
            out.ground()[facet] = b.ground[i];
            out.sensibleSlope()[facet] = b.sensibleSlope[i];
            out.latentSlope()[facet] = b.latentSlope[i];
        }
    }
}
