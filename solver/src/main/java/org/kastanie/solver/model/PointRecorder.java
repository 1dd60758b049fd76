package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.air.AirSample;
import org.kastanie.solver.comfort.ComfortFields;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.comfort.RadiantTemperature;
import org.kastanie.solver.comfort.StandardTemperature;
import org.kastanie.solver.comfort.Wbgt;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.PersonField;
import org.kastanie.solver.radiation.PointObserver;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.Radiosities;
import org.kastanie.solver.radiation.ShortwaveField;
import org.kastanie.solver.surface.FacetFluxes;
import org.kastanie.solver.surface.SurfaceModel;

/**
 * Means over an output interval at the points of a job: the twelve fluxes with the sensor's own azimuth, the facet the
 * point stands on, and the air there. A point on a building has the air beside its roof.
 */
final class PointRecorder {
    /** Fields of one step. */
    record Fields(
            ShortwaveField shortwave, Radiosities sent, FacetFluxes facets, AirSample beside, SurfaceModel surface) {}

    private static final Quantity[] OTHERS = {
        Quantity.AIR_TEMPERATURE,
        Quantity.SPECIFIC_HUMIDITY,
        Quantity.WIND_SPEED,
        Quantity.SURFACE_TEMPERATURE,
        Quantity.UTCI,
        Quantity.PET,
        Quantity.WBGT,
        Quantity.STANDARD_EFFECTIVE_TEMPERATURE,
        Quantity.SUNLIT_FRACTION,
        Quantity.SKY_VIEW_FACTOR,
        Quantity.NET_RADIATION,
        Quantity.SENSIBLE_HEAT_FLUX,
        Quantity.LATENT_HEAT_FLUX,
        Quantity.GROUND_HEAT_FLUX
    };
    private static final int FLUXES = 2 * PersonField.DIRECTIONS;
    /** Fluxes and the beam's two numbers that tell a cylinder from six planes. */
    private static final int GATHERED = FLUXES + 2;

    private final List<PointObserver> observers;
    private final List<ComfortOptions> bodies;
    private final int[] facet;
    private final int[] domainCell;
    private final boolean[] onRoof;
    private final double[][] sums;
    /** Depths of every point, m, temperatures there when the step began, and the sums of their means over the steps. */
    private final double[][] depths;

    private final double[][] begun;
    private final double[][] below;
    private int steps;

    PointRecorder(UrbanGeometry geometry, List<PointObserver> observers, List<ComfortOptions> bodies) {
        this.bodies = List.copyOf(bodies);
        this.observers = List.copyOf(observers);
        int n = observers.size();
        facet = new int[n];
        domainCell = new int[n];
        onRoof = new boolean[n];
        sums = new double[n][GATHERED + OTHERS.length];
        depths = new double[n][0];
        begun = new double[n][0];
        below = new double[n][0];
        Grid grid = geometry.grid();
        Window domain = geometry.domain();
        for (int p = 0; p < n; p++) {
            int row = grid.rowAt(observers.get(p).y());
            int column = grid.columnAt(observers.get(p).x());
            if (!domain.contains(row, column)) {
                throw new IllegalArgumentException("point " + p + " lies outside the domain");
            }
            facet[p] = geometry.active().local(row, column);
            domainCell[p] = domain.local(row, column);
            onRoof[p] = geometry.building()[grid.index(row, column)];
        }
    }

    /** Depths at which the ground's temperature is gathered from now on, for each point, m. */
    void watch(List<List<Double>> wanted) {
        for (int p = 0; p < observers.size(); p++) {
            depths[p] = wanted.get(p).stream().mapToDouble(Double::doubleValue).toArray();
            begun[p] = new double[depths[p].length];
            below[p] = new double[depths[p].length];
        }
    }

    /** Before the surfaces step. */
    void begin(SurfaceModel surface) {
        for (int p = 0; p < observers.size(); p++) {
            for (int d = 0; d < depths[p].length; d++) {
                begun[p][d] = temperature(surface, p, d);
            }
        }
    }

    private double temperature(SurfaceModel surface, int point, int depth) {
        return onRoof[point] ? Double.NaN : surface.temperatureAt(facet[point], depths[point][depth]);
    }

    /** Adds a step; {@code air} and {@code breeze} are the step's air at 2 m and at the person's height. */
    void add(StepForcing forcing, AirLevel air, AirLevel breeze, RadiationModel radiation, Fields fields) {
        if (observers.isEmpty()) {
            return;
        }
        for (int p = 0; p < observers.size(); p++) {
            float[] outdoors = {
                air.temperature()[domainCell[p]],
                air.specificHumidity()[domainCell[p]],
                breeze.windSpeed()[domainCell[p]]
            };
            addPoint(p, forcing, outdoors, radiation, fields);
        }
        steps++;
    }

