package org.kastanie.engine.twin.citydb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Polygons of a PostGIS geometry in its extended well-known binary form (<a
 * href="https://postgis.net/docs/using_postgis_dbmanagement.html#EWKB_EWKT">PostGIS manual</a>), which, unlike the OGC
 * form JTS reads, has polyhedral surfaces and triangulated networks. Points and lines are passed over.
 */
final class Ewkb {
    private static final int Z = 0x8000_0000;
    private static final int M = 0x4000_0000;
    private static final int SRID = 0x2000_0000;
    private static final int DEPTH = 16;

    private final ByteBuffer bytes;
    private final List<List<double[]>> polygons = new ArrayList<>();

    private Ewkb(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * @return per polygon its rings, the outer one first, each as x, y, z triples
     * @throws IllegalArgumentException if the bytes are no geometry
     */
    static List<List<double[]>> polygons(byte[] geometry) {
        Ewkb reader = new Ewkb(geometry);
        try {
            reader.geometry(0);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the geometry ends before it is complete", e);
        }
        return reader.polygons;
    }

    private void geometry(int depth) {
        if (depth > DEPTH) {
            throw new IllegalArgumentException("geometry collections are nested deeper than " + DEPTH);
        }
        bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = bytes.getInt();
        int dimension = 2 + ((type & Z) != 0 ? 1 : 0) + ((type & M) != 0 ? 1 : 0);
        boolean high = (type & Z) != 0;
        if ((type & SRID) != 0) {
            bytes.getInt();
        }
        switch (type & 0xff) {
            case 1 -> skip(1, dimension);
            case 2 -> skip(count(8 * dimension), dimension);
            case 3, 17 -> polygon(dimension, high);
            case 4, 5, 6, 7, 15, 16 -> {
                int parts = count(5);
                for (int i = 0; i < parts; i++) {
                    geometry(depth + 1);
                }
            }
            default -> throw new IllegalArgumentException("curves (type " + (type & 0xff) + ") are not read");
        }
    }

    private void polygon(int dimension, boolean high) {
        int rings = count(4);
        List<double[]> polygon = new ArrayList<>();
        for (int r = 0; r < rings; r++) {
            int points = count(8 * dimension);
            double[] xyz = new double[3 * points];
            for (int i = 0; i < points; i++) {
                xyz[3 * i] = bytes.getDouble();
                xyz[3 * i + 1] = bytes.getDouble();
                xyz[3 * i + 2] = high ? bytes.getDouble() : Double.NaN;
                skip(1, dimension - (high ? 3 : 2));
            }
            polygon.add(xyz);
        }
        if (!polygon.isEmpty()) {
            polygons.add(polygon);
        }
    }

    private void skip(int points, int dimension) {
        for (int i = 0; i < points * dimension; i++) {
            bytes.getDouble();
        }
    }

    /** A number of things that each take so many bytes: more than there are bytes for is a lie. */
    private int count(int least) {
        int count = bytes.getInt();
        if (count < 0 || (long) count * least > bytes.remaining()) {
            throw new IllegalArgumentException("the geometry announces " + Integer.toUnsignedString(count)
                    + " parts but has " + bytes.remaining() + " bytes left");
        }
        return count;
    }
}
