package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;

/**
 * The air of every building: warmed by walls, roof, sun through windows, people and appliances, aired, heated at the lower
 * and cooled at the upper set point. What the cooling takes out and the work it needs, and the heat of the air let out, go
 * into the street beside the building's walls (its roof if it has none in the window).
 *
 * <p>Balance of a step: C dT/dt = sum A (K (T_n - T) + tau S) + I + G (T_out - T) - Q_cool + Q_heat. Walls feel the T of the
 * step before; rooms take hours to change.
 */
final class Rooms {
    /** Height of a storey, m: a choice. */
    private static final double STOREY = 3;
    /** Room air, furniture and partitions per floor area, J m-2 K-1 (EN ISO 13790, table 12, class "very light"; the envelope's own mass lies in its layers). */
    private static final double CAPACITY = 80_000;
    /** Air changes, s-1: half the room an hour (EN 12831, least for dwellings). */
    private static final double AIRING = 0.5 / 3600;
    /** Heat of room air, J m-3 K-1 (1.2 kg m-3, 1005 J kg-1 K-1). */
    private static final double AIR = 1206;
    /** People and appliances per floor area, W m-2 (DIN V 4108-6, table D.3: 5 for dwellings). */
    private static final double GAINS = 5;

    private final SurfaceOptions.Indoor.Conditioned options;
    /** Building of each place in the model's order, -1 for ground. */
    private final int[] building;
    /** Conductance between the last layer and the room per place, W m-2 K-1, and heat that went in during the step, W m-2. */
    private final float[] entered;

    private final double[] temperature;
    private final double[] volume;
    private final double[] outlet;
    private final boolean[] hasWalls;
    /** Heat let out in the last step per area of the walls, then of the roofs, W m-2. */
    private final float[] share;

    /** True if the next step's air has been told. */
    private boolean told;

    Rooms(Facets facets, int[] order, SurfaceOptions.Indoor.Conditioned options) {
        this.options = options;
        building = new int[order.length];
        entered = new float[order.length];
        int count = 0;
        for (int k = 0; k < order.length; k++) {
            building[k] = facets.building()[order[k]];
            count = Math.max(count, building[k] + 1);
        }
        double[] plan = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        hasWalls = new boolean[count];
        share = new float[2 * count];
        outlet = new double[count];
        for (int f = 0; f < facets.count(); f++) {
            int b = facets.building()[f];
            if (b >= 0 && (f < facets.horizontal() || facets.isDeck(f))) {
                plan[b] += facets.area()[f] * facets.normalZ()[f];
            } else if (b >= 0 && facets.isWall(f)) {
                int s = f - facets.horizontal();
                low[b] = Math.min(low[b], facets.walls().bottom()[s]);
                high[b] = Math.max(high[b], facets.walls().top()[s]);
                hasWalls[b] = true;
            }
        }
        volume = new double[count];
        temperature = new double[count];
        for (int b = 0; b < count; b++) {
            volume[b] = plan[b] * (high[b] > low[b] ? high[b] - low[b] : STOREY);
        }
        for (int f = 0; f < facets.count(); f++) {
            int b = facets.building()[f];
            if (b >= 0 && facets.isWall(f) == hasWalls[b]) {
                outlet[b] += facets.area()[f];
            }
        }
        Arrays.fill(temperature, 0.5 * (options.heating() + options.cooling()) - ZERO_CELSIUS);
    }

    /** Temperature behind the facet at a place, degC; {@code ground} where no building is. */
    float behind(int place, float ground) {
        return building[place] >= 0 ? (float) temperature[building[place]] : ground;
    }

    /** Books what went into the room at a place, W m-2. */
    void enter(int place, float heat) {
        entered[place] = heat;
    }

    double[] temperature() {
        return temperature;
    }

    /** Advances all rooms and gives the street what they let out: more sensible heat, taken from what went in. */
    void step(Facets facets, int[] order, FacetForcing forcing, double seconds, FacetFluxes out) {
        int n = temperature.length;
        if (told) {
            told = false;
        } else {
            release(facets, order, forcing, seconds);
        }
        for (int k = 0; k < order.length; k++) {
            int b = building[k];
            int f = order[k];
            if (b >= 0) {
                float part = share[facets.isWall(f) ? b : n + b];
                out.sensible()[f] += part;
                out.ground()[f] -= part;
            }
        }
    }

    RoomAir air() {
        float[] warm = new float[temperature.length];
        for (int b = 0; b < warm.length; b++) {
            warm[b] = (float) temperature[b];
        }
        return new RoomAir(warm, share.clone());
    }

    void tell(RoomAir air) {
        for (int b = 0; b < temperature.length; b++) {
            temperature[b] = air.temperature()[b];
        }
        System.arraycopy(air.released(), 0, share, 0, share.length);
        told = true;
    }

    /** Advances all rooms and finds what they let out. */
    private void release(Facets facets, int[] order, FacetForcing forcing, double seconds) {
        int n = temperature.length;
        double[] heat = new double[n];
        double[] outside = new double[n];
        double[] area = new double[n];
        for (int k = 0; k < order.length; k++) {
            int b = building[k];
            if (b >= 0) {
                double a = facets.area()[order[k]];
                heat[b] += a * entered[k];
                outside[b] += a * forcing.airTemperature()[order[k]];
                area[b] += a;
            }
        }
        for (int b = 0; b < n; b++) {
            double released =
                    volume[b] > 0 && area[b] > 0 ? room(b, heat[b], outside[b] / area[b] - ZERO_CELSIUS, seconds) : 0;
            share[hasWalls[b] ? b : n + b] = outlet[b] > 0 ? (float) (released / outlet[b]) : 0;
        }
    }

    /** Steps one room and returns the heat it gives the street, W. */
    private double room(int b, double heat, double outside, double seconds) {
        double floor = volume[b] / STOREY;
        double inertia = floor * CAPACITY / seconds;
        double airing = volume[b] * AIRING * AIR;
        double free = (inertia * temperature[b] + heat + floor * GAINS + airing * outside) / (inertia + airing);
        double low = options.heating() - ZERO_CELSIUS;
        double high = options.cooling() - ZERO_CELSIUS;
        double cooled = Math.max(0, free - high) * (inertia + airing);
        temperature[b] = Math.max(low, Math.min(high, free));
        return cooled * (1 + 1 / options.performance()) + airing * (temperature[b] - outside);
    }
}
