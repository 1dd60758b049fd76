package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.air.AirModel;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.PersonField;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.Radiosities;
import org.kastanie.solver.radiation.ShortwaveField;
import org.kastanie.solver.surface.FacetFluxes;

/**
 * Means over an output interval of everything the domain's maps show.
 *
 * <p>Indices are averaged over the steps (the UTCI of a mean is not the mean UTCI); Tmrt comes from the mean fluxes, as an
 * instrument's does (physics: Thorsson et al. 2007, Int. J. Climatol. 27, 1983).
 */
final class PeopleRecorder {
    /** Height of the air temperature of maps, m (WMO-No. 8: 1.25 to 2 m). */
    private static final double AIR_HEIGHT = 2.0;

    /** Fields of one step. */
    record Fields(ShortwaveField shortwave, FacetFluxes facets, Radiosities sent) {}

    private static final Quantity[] MEANS = {
        Quantity.AIR_TEMPERATURE,
        Quantity.SPECIFIC_HUMIDITY,
        Quantity.WIND_SPEED,
        Quantity.SURFACE_TEMPERATURE,
        Quantity.UTCI,
        Quantity.PET,
        Quantity.SUNLIT_FRACTION,
        Quantity.SUNLIT_FRACTION_WITHOUT_CROWNS,
        Quantity.NET_RADIATION,
        Quantity.SENSIBLE_HEAT_FLUX,
        Quantity.LATENT_HEAT_FLUX,
        Quantity.GROUND_HEAT_FLUX
    };
    static final Quantity[] SHORTWAVE = {
        Quantity.SHORTWAVE_DOWN, Quantity.SHORTWAVE_UP, Quantity.SHORTWAVE_NORTH,
        Quantity.SHORTWAVE_EAST, Quantity.SHORTWAVE_SOUTH, Quantity.SHORTWAVE_WEST
    };
    static final Quantity[] LONGWAVE = {
        Quantity.LONGWAVE_DOWN, Quantity.LONGWAVE_UP, Quantity.LONGWAVE_NORTH,
        Quantity.LONGWAVE_EAST, Quantity.LONGWAVE_SOUTH, Quantity.LONGWAVE_WEST
    };

    private final RadiationModel radiation;
    private final Workers workers;
    private final int size;
    private final int[] facetOfCell;
    private final Map<Quantity, float[]> sums = new EnumMap<>(Quantity.class);
    private int steps;

    private final PeopleBatch batch;
    private final AirMaps further;
    private final AirLevel air;
    private final AirLevel breeze;

    PeopleRecorder(UrbanGeometry geometry, RadiationModel radiation, ComfortOptions comfort, Workers workers) {
        this.radiation = radiation;
        this.workers = workers;
        size = geometry.domain().size();
        facetOfCell = facetOfCell(geometry);
        for (Quantity q : MEANS) {
            sums.put(q, new float[size]);
        }
        for (Quantity q : comfort.extra()) {
            sums.put(q, new float[size]);
        }
        sums.put(Quantity.MEAN_RADIANT_TEMPERATURE, new float[size]);
        for (int d = 0; d < PersonField.DIRECTIONS; d++) {
            sums.put(SHORTWAVE[d], new float[size]);
            sums.put(LONGWAVE[d], new float[size]);
        }
        batch = new PeopleBatch(radiation, comfort, size, workers);
        further = new AirMaps(comfort.extra(), radiation.personHeight(), size);
        air = AirLevel.allocate(size);
        breeze = AirLevel.allocate(size);
    }

    void add(StepForcing forcing, AirModel airModel, Fields fields) {
        airModel.level(forcing.air(), AIR_HEIGHT, air, workers);
        airModel.level(forcing.air(), radiation.personHeight(), breeze, workers);
        batch.add(forcing, air, breeze, fields.shortwave(), fields.sent());
        addTo(Quantity.AIR_TEMPERATURE, air.temperature());
        addTo(Quantity.SPECIFIC_HUMIDITY, air.specificHumidity());
        addTo(Quantity.WIND_SPEED, breeze.windSpeed());
        addFacets(fields);
        further.add(forcing.air(), airModel, this::sumOf, workers);
        steps++;
        if (batch.isFull()) {
            batch.flush(this::sumOf);
        }
    }

