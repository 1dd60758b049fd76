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

    /** Ready to be asked: sorts by id where the file was not sorted, for which it needs 8 bytes a node more. */
    void end() {
        if (!sorted) {
            permute(order());
            dropEarlier();
            sorted = true;
        }
    }

    /** Numbers of the nodes by id, of equal ones the later behind: what is in order already is merged run by run. */
    private int[] order() {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        int[] merged = new int[count];
        for (boolean whole = false; !whole; ) {
            int done = 0;
            while (done < count) {
                int middle = run(order, done);
                int end = middle < count ? run(order, middle) : count;
                merge(order, merged, done, middle, end);
                whole = done == 0 && end == count;
                done = end;
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    /** Where a run that begins here ends. */
    private int run(int[] order, int from) {
        int end = from + 1;
        while (end < count && ids[order[end - 1]] <= ids[order[end]]) {
            end++;
        }
        return end;
    }

    private void merge(int[] from, int[] to, int first, int middle, int end) {
        int left = first;
        int right = middle;
        for (int k = first; k < end; k++) {
            boolean takeLeft = left < middle && (right >= end || ids[from[left]] <= ids[from[right]]);
            to[k] = takeLeft ? from[left++] : from[right++];
        }
    }

    /** Moves every node to its place, cycle by cycle, without a second copy. */
    private void permute(int[] order) {
        for (int start = 0; start < count; start++) {
            long id = ids[start];
            int longitude = longitudes[start];
            int latitude = latitudes[start];
            int to = start;
            while (order[to] >= 0) {
                int from = order[to];
                order[to] = -1;
                if (from == start) {
                    ids[to] = id;
                    longitudes[to] = longitude;
                    latitudes[to] = latitude;
                } else {
                    ids[to] = ids[from];
                    longitudes[to] = longitudes[from];
                    latitudes[to] = latitudes[from];
                    to = from;
                }
            }
        }
    }

    private void dropEarlier() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            kept = kept > 0 && ids[kept - 1] == ids[i] ? kept - 1 : kept;
            ids[kept] = ids[i];
            longitudes[kept] = longitudes[i];
            latitudes[kept] = latitudes[i];
            kept++;
        }
        count = kept;
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
