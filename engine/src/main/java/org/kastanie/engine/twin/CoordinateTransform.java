package org.kastanie.engine.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * From one horizontal system to another: x and y (or longitude and latitude in degrees), never heights. Not safe for
 * use by several threads at once.
 */
public final class CoordinateTransform {
    private final Crs from;
    private final Crs to;
    private final org.locationtech.proj4j.@Nullable CoordinateTransform transform;
    private final ProjCoordinate source = new ProjCoordinate();
    private final ProjCoordinate target = new ProjCoordinate();

    private CoordinateTransform(Crs from, Crs to, org.locationtech.proj4j.@Nullable CoordinateTransform transform) {
        this.from = from;
        this.to = to;
        this.transform = transform;
    }

    public static CoordinateTransform between(Crs from, Crs to) {
        if (from.epsg() == to.epsg()) {
            return new CoordinateTransform(from, to, null);
        }
        return new CoordinateTransform(
                from, to, new CoordinateTransformFactory().createTransform(create(from), create(to)));
    }

    private static CoordinateReferenceSystem create(Crs crs) {
        EpsgTable.Definition definition = EpsgTable.get().find(crs.epsg());
        if (definition == null) {
            throw new InputException(
                    "The coordinate system " + crs + " is not known.", "Name it by an EPSG code such as EPSG:25832.");
        }
        try {
            return new CRSFactory().createFromParameters("EPSG:" + crs.epsg(), definition.parameters());
        } catch (Proj4jException e) {
            throw new InputException(
                    "The coordinate system " + crs + " cannot be used: " + e.getMessage(),
                    "Reproject the file, for example to EPSG:25832.",
                    e);
        }
    }

    /** Whether coordinates stay as they are. */
    public boolean identity() {
        return transform == null;
    }

    public Crs from() {
        return from;
    }

    public Crs to() {
        return to;
    }

    /** Changes x and y in place. */
    public void apply(Coordinate coordinate) {
        if (transform != null) {
            move(transform, coordinate.x, coordinate.y);
            coordinate.x = target.x;
            coordinate.y = target.y;
        }
    }

    public double[] apply(double x, double y) {
        if (transform == null) {
            return new double[] {x, y};
        }
        move(transform, x, y);
        return new double[] {target.x, target.y};
    }

    private void move(org.locationtech.proj4j.CoordinateTransform moved, double x, double y) {
        source.x = x;
        source.y = y;
        source.z = Double.NaN;
        try {
            moved.transform(source, target);
        } catch (Proj4jException | IllegalStateException e) {
            throw outside(x, y, e);
        }
        if (!Double.isFinite(target.x) || !Double.isFinite(target.y)) {
            throw outside(x, y, null);
        }
    }

    private InputException outside(double x, double y, @Nullable Exception cause) {
        InputException e = new InputException(
                "The point " + x + " / " + y + " of " + from + " has no place in " + to + ".",
                "Check the coordinate system named in the file or the job.");
        if (cause != null) {
            e.initCause(cause);
        }
        return e;
    }

    /** Rectangle round the transformed outline of a rectangle (edges sampled, since they bend). */
    public Envelope apply(Envelope box) {
        if (transform == null || box.isNull()) {
            return new Envelope(box);
        }
        Envelope moved = new Envelope();
        int steps = 16; // choice: the edge of a 10 km tile bends by well under a millimetre between samples
        for (int i = 0; i <= steps; i++) {
            double x = box.getMinX() + i * box.getWidth() / steps;
            double y = box.getMinY() + i * box.getHeight() / steps;
            for (double[] p : List.of(
                    new double[] {x, box.getMinY()},
                    new double[] {x, box.getMaxY()},
                    new double[] {box.getMinX(), y},
                    new double[] {box.getMaxX(), y})) {
                double[] q = apply(p[0], p[1]);
                moved.expandToInclude(q[0], q[1]);
            }
        }
        return moved;
    }
}
