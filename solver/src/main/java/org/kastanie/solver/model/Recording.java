package org.kastanie.solver.model;

import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.air.AirSample;
import org.kastanie.solver.radiation.ExchangeTrace;
import org.kastanie.solver.radiation.Radiosities;
import org.kastanie.solver.surface.CrownModel;
import org.kastanie.solver.surface.SurfaceModel;

/** Keeps of every step what windows of the run will need. */
final class Recording implements StepTrace, ExchangeTrace {
    private final RunRecord record;
    private int step = -1;
    private int pass;

    Recording(RunRecord record) {
        this.record = record;
    }

    @Override
    public void begin(StepForcing forcing, boolean people, SurfaceModel surface, CrownModel crowns) {
        step++;
        pass = 0;
        record.write(step, RecordLayout.STEP, Weather.of(forcing, people));
        record.write(step, RecordLayout.ROOM_TEMPERATURE, surface.roomAir().temperature());
    }

    @Override
    public boolean leads() {
        return false;
    }

    @Override
    public void sources(Radiosities sent) {
        record.write(step, RecordLayout.PASS + 3 * pass, sent.shortwave());
        record.write(step, RecordLayout.PASS + 3 * pass + 1, sent.longwave());
    }

    @Override
    public void closure(float[] scaleAndRest) {
        record.write(step, RecordLayout.PASS + 3 * pass + 2, scaleAndRest);
        pass++;
    }

    @Override
    public void given(Radiosities sent) {
        record.write(step, RecordLayout.GIVEN, sent.shortwave());
        record.write(step, RecordLayout.GIVEN + 1, sent.longwave());
    }

    @Override
    public void sampled(AirSample beside) {
        write(RecordLayout.FACET_AIR, beside.facetTemperature(), beside.facetHumidity(), beside.facetWind());
        write(RecordLayout.CROWN_AIR, beside.crownTemperature(), beside.crownHumidity(), beside.crownWind());
    }

    @Override
    public void stepped(SurfaceModel surface, CrownModel crowns) {
        record.write(step, RecordLayout.ROOM_RELEASED, surface.roomAir().released());
        record.write(step, RecordLayout.ROOT_AVAILABLE, crowns.draw().available());
        record.write(step, RecordLayout.ROOT_GRANTED, crowns.draw().granted());
    }

    @Override
    public void levels(AirLevel air, AirLevel breeze) {
        write(RecordLayout.LEVEL, air.temperature(), air.specificHumidity(), breeze.windSpeed());
    }

    private void write(int slot, float[] first, float[] second, float[] third) {
        record.write(step, slot, first);
        record.write(step, slot + 1, second);
        record.write(step, slot + 2, third);
    }
}
