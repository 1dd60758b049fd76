package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import org.jspecify.annotations.Nullable;
import org.kastanie.solver.kernel.vector.ConductionKernel;
import org.kastanie.solver.kernel.vector.SaturationKernel;
import org.kastanie.solver.kernel.vector.SkinKernel;
import org.kastanie.solver.kernel.vector.VaryingColumnKernel;
import org.kastanie.solver.quantity.PhysicalConstants;

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
    record State(
            int[] order,
            float[] layers,
            float[] skin,
            float[] skinKelvin,
            WaterStores water,
            @Nullable Rooms rooms) {}

    private final FacetRun run;
    private final State state;
    private final double seconds;
    private final StepFactors factors;
    private final Convection convection;
    private final @Nullable SoilSurface surface;
    private final @Nullable MoistSoil soil;
    private final @Nullable Pond pond;

    FacetStepper(FacetRun run, double seconds, State state) {
        this.run = run;
        this.state = state;
        this.seconds = seconds;
        this.factors = StepFactors.of(run.mesh(), seconds);
        this.convection = Convection.of(run.material(), run.kind());
        this.surface = run.material().water() instanceof WaterBehaviour.Soil s ? SoilSurface.of(s, seconds) : null;
        this.soil = run.material().water() instanceof WaterBehaviour.Soil s && s.thermal() != null
                ? new MoistSoil(run, s, s.thermal(), seconds)
                : null;
        this.pond = Pond.of(run, seconds);
    }

    /** Steps a block; with {@code check} the balance of its stores is compared with its fluxes, else null. */
    @Nullable
    StoreBalance step(FacetBlock b, int first, FacetForcing forcing, FacetFluxes out, boolean check) {
        double held = check ? state.water().held(first, b.count) : 0;
        double fallen = fallen(forcing);
        gather(b, first, forcing, fallen);
        if (surface != null) {
            state.water().show(b, first);
        }
        if (soil != null) {
            soil.prepare(b);
        }
        convection.apply(b, forcing.pressure());
        float pressure = (float) forcing.pressure();
        SaturationKernel.apply(b.count, b.skin, pressure, b.saturation, b.saturationSlope);
        b.wet = vapour(b, first, forcing.pressure());
        b.clearSums();
        int layers = run.mesh().layers();
        int offset = run.stateOffset() + first - run.first();
        for (int j = 0; j < layers; j++) {
            System.arraycopy(state.layers(), offset + j * run.count(), b.start, j * FacetBlock.SIZE, b.count);
        }
        if (pond != null) {
            pond.shine(b, 1f, b.start);
        }
        eliminate(b, b.start);
        foretell(b, forcing);
        close(b, 1 - StepFactors.GAMMA, false, pressure);
        rise(b, (float) StepFactors.CARRY, b.start, b.stage);
        bottom(b, 0f, (float) (1 - StepFactors.GAMMA), b.start, b.chain);
        if (pond != null) {
            pond.shine(b, (float) StepFactors.CARRY, b.stage);
        }
        eliminate(b, b.stage);
        close(b, StepFactors.GAMMA, true, pressure);
        rise(b, 1f, b.stage, b.start);
        bottom(b, 1f, (float) StepFactors.GAMMA, b.start, b.zero);
        if (pond != null) {
            pond.overturn(b, b.start);
        }
        pass(b);
        if (state.rooms() != null && run.kind() != FacetKind.GROUND) {
            enter(b, first, state.rooms());
        }
        double heat = check ? missingHeat(b, offset) : 0;
        for (int j = 0; j < layers; j++) {
            System.arraycopy(b.start, j * FacetBlock.SIZE, state.layers(), offset + j * run.count(), b.count);
        }
        state.water().settle(run, b, first, seconds);
        scatter(b, first, out);
        return check ? new StoreBalance(b.count, heat, missingWater(b, first, fallen, held), 0) : null;
    }

    /** Adds what passed the skin to the radiation absorbed and to the heat that went in. */
    private static void pass(FacetBlock b) {
        for (int i = 0; i < b.count; i++) {
            b.net[i] += b.through[i];
            b.ground[i] += b.through[i];
        }
    }

    private void bottom(FacetBlock b, float keep, float weight, float[] base, float[] rise) {
        int at = (run.mesh().layers() - 1) * FacetBlock.SIZE;
        for (int i = 0; i < b.count; i++) {
            b.bottom[i] = keep * b.bottom[i] + weight * (base[at + i] + rise[i]);
        }
    }

    private void enter(FacetBlock b, int first, Rooms rooms) {
        int layers = run.mesh().layers();
        for (int i = 0; i < b.count; i++) {
            float conductance =
                    soil != null ? b.conductance[layers * FacetBlock.SIZE + i] : factors.conductance()[layers];
            float light = pond == null ? b.through[i] : 0f;
            rooms.enter(first + i, Math.fma(conductance, b.bottom[i] - b.behind[i], light));
        }
    }

    /** Sum over the block of |heat that went in - heat found in the layers - heat lost behind|, W m-2. */
    private double missingHeat(FacetBlock b, int offset) {
        int layers = run.mesh().layers();
        double sum = 0;
        for (int i = 0; i < b.count; i++) {
            double stored = 0;
            for (int j = 0; j < layers; j++) {
                int at = j * FacetBlock.SIZE + i;
                double heat = soil != null ? b.heatCapacity[at] : run.mesh().capacity()[j];
                stored += heat * ((double) b.start[at] - state.layers()[offset + j * run.count() + i]);
            }
            double behind = soil != null
                    ? b.conductance[layers * FacetBlock.SIZE + i]
                    : run.mesh().conductance()[layers];
            double room = pond == null ? b.through[i] : 0;
            double lost = behind * (b.bottom[i] - b.behind[i]) + room;
            sum += Math.abs(b.ground[i] - stored / seconds - lost);
        }
        return sum;
    }

    /** How readily water leaves the facets; true if any can exchange vapour. */
    private boolean vapour(FacetBlock b, int first, double pressure) {
        float zero = (float) PhysicalConstants.latentHeat(ZERO_CELSIUS);
        float slope =
                (float) (PhysicalConstants.latentHeat(ZERO_CELSIUS + 1) - PhysicalConstants.latentHeat(ZERO_CELSIUS));
        for (int i = 0; i < b.count; i++) {
            b.heat[i] = Math.fma(slope, b.air[i], zero);
        }
        if (surface != null) {
            surface.conductances(b, pressure);
            return true;
        }
        state.water().conductances(run.material().water(), b, first, seconds);
        boolean any = false;
        for (int i = 0; i < b.count; i++) {
            any |= b.kappa[i] > 0;
        }
        return any;
    }

    /** Rain and irrigation of the step, kg m-2. */
    private double fallen(FacetForcing f) {
        double rain = run.kind() != FacetKind.WALL ? f.precipitation() * seconds : 0;
        Irrigation given = run.material().irrigation();
        return given == null ? rain : rain + given.amount(f.secondOfDay(), seconds);
    }

    /** Sum over the block of |water now - water then - what fell + evaporation|, kg m-2; open water has no store. */
    private double missingWater(FacetBlock b, int first, double fallen, double held) {
        if (run.material().water() instanceof WaterBehaviour.Open) {
            return 0;
        }
        double gone = 0;
        for (int i = 0; i < b.count; i++) {
            gone += b.latent[i] * seconds / b.heat[i];
        }
        return Math.abs(state.water().held(first, b.count) - held - fallen * b.count + gone);
    }

    private void gather(FacetBlock b, int first, FacetForcing f, double fallen) {
        double taken = 1 - run.material().albedo() - run.material().transmission();
        double deep = pond != null ? (1 - Pond.SURFACE_SHARE) * taken : 0;
        float absorptivity = (float) (taken - deep);
        float passing = (float) (deep + run.material().transmission());
        float emissivity = (float) run.material().emissivity();
        float zero = (float) ZERO_CELSIUS;
        for (int i = 0; i < b.count; i++) {
            int facet = state.order()[first + i];
            float shortwave = f.shortwaveIn()[facet];
            b.shortwave[i] = shortwave;
            b.through[i] = passing * shortwave;
            b.behind[i] = state.rooms() != null ? state.rooms().behind(first + i, run.behind()) : run.behind();
            b.absorbed[i] = Math.fma(absorptivity, shortwave, emissivity * f.longwaveIn()[facet]);
            b.air[i] = f.airTemperature()[facet] - zero;
            b.humidity[i] = f.specificHumidity()[facet];
            b.wind[i] = f.windSpeed()[facet];
            if (fallen > 0) {
                state.water().upper()[first + i] += fallen;
            }
        }
        System.arraycopy(state.skin(), first, b.skin, 0, b.count);
    }

    private void rise(FacetBlock b, float factor, float[] from, float[] to) {
        System.arraycopy(b.rise, 0, b.chain, 0, b.count);
        if (soil != null) {
            VaryingColumnKernel.substitute(
                    b.count, run.mesh().layers(), FacetBlock.SIZE, b.chain, b.p, b.q, factor, from, to);
            return;
        }
        ConductionKernel.substitute(
                b.count, run.mesh().layers(), b.chain, b.p, FacetBlock.SIZE, factors.q(), factor, from, to);
    }

    private void eliminate(FacetBlock b, float[] base) {
        int layers = run.mesh().layers();
        System.arraycopy(base, 0, b.base, 0, b.count);
        if (soil != null) {
            VaryingColumnKernel.eliminate(
                    b.count, layers, FacetBlock.SIZE, base, b.behind, b.conductance, b.inverse, b.p);
            for (int i = 0; i < b.count; i++) {
                b.column[i] = b.conductance[i] * b.p[i];
            }
        } else {
            ConductionKernel.eliminate(
                    b.count, layers, base, FacetBlock.SIZE, b.behind, factors.conductance(), factors.inverse(), b.p);
            float outer = factors.conductance()[0];
            for (int i = 0; i < b.count; i++) {
                b.column[i] = outer * b.p[i];
            }
        }
        for (int i = 0; i < b.count; i++) {
            b.rise[i] = b.skin[i] - b.base[i];
        }
    }

    /**
     * Where every facet has a conductance g of its own it is folded into the air: h (T - Ta) + g (T - B) - c is
     * (h + g)(T - A), A = (h Ta + g B + c)/(h + g).
     */
    private static void fold(FacetBlock b) {
        for (int i = 0; i < b.count; i++) {
            float both = b.h[i] + b.skinConductance[i];
            b.spare1[i] = both;
            b.spare2[i] = Math.fma(b.h[i], b.air[i], Math.fma(b.skinConductance[i], b.base[i], b.column[i])) / both;
        }
    }

    private void newton(FacetBlock b, int steps, float pressure) {
        int n = b.count;
        float emission = run.emission();
        float g = soil != null ? 0f : factors.skinConductance();
        float[] h = soil != null ? b.spare1 : b.h;
        float[] air = soil != null ? b.spare2 : b.air;
        float[] column = soil != null ? b.zero : b.column;
        if (soil != null) {
            fold(b);
        }
        for (int s = 0; s < steps; s++) {
            System.arraycopy(b.skin, 0, b.before, 0, n);
            if (b.wet) {
                SaturationKernel.apply(n, b.before, pressure, b.saturation, b.saturationSlope);
                SkinKernel.newtonWet(
                        n,
                        emission,
                        g,
                        b.absorbed,
                        h,
                        air,
                        b.base,
                        column,
                        b.kappa,
                        b.cap,
                        b.saturation,
                        b.saturationSlope,
                        b.humidity,
                        b.rise,
                        b.skin);
            } else {
                SkinKernel.newtonDry(n, emission, g, b.absorbed, h, air, b.base, column, b.rise, b.skin);
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
    private void close(FacetBlock b, double weight, boolean second, float pressure) {
        int n = b.count;
        newton(b, STEPS, pressure);
        float emission = run.emission();
        float w = (float) weight;
        for (int i = 0; i < n; i++) {
            b.mean[i] = Math.fma(w, b.skin[i], b.mean[i]);
        }
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
        if (soil != null) {
            VaryingColumnKernel.response(
                    n,
                    w,
                    emission,
                    b.skinConductance,
                    second ? b.memory : b.zero,
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
            return;
        }
        SkinKernel.response(
                n,
                w,
                emission,
                factors.skinConductance(),
                second ? factors.memory() : 0f,
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
            state.skinKelvin()[facet] = (float) (b.skin[i] + ZERO_CELSIUS);
            out.skinTemperature()[facet] = (float) (b.mean[i] + ZERO_CELSIUS);
            out.netRadiation()[facet] = b.net[i];
            out.sensible()[facet] = b.sensible[i];
            out.latent()[facet] = b.latent[i];
            out.ground()[facet] = b.ground[i];
            out.sensibleSlope()[facet] = b.sensibleSlope[i];
            out.latentSlope()[facet] = b.latentSlope[i];
        }
    }
}
