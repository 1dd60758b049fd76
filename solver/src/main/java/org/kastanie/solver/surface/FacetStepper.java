package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import org.kastanie.solver.kernel.reference.ConductionKernel;
import org.kastanie.solver.kernel.reference.SaturationKernel;
import org.kastanie.solver.kernel.reference.SkinKernel;

/** One step of the facets of one run, block by block: exchange coefficients, two stages of conduction, books. */
final class FacetStepper {
    /**
     * Newton's steps: after sun or shade arrives (20 K off) a dry skin is within 1e-4 K after three, a wet one after four.
     * The same number for all, or a facet would depend on its neighbours in the block.
     */
    private static final int STEPS = 4;

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
        int offset = run.stateOffset() + first - run.first();
        stage(b, state.layers(), offset, run.count(), 1 - StepFactors.GAMMA, 0f, pressure);
        ConductionKernel.substitute(
                b.count,
                run.mesh().layers(),
                b.chain,
                b.p,
                FacetBlock.SIZE,
                factors.q(),
                (float) StepFactors.CARRY,
                state.layers(),
                offset,
                run.count(),
                b.stage,
                0,
                FacetBlock.SIZE);
        stage(b, b.stage, 0, FacetBlock.SIZE, StepFactors.GAMMA, factors.memory(), pressure);
        ConductionKernel.substitute(
                b.count,
                run.mesh().layers(),
                b.chain,
                b.p,
                FacetBlock.SIZE,
                factors.q(),
                1f,
                b.stage,
                0,
                FacetBlock.SIZE,
                state.layers(),
                offset,
                run.count());
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

    /** Solves one stage: leaves the skin in {@code b.skin}, its rise in {@code b.chain}, adds the weighted fluxes. */
    private void stage(
            FacetBlock b, float[] base, int offset, int stride, double weight, float memory, float pressure) {
        int n = b.count;
        ConductionKernel.eliminate(
                n,
                run.mesh().layers(),
                base,
                offset,
                stride,
                run.behind(),
                factors.conductance(),
                factors.inverse(),
                b.p,
                FacetBlock.SIZE);
        System.arraycopy(base, offset, b.base, 0, n);
        float outer = factors.conductance()[0];
        for (int i = 0; i < n; i++) {
            b.column[i] = outer * b.p[i];
            b.rise[i] = b.skin[i] - b.base[i];
        }
        float emission = run.emission();
        float g = factors.skinConductance();
        for (int s = 0; s < STEPS; s++) {
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
        float w = (float) weight;
        SkinKernel.fluxes(
                n,
                w,
                emission,
                g,
                b.absorbed,
                b.h,
                b.air,
                b.column,
                b.kappa,
                b.cap,
                b.saturation,
                b.saturationSlope,
                b.humidity,
                b.before,
                b.skin,
                b.rise,
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
        System.arraycopy(b.rise, 0, b.chain, 0, n);
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