    private void addPoint(int p, StepForcing forcing, float[] outdoors, RadiationModel radiation, Fields fields) {
        float[] flux = radiation.point(observers.get(p), forcing.sky(), fields.sent());
        double[] sum = sums[p];
        for (int d = 0; d < GATHERED; d++) {
            sum[d] += flux[d];
        }
        int f = facet[p];
        int c = domainCell[p];
        float temperature = onRoof[p] ? fields.beside().facetTemperature()[f] : outdoors[0];
        float humidity = onRoof[p] ? fields.beside().facetHumidity()[f] : outdoors[1];
        float wind = onRoof[p] ? fields.beside().facetWind()[f] : outdoors[2];
        double pressure = forcing.air().pressure();
        float vapour = (float) PhysicalConstants.vapourPressure(humidity, pressure);
        float radiant = (float) radiant(p, flux);
        ComfortFields.Inputs one = new ComfortFields.Inputs(
                new float[] {temperature}, new float[] {radiant}, new float[] {wind}, new float[] {vapour});
        float[] utci = new float[1];
        float[] pet = new float[1];
        ComfortFields.utci(one, radiation.personHeight(), utci, Workers.SINGLE);
        ComfortFields.pet(one, pressure, pet, Workers.SINGLE);
        double[] values = {
            temperature,
            humidity,
            wind,
            fields.facets().skinTemperature()[f],
            utci[0],
            pet[0],
            wbgt(flux, new Wbgt.Air(temperature, vapour, pressure, wind)),
            StandardTemperature.of(temperature, radiant, wind, vapour, pressure),
            onRoof[p]
                    ? fields.shortwave().sunlitFraction()[f]
                    : forcing.sky().sunlitShare() * fields.shortwave().personSunlit()[c],
            radiation.skyViewFactor()[f],
            fields.facets().netRadiation()[f],
            fields.facets().sensible()[f],
            fields.facets().latent()[f],
            fields.facets().ground()[f]
        };
        for (int k = 0; k < values.length; k++) {
            sum[GATHERED + k] += values[k];
        }
        for (int d = 0; d < depths[p].length; d++) {
            below[p][d] += 0.5 * (begun[p][d] + temperature(fields.surface(), p, d));
        }
    }

    private double radiant(int point, float[] flux) {
        return RadiantTemperature.point(bodies.get(point), flux, flux[FLUXES], flux[FLUXES + 1]);
    }

    /** WBGT from the means of six sides, which a radiometer has instead of a sphere's and a cylinder's. */
    private static double wbgt(float[] flux, Wbgt.Air air) {
        double[] k = new double[2];
        double[] l = new double[2];
        for (int d = 0; d < PersonField.DIRECTIONS; d++) {
            k[d < 2 ? 0 : 1] += flux[d];
            l[d < 2 ? 0 : 1] += flux[PersonField.DIRECTIONS + d];
        }
        return Wbgt.of(air, Wbgt.Absorbed.of((k[0] + k[1]) / 6, (l[0] + l[1]) / 6, k[1] / 4, l[1] / 4, flux[0]));
    }

    List<Map<String, Double>> take() {
        List<Map<String, Double>> all = new ArrayList<>();
        for (int p = 0; p < observers.size(); p++) {
            Map<String, Double> row = new LinkedHashMap<>();
            double share = 1.0 / steps;
            float[] mean = new float[GATHERED];
            for (int d = 0; d < GATHERED; d++) {
                mean[d] = (float) (sums[p][d] * share);
            }
            for (int d = 0; d < FLUXES; d++) {
                Quantity q = d < PersonField.DIRECTIONS
                        ? PeopleRecorder.SHORTWAVE[d]
                        : PeopleRecorder.LONGWAVE[d - PersonField.DIRECTIONS];
                row.put(q.contractName(), (double) mean[d]);
            }
            for (int k = 0; k < OTHERS.length; k++) {
                row.put(OTHERS[k].contractName(), sums[p][GATHERED + k] * share);
            }
            row.put(Quantity.MEAN_RADIANT_TEMPERATURE.contractName(), radiant(p, mean));
            for (int d = 0; d < depths[p].length; d++) {
                row.put(String.format(Locale.ROOT, "ground_temperature_%.2f", depths[p][d]), below[p][d] * share);
            }
            java.util.Arrays.fill(below[p], 0);
            java.util.Arrays.fill(sums[p], 0);
            all.add(row);
        }
        steps = 0;
        return all;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        for (double[][] gathered : new double[][][] {sums, below}) {
            for (double[] sum : gathered) {
                for (double value : sum) {
                    out.writeDouble(value);
                }
            }
        }
    }

    void read(DataInput in) throws IOException {
        steps = in.readInt();
        for (double[][] gathered : new double[][][] {sums, below}) {
            for (double[] sum : gathered) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = in.readDouble();
                }
            }
        }
    }
}
