package org.kastanie.engine.twin.osm;

import java.util.Arrays;
import org.kastanie.engine.InputException;

/** Coordinates of nodes by id, 16 bytes each: ids sorted, degrees in steps of 1e-7 (a centimetre), as OpenStreetMap keeps them. */
public final class NodePlaces {
    /** Choice: 4 GB of nodes, an eighth of Germany. Larger extracts are cut first. */
    static final int MOST = 250_000_000;

    private static final double STEP = 1e-7;

    private long[] ids = new long[1024];
    private int[] longitudes = new int[1024];
    private int[] latitudes = new int[1024];
    private int count;
    private boolean sorted = true;

    /** A later place of the same node counts. */
    void add(long id, double longitude, double latitude) {
        if (count == ids.length) {
            grow();
        }
        sorted &= count == 0 || ids[count - 1] < id;
        ids[count] = id;
        longitudes[count] = (int) Math.round(longitude / STEP);
        latitudes[count] = (int) Math.round(latitude / STEP);
        count++;
    }

    private void grow() {
        if (count >= MOST) {
            throw new InputException(
                    "the extract has more than " + MOST + " nodes",
                    "cut it to the city first, for example: osmium extract -b WEST,SOUTH,EAST,NORTH in.osm.pbf -o city.osm.pbf");
        }
        int size = (int) Math.min(MOST, count * 2L);
        ids = Arrays.copyOf(ids, size);
        longitudes = Arrays.copyOf(longitudes, size);
        latitudes = Arrays.copyOf(latitudes, size);
    }

    /** Ready to be asked: sorts by id where the file was not sorted. */
    void end() {
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Long.compare(ids[a], ids[b])); // stable: the later of two equal ones stays behind
        long[] newIds = new long[count];
        int[] newLongitudes = new int[count];
        int[] newLatitudes = new int[count];
        int kept = 0;
        for (int k = 0; k < count; k++) {
            int i = order[k];
            kept = kept > 0 && newIds[kept - 1] == ids[i] ? kept - 1 : kept;
            newIds[kept] = ids[i];
            newLongitudes[kept] = longitudes[i];
            newLatitudes[kept] = latitudes[i];
            kept++;
        }
        ids = newIds;
        longitudes = newLongitudes;
        latitudes = newLatitudes;
        count = kept;
        sorted = true;
    }

    public int size() {
        return count;
    }

    /** Number of a node to ask its coordinates by; negative if the file does not have it. */
    public int find(long id) {
        int found = Arrays.binarySearch(ids, 0, count, id);
        return found < 0 ? -1 : found;
    }

    /** Degrees east. */
    public double longitude(int number) {
        return longitudes[number] * STEP;
    }

    /** Degrees north. */
    public double latitude(int number) {
        return latitudes[number] * STEP;
    }
}
