package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import org.kastanie.solver.air.AirBudget;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.air.AirModel;
import org.kastanie.solver.air.AirProfile;
import org.kastanie.solver.air.AirSample;
import org.kastanie.solver.air.AirSources;
import org.kastanie.solver.air.WindReport;
import org.kastanie.solver.grid.Workers;

/** The air of a recorded run: it is what it was, whatever a window gives to it. */
final class RecordedAir implements AirModel {
    private static final AirBudget NOTHING = new AirBudget(0, 0, 0, 0, 0);

    private final Playback playback;
    private final WindowMap map;

    RecordedAir(Playback playback, WindowMap map) {
        this.playback = playback;
        this.map = map;
    }

    @Override
    public void sample(AirForcing forcing, AirSample out, Workers workers) {
        playback.read(RecordLayout.FACET_AIR, map.air(), out.facetTemperature(), 0);
        playback.read(RecordLayout.FACET_AIR + 1, map.air(), out.facetHumidity(), 0);
        playback.read(RecordLayout.FACET_AIR + 2, map.air(), out.facetWind(), 0);
        playback.read(RecordLayout.CROWN_AIR, map.places(), out.crownTemperature(), 0);
        playback.read(RecordLayout.CROWN_AIR + 1, map.places(), out.crownHumidity(), 0);
        playback.read(RecordLayout.CROWN_AIR + 2, map.places(), out.crownWind(), 0);
    }

    @Override
    public AirBudget step(AirForcing forcing, AirSample sampled, AirSources sources, double seconds, Workers workers) {
        return NOTHING;
    }

    /** Temperature and humidity at 2 m, wind at the person's height: what maps and points ask for. */
    @Override
    public void level(AirForcing forcing, double height, AirLevel out, Workers workers) {
        playback.readLevel(RecordLayout.LEVEL, map.domain(), out.temperature());
        playback.readLevel(RecordLayout.LEVEL + 1, map.domain(), out.specificHumidity());
        playback.readLevel(RecordLayout.LEVEL + 2, map.domain(), out.windSpeed());
    }

    @Override
    public void slice(AirForcing forcing, double height, boolean overRoofs, AirLevel out, Workers workers) {
        for (float[] values : new float[][] {
            out.temperature(), out.specificHumidity(), out.windSpeed(), out.windEast(), out.windNorth()
        }) {
            java.util.Arrays.fill(values, Float.NaN);
        }
    }

    /** A run records its air where people and facets are, not over them. */
    @Override
    public float[] profileHeights() {
        return new float[0];
    }

    @Override
    public void profile(AirForcing forcing, int row, int column, AirProfile out, Workers workers) {
        throw new UnsupportedOperationException("recorded air has no profiles");
    }

    @Override
    public WindReport windReport() {
        return new WindReport("recorded", 0, 0, 0, 0, 0, "");
    }

    @Override
    public void write(DataOutput out) {
        throw new UnsupportedOperationException("recorded air has no state of its own");
    }

    @Override
    public void read(DataInput in) {
        throw new UnsupportedOperationException("recorded air has no state of its own");
    }
}
