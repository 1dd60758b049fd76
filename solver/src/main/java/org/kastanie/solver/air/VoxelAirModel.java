package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.GRAVITY;
import static org.kastanie.solver.quantity.PhysicalConstants.HEAT_CAPACITY_AIR;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * The air on voxels: a library of steady winds, and transport of what facets and crowns give.
 *
 * <p>Temperatures are kept as T + (g / c_p)(z - z_T), z above the local ground, z_T the height of the forcing's reading: to
 * better than 1e-3 the potential temperature, here brought to that height. The inflow's is constant with height ("rural as
 * is", or roof-level when the forcing is), and so is its humidity.
 */
final class VoxelAirModel implements AirModel {
    private static final double LAPSE = GRAVITY / HEAT_CAPACITY_AIR;
    private static final int GRAIN = 64;

    private final VoxelSpace space;
    private final VoxelGrid grid;
    private final FacetMap map;
    private final Facets facets;
    private final AirOptions options;
    private final WindLibrary library;
    private final AirFlow flow;
    private final AirTransport transport;
    private final Exchange exchange;
    private final AirLevels levels;
    private final float cellArea;
    /** Height the air beside a facet is given at, m: the facet's own, but not below the middle of its voxel. */
    private final float[] airHeight;

    private final @Nullable AirRim rim;
    private final AirGrid place;
    /** Solutions of the air so far. */
    private int solutions;

    private double inflowTemperature = Double.NaN;
    private double inflowHumidity = Double.NaN;
    private double buoyancy;

    VoxelAirModel(UrbanGeometry geometry, Facets facets, AirOptions options) {
        this.grid = VoxelGrid.build(geometry, options.voxel());
        this.space = VoxelSpace.build(geometry, grid);
        this.map = FacetMap.build(geometry, facets, space);
        this.facets = facets;
        this.options = options;
        Canopy canopy = Canopy.of(space);
        WindScheme scheme = options.wind() == WindMethod.STEADY
                ? new SteadyWind(geometry, space, canopy)
                : new DiagnosticWind(space, canopy);
        this.library = new WindLibrary(space, scheme, options.directions(), options.store());
        this.flow = new AirFlow(space, library, canopy.blending());
        this.transport = new AirTransport(space, AirTransport.Accuracy.USUAL);
        this.exchange = new Exchange(space, scheme.length());
        this.levels = new AirLevels(geometry, space);
        this.cellArea = (float) (geometry.grid().cell() * geometry.grid().cell());
        this.airHeight = new float[facets.count()];
        for (int f = 0; f < airHeight.length; f++) {
            airHeight[f] = Math.max(map.height()[f], (float) grid.centre(map.voxel()[f] % grid.levels()));
        }
        this.rim = options.around() == null ? null : new AirRim(options.around(), geometry, space);
        if (rim != null) {
            transport.held(rim.held());
        }
        this.place = new AirGrid(
                grid.columns(),
                grid.rows(),
                grid.dx(),
                geometry.grid().west() + grid.firstColumn() * geometry.grid().cell(),
                geometry.grid().north() - grid.firstRow() * geometry.grid().cell(),
                grid.edges(),
                space.open());
    }

    private void begin(AirForcing forcing) {
        if (Double.isNaN(inflowTemperature) || !options.transport()) {
            inflowTemperature = forcing.temperature();
            inflowHumidity = forcing.specificHumidity();
        }
    }

