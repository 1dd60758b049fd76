package org.kastanie.solver.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.air.AirModel;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

/**
 * Air at the heights that maps show on request, step by step.
 *
 * <p>Where people are, maps are empty on buildings; the air at 10 m goes on over lower roofs. Wind is kept as components:
 * they can be averaged over time, cells and areas, a direction cannot.
 */
final class AirMaps {
    private static final double CHEST = 1.1;
    private static final double SCREEN = 2;
    private static final double MAST = 10;

    private record Field(Quantity quantity, Function<AirLevel, float[]> of) {}

    private final Map<Double, List<Field>> heights = new TreeMap<>();
    private final AirLevel level;
    private final int size;

    /** @param person height of the person, m */
    AirMaps(Set<Quantity> wanted, double person, int size) {
        this.size = size;
        for (Quantity quantity : Quantity.values()) {
            if (wanted.contains(quantity)) {
                plan(quantity, person);
            }
        }
        level = AirLevel.allocate(heights.isEmpty() ? 0 : size);
    }

    private void plan(Quantity quantity, double person) {
        switch (quantity) {
            case AIR_TEMPERATURE_1_1M -> plan(CHEST, quantity, AirLevel::temperature);
            case AIR_TEMPERATURE_10M -> plan(MAST, quantity, AirLevel::temperature);
            case SPECIFIC_HUMIDITY_1_1M -> plan(CHEST, quantity, AirLevel::specificHumidity);
            case SPECIFIC_HUMIDITY_10M -> plan(MAST, quantity, AirLevel::specificHumidity);
            case WIND_SPEED_2M -> plan(SCREEN, quantity, AirLevel::windSpeed);
            case WIND_SPEED_10M -> plan(MAST, quantity, AirLevel::windSpeed);
            case EASTWARD_WIND -> plan(person, quantity, AirLevel::windEast);
            case NORTHWARD_WIND -> plan(person, quantity, AirLevel::windNorth);
            case EASTWARD_WIND_2M -> plan(SCREEN, quantity, AirLevel::windEast);
            case NORTHWARD_WIND_2M -> plan(SCREEN, quantity, AirLevel::windNorth);
            case EASTWARD_WIND_10M -> plan(MAST, quantity, AirLevel::windEast);
            case NORTHWARD_WIND_10M -> plan(MAST, quantity, AirLevel::windNorth);
            default -> {} // an index
        }
    }

    private void plan(double height, Quantity quantity, Function<AirLevel, float[]> of) {
        heights.computeIfAbsent(height, h -> new ArrayList<>()).add(new Field(quantity, of));
    }

    /** Adds a step's air to the sums. */
    void add(AirForcing forcing, AirModel air, Function<Quantity, float[]> sums, Workers workers) {
        heights.forEach((height, fields) -> {
            air.slice(forcing, height, height >= MAST, level, workers);
            for (Field field : fields) {
                float[] sum = sums.apply(field.quantity);
                float[] values = field.of.apply(level);
                workers.forEach(size, 1 << 15, (from, to) -> {
                    for (int i = from; i < to; i++) {
                        sum[i] += values[i];
                    }
                });
            }
        });
    }
}