    /** Air at 2 m of the step added last. */
    AirLevel air() {
        return air;
    }

    /** Air at the person's height of the step added last. */
    AirLevel breeze() {
        return breeze;
    }

    private void addTo(Quantity quantity, float[] values) {
        float[] sum = sumOf(quantity);
        workers.forEach(size, 1 << 15, (from, to) -> {
            for (int i = from; i < to; i++) {
                sum[i] += values[i];
            }
        });
    }

    private void addFacets(Fields fields) {
        Quantity[] quantity = {
            Quantity.SURFACE_TEMPERATURE,
            Quantity.SUNLIT_FRACTION,
            Quantity.SUNLIT_FRACTION_WITHOUT_CROWNS,
            Quantity.NET_RADIATION,
            Quantity.SENSIBLE_HEAT_FLUX,
            Quantity.LATENT_HEAT_FLUX,
            Quantity.GROUND_HEAT_FLUX
        };
        float[][] value = {
            fields.facets().skinTemperature(),
            fields.shortwave().sunlitFraction(),
            fields.shortwave().openFraction(),
            fields.facets().netRadiation(),
            fields.facets().sensible(),
            fields.facets().latent(),
            fields.facets().ground()
        };
        for (int q = 0; q < quantity.length; q++) {
            float[] sum = sumOf(quantity[q]);
            float[] perFacet = value[q];
            workers.forEach(size, 1 << 15, (from, to) -> {
                for (int i = from; i < to; i++) {
                    sum[i] += perFacet[facetOfCell[i]];
                }
            });
        }
    }

    private float[] sumOf(Quantity quantity) {
        return java.util.Objects.requireNonNull(sums.get(quantity));
    }

    IntervalMeans take() {
        if (steps == 0) {
            throw new IllegalStateException("no step has been recorded since the last means were taken");
        }
        batch.flush(this::sumOf);
        Map<Quantity, float[]> means = new EnumMap<>(Quantity.class);
        float share = 1f / steps;
        for (Map.Entry<Quantity, float[]> entry : sums.entrySet()) {
            float[] sum = entry.getValue();
            float[] mean = new float[size];
            for (int i = 0; i < size; i++) {
                mean[i] = sum[i] * share;
            }
            java.util.Arrays.fill(sum, 0);
            means.put(entry.getKey(), mean);
        }
        float[] tmrt = java.util.Objects.requireNonNull(means.get(Quantity.MEAN_RADIANT_TEMPERATURE));
        for (int i = 0; i < size; i++) {
            tmrt[i] = PeopleBatch.root(tmrt[i]);
        }
        steps = 0;
        return new IntervalMeans(means);
    }

    /** How often an index of the maps met inputs outside its range since the run began. */
    Map<Quantity, Clamped> clamped() {
        return batch.clamped();
    }

    /** Values of the horizontal facets of the domain's cells. */
    float[] ofDomain(float[] perFacet) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = perFacet[facetOfCell[i]];
        }
        return values;
    }

    private static int[] facetOfCell(UrbanGeometry geometry) {
        Window domain = geometry.domain();
        int[] facet = new int[domain.size()];
        for (int r = 0; r < domain.rows(); r++) {
            for (int c = 0; c < domain.columns(); c++) {
                facet[r * domain.columns() + c] = geometry.active().local(domain.row() + r, domain.column() + c);
            }
        }
        return facet;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        for (float[] sum : sums.values()) {
            StateArrays.write(out, sum);
        }
        batch.write(out);
    }

    void read(DataInput in) throws IOException {
        steps = in.readInt();
        for (float[] sum : sums.values()) {
            StateArrays.read(in, sum);
        }
        batch.read(in);
    }
}