    @Override
    public void sample(AirForcing forcing, AirSample out, Workers workers) {
        begin(forcing);
        flow.update(forcing, buoyancy, workers);
        float[] t = transport.heat().value;
        float[] q = transport.vapour().value;
        double zt = forcing.temperatureHeight();
        double temperature = forcing.temperature();
        double humidity = forcing.specificHumidity();
        workers.forEach(facets.count(), 4096, (from, to) -> {
            for (int f = from; f < to; f++) {
                int v = map.voxel()[f];
                double lapse = LAPSE * (airHeight[f] - zt);
                out.facetTemperature()[f] = (float) (temperature + t[v] - lapse);
                out.facetHumidity()[f] = (float) (humidity + q[v]);
                out.facetWind()[f] = flow.speed[v] * map.windFactor()[f];
            }
        });
        java.util.Arrays.fill(out.crownTemperature(), (float) temperature);
        java.util.Arrays.fill(out.crownHumidity(), (float) humidity);
        java.util.Arrays.fill(out.crownWind(), 0);
        workers.forEach(grid.size(), GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                for (int p = map.crownStart()[c]; p < map.crownStart()[c + 1]; p++) {
                    sampleCrown(c, p, forcing, out);
                }
            }
        });
    }

    private void sampleCrown(int column, int place, AirForcing forcing, AirSample out) {
        double zt = forcing.temperatureHeight();
        double weight = 0;
        double t = 0;
        double q = 0;
        double u = 0;
        int o = column * grid.levels();
        for (int k = 0; k < grid.levels(); k++) {
            float share = crownShare(column, place, k);
            if (share > 0) {
                weight += share;
                t += share * (transport.heat().value[o + k] - LAPSE * (grid.centre(k) - zt));
                q += share * transport.vapour().value[o + k];
                u += share * flow.speed[o + k];
            }
        }
        if (weight > 0) {
            int local = map.crownCell()[place];
            out.crownTemperature()[local] = (float) (forcing.temperature() + t / weight);
            out.crownHumidity()[local] = (float) (forcing.specificHumidity() + q / weight);
            out.crownWind()[local] = (float) (u / weight);
        }
    }

    /** Metres of a crown in a level that holds air; 0 outside. */
    private float crownShare(int column, int place, int level) {
        if (space.open()[column * grid.levels() + level] <= 0) {
            return 0;
        }
        return map.overlap(place, grid.edges()[level], grid.edges()[level + 1]);
    }

    @Override
    public AirBudget step(AirForcing forcing, AirSample sampled, AirSources sources, double seconds, Workers workers) {
        begin(forcing);
        flow.update(forcing, buoyancy, workers);
        double density =
                PhysicalConstants.airDensity(forcing.pressure(), forcing.temperature(), forcing.specificHumidity());
        Units units =
                new Units(density * HEAT_CAPACITY_AIR, density * PhysicalConstants.latentHeat(forcing.temperature()));
        shift(forcing);
        gather(sampled, sources, units, forcing.temperatureHeight(), workers);
        if (!options.transport()) {
            java.util.Arrays.fill(transport.heat().value, 0);
            java.util.Arrays.fill(transport.vapour().value, 0);
            return withoutTransport(units);
        }
        exchange.fill(transport.exchange(), flow.friction, forcing.temperature(), buoyancy, workers);
        AirField beyond =
                rim == null ? null : Objects.requireNonNull(options.around()).after(solutions);
        if (rim != null && beyond != null) {
            rim.add(beyond, transport, flow.flux, workers);
        }
        solutions++;
        transport.advance(
                flow.flux,
                seconds,
                -StrictMath.sin(forcing.windDirection()),
                StrictMath.cos(forcing.windDirection()),
                workers);
        AirTransport.Balance heat = transport.balance(transport.heat(), seconds, workers);
        AirTransport.Balance vapour = transport.balance(transport.vapour(), seconds, workers);
        double entered = rim == null ? 0 : rim.given(transport.heat(), true);
        double vapourEntered = rim == null ? 0 : rim.given(transport.vapour(), false);
        double own = heat.sources() - entered;
        // parts of one domain have one stability, that of the whole
        buoyancy = beyond != null
                ? beyond.flux()
                : own / (map.order().length == 0 ? 1 : facets.horizontal() * (double) cellArea);
        if (options.listener() != null) {
            options.listener().solved(place, new AirField(transport.heat().value, transport.vapour().value, buoyancy));
        }
        return new AirBudget(
                units.heat * own,
                units.heat * heat.storage(),
                units.heat * (heat.outflow() - entered),
                density * (vapour.sources() - vapourEntered),
                density * vapour.residual());
    }

    /** W and W per kg kg-1 of one unit of kinematic flux: rho c_p and rho L_v. */
    private record Units(double heat, double latent) {}

    /** The state stays what it is while the air it is measured against changes. */
    private void shift(AirForcing forcing) {
        transport.heat().shift = (float) (inflowTemperature - forcing.temperature());
        transport.vapour().shift = (float) (inflowHumidity - forcing.specificHumidity());
        inflowTemperature = forcing.temperature();
        inflowHumidity = forcing.specificHumidity();
    }

    private AirBudget withoutTransport(Units units) {
        double sum = 0;
        double vapour = 0;
        for (int v = 0; v < grid.voxels(); v++) {
            sum += transport.heat().source[v];
            vapour += transport.vapour().source[v];
        }
        double carried = units.heat * sum;
        return new AirBudget(carried, 0, carried, units.heat / HEAT_CAPACITY_AIR * vapour, 0);
    }

    private void gather(AirSample sampled, AirSources sources, Units units, double zt, Workers workers) {
        Gather heat = new Gather(
                transport.heat(),
                sources.facetSensible(),
                sources.facetSensibleSlope(),
                sampled.facetTemperature(),
                1 / units.heat,
                LAPSE,
                inflowTemperature);
        Gather vapour = new Gather(
                transport.vapour(),
                sources.facetLatent(),
                sources.facetLatentSlope(),
                sampled.facetHumidity(),
                1 / units.latent,
                0,
                inflowHumidity);
        workers.forEach(grid.size(), GRAIN, (from, to) -> {
            for (int c = from; c < to; c++) {
                clear(heat.scalar, c);
                clear(vapour.scalar, c);
                facetsOf(c, heat, vapour, zt);
                for (int p = map.crownStart()[c]; p < map.crownStart()[c + 1]; p++) {
                    crown(
                            c,
                            p,
                            heat,
                            sources.crownSensible(),
                            sources.crownSensibleSlope(),
                            sampled.crownTemperature(),
                            zt);
                    crown(c, p, vapour, sources.crownLatent(), sources.crownLatentSlope(), sampled.crownHumidity(), zt);
                }
            }
        });
    }

    /** A scalar, the facets' flux, slope and sampled air, the factor to kinematic units, lapse and the inflow's value. */
    private record Gather(
            AirTransport.Scalar scalar,
            float[] value,
            float[] slope,
            float[] sampled,
            double factor,
            double lapse,
            double inflow) {

        /** A facet's source in a voxel; {@code shift} turns the air it felt into a deviation. */
        void add(int facet, int voxel, float area, double shift) {
            double weight = area * factor;
            double less = Math.max(0, -slope[facet]) * weight;
            scalar.source[voxel] += (float) (weight * value[facet] + less * (sampled[facet] + shift));
            scalar.slope[voxel] += (float) less;
        }
    }

    private void clear(AirTransport.Scalar scalar, int column) {
        int o = column * grid.levels();
        java.util.Arrays.fill(scalar.source, o, o + grid.levels(), 0);
        java.util.Arrays.fill(scalar.slope, o, o + grid.levels(), 0);
    }

    private void facetsOf(int column, Gather heat, Gather vapour, double zt) {
        for (int p = map.start()[column]; p < map.start()[column + 1]; p++) {
            int f = map.order()[p];
            int v = map.voxel()[f];
            float area = facets.area()[f];
            heat.add(f, v, area, heat.lapse * (airHeight[f] - zt) - heat.inflow);
            vapour.add(f, v, area, -vapour.inflow);
        }
    }

    private void crown(int column, int place, Gather g, float[] value, float[] slopes, float[] sampled, double zt) {
        int local = map.crownCell()[place];
        int o = column * grid.levels();
        double weight = 0;
        double height = 0;
        for (int k = 0; k < grid.levels(); k++) {
            float share = crownShare(column, place, k);
            weight += Math.max(0, share);
            height += Math.max(0, share) * grid.centre(k);
        }
        if (!(weight > 0)) {
            return;
        }
        double slope = Math.max(0, -slopes[local]) * cellArea * g.factor;
        double deviation = sampled[local] + g.lapse * (height / weight - zt) - g.inflow;
        double source = value[local] * cellArea * g.factor + slope * deviation;
        for (int k = 0; k < grid.levels(); k++) {
            float share = crownShare(column, place, k);
            if (share > 0) {
                g.scalar.source[o + k] += (float) (source * share / weight);
                g.scalar.slope[o + k] += (float) (slope * share / weight);
            }
        }
    }

    @Override
    public void level(AirForcing forcing, double height, AirLevel out, Workers workers) {
        slice(forcing, height, false, out, workers);
    }

    @Override
    public void slice(AirForcing forcing, double height, boolean overRoofs, AirLevel out, Workers workers) {
        begin(forcing);
        flow.update(forcing, buoyancy, workers);
        levels.fill(
                new AirLevels.Height(height, overRoofs),
                new AirLevels.Inflow(
                        forcing.temperature() - LAPSE * (height - forcing.temperatureHeight()),
                        forcing.specificHumidity()),
                transport,
                flow,
                out,
                workers);
    }

    @Override
    public float[] profileHeights() {
        float[] height = new float[grid.levels()];
        for (int k = 0; k < height.length; k++) {
            height[k] = (float) grid.centre(k);
        }
        return height;
    }

    @Override
    public void profile(AirForcing forcing, int row, int column, AirProfile out, Workers workers) {
        begin(forcing);
        flow.update(forcing, buoyancy, workers);
        AirLevels.Inflow ground = new AirLevels.Inflow(
                forcing.temperature() + LAPSE * forcing.temperatureHeight(), forcing.specificHumidity());
        new AirOver(levels.geometry(), space)
                .fill(row, column, new AirOver.Fields(ground, LAPSE, transport, flow), out);
    }

    @Override
    public WindReport windReport() {
        return library.report();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(grid.voxels());
        out.writeDouble(inflowTemperature);
        out.writeDouble(inflowHumidity);
        out.writeDouble(buoyancy);
        out.writeInt(solutions);
        for (int v = 0; v < grid.voxels(); v++) {
            out.writeFloat(transport.heat().value[v]);
            out.writeFloat(transport.vapour().value[v]);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int voxels = in.readInt();
        if (voxels != grid.voxels()) {
            throw new IOException("state of the air has " + voxels + " voxels, the scene " + grid.voxels());
        }
        inflowTemperature = in.readDouble();
        inflowHumidity = in.readDouble();
        buoyancy = in.readDouble();
        solutions = in.readInt();
        for (int v = 0; v < voxels; v++) {
            transport.heat().value[v] = in.readFloat();
            transport.vapour().value[v] = in.readFloat();
        }
    }

    VoxelGrid grid() {
        return grid;
    }

    VoxelSpace space() {
        return space;
    }

    AirFlow flow() {
        return flow;
    }

    AirTransport transport() {
        return transport;
    }
}
