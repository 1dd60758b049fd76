package org.kastanie.solver.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kastanie.solver.radiation.ExchangeTrace;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.Radiosities;
import org.kastanie.solver.radiation.SourceNumbers;
import org.kastanie.solver.surface.CrownModel;
import org.kastanie.solver.surface.RoomAir;
import org.kastanie.solver.surface.RootDraw;
import org.kastanie.solver.surface.SurfaceModel;

/**
 * Says in every step of a window what the recorded run knew: what the halo sends, class means and closures, the air of rooms
 * and the root zones of trees that the window cuts through. Compares what the window sends outwards with what it sent then.
 */
final class Playback implements StepTrace, ExchangeTrace {
    private static final int[] CLOSURE = {0, 1};
    private static final int[] WEATHER = new int[RecordLayout.WEATHER];

    static {
        Arrays.setAll(WEATHER, i -> i);
    }

    private final RunRecord record;
    private final WindowMap map;
    /** Sources around that somebody in the window sees, and where the run has them. */
    private final int[] heard;

    private final int[] recorded;
    private final float[] told;
    private final int[] rooms;
    private final float[] rim;
    private int step = -1;
    private int pass;
    private double departure;

    Playback(RunRecord record, WindowMap map, RadiationModel radiation, int buildings) {
        this.record = record;
        this.map = map;
        int own = radiation.sources().own();
        boolean[] seen = radiation.seen();
        int first = seen.length - SourceNumbers.CLASSES;
        heard = IntStream.range(own, seen.length)
                .filter(s -> seen[s] || s >= first)
                .toArray();
        recorded = Arrays.stream(heard).map(s -> map.halo()[s - own]).toArray();
        told = new float[heard.length];
        rim = new float[map.rim().length];
        int n = map.buildings().length;
        rooms = new int[2 * n];
        for (int b = 0; b < n; b++) {
            rooms[b] = map.buildings()[b];
            rooms[n + b] = map.buildings()[b] < 0 ? -1 : buildings + map.buildings()[b];
        }
    }

    int step() {
        return step;
    }

    /** Largest difference so far between what the rim of the window sends and what it sent in the run, W m-2. */
    double departure() {
        return departure;
    }

    @Override
    public void begin(StepForcing forcing, boolean people, SurfaceModel surface, CrownModel crowns) {
        step++;
        pass = 0;
        if (step >= record.steps() || !record.holds(step, RecordLayout.STEP)) {
            throw new WindowException(
                    "step " + step + " of the window is not in the record, which has " + record.steps() + " steps",
                    "record the run over the whole time the window is to be computed for");
        }
        float[] recorded = new float[RecordLayout.WEATHER];
        record.read(step, RecordLayout.STEP, WEATHER, recorded, 0);
        String difference = Weather.difference(recorded, Weather.of(forcing, people));
        if (!difference.isEmpty()) {
            throw new WindowException(
                    "step " + step + " of the window is not that of the record: " + difference,
                    "step the window through the same weather from the step on at which recording began");
        }
        tellRooms(surface);
        RootDraw draw = new RootDraw(new float[map.trees().length], new float[map.trees().length]);
        read(RecordLayout.ROOT_AVAILABLE, map.trees(), draw.available(), 0);
        read(RecordLayout.ROOT_GRANTED, map.trees(), draw.granted(), 0);
        crowns.tell(draw, map.parted());
    }

    private void tellRooms(SurfaceModel surface) {
        RoomAir now = surface.roomAir();
        if (now.temperature().length > 0) {
            RoomAir air = new RoomAir(now.temperature(), new float[now.released().length]);
            read(RecordLayout.ROOM_TEMPERATURE, map.buildings(), air.temperature(), 0);
            read(RecordLayout.ROOM_RELEASED, rooms, air.released(), 0);
            surface.tellRoomAir(air);
        }
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public void sources(Radiosities sent) {
        fill(RecordLayout.PASS + 3 * pass, sent);
    }

    @Override
    public void closure(float[] scaleAndRest) {
        read(RecordLayout.PASS + 3 * pass + 2, CLOSURE, scaleAndRest, 0);
        pass++;
    }

    @Override
    public void given(Radiosities sent) {
        fill(RecordLayout.GIVEN, sent);
    }

    private void fill(int slot, Radiosities sent) {
        tell(slot, sent.shortwave());
        tell(slot + 1, sent.longwave());
        compare(slot, sent.shortwave());
        compare(slot + 1, sent.longwave());
    }

    private void tell(int slot, float[] sent) {
        read(slot, recorded, told, 0);
        for (int i = 0; i < heard.length; i++) {
            sent[heard[i]] = told[i];
        }
    }

    private void compare(int slot, float[] sent) {
        Arrays.fill(rim, 0);
        record.read(step, slot, map.rimRecorded(), rim, 0);
        for (int i = 0; i < rim.length; i++) {
            departure = Math.max(departure, Math.abs((double) sent[map.rim()[i]] - rim[i]));
        }
    }

    /** Reads values none of which may be missing. */
    void read(int slot, int[] places, float[] into, int at) {
        if (!record.holds(step, slot)) {
            throw missing(slot, -1);
        }
        record.read(step, slot, places, into, at);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0 && Float.isNaN(into[at + i])) {
                throw missing(slot, places[i]);
            }
        }
    }

    /** Reads values that may be missing where people cannot stand. */
    void readLevel(int slot, int[] places, float[] into) {
        if (!record.holds(step, slot)) {
            throw missing(slot, -1);
        }
        record.read(step, slot, places, into, 0);
    }

    private WindowException missing(int slot, int place) {
        return new WindowException(
                "the record has no " + RecordLayout.name(slot) + (place < 0 ? "" : " of number " + place) + " in step "
                        + step,
                "record the whole run, or at least everything within the exchange reach of the window");
    }
}
