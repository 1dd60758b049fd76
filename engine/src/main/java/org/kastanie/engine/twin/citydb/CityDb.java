package org.kastanie.engine.twin.citydb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citygml4j.core.model.core.AbstractFeature;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.CityGmlSink;
import org.kastanie.engine.twin.CoordinateTransform;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.citydb.CityDbRows.Whole;
import org.locationtech.jts.geom.Envelope;

/** The city objects of a 3DCityDB, version 5 or 4. */
public final class CityDb implements AutoCloseable {
    /** Classes the reader of CityGML makes something of. */
    private static final String[] USED = {"Building", "SolitaryVegetationObject"};

    private static final int BATCH = 200;

    private static final String WITHIN = "f.termination_date is null and f.envelope && ST_MakeEnvelope(?, ?, ?, ?, ?)";

    private final CityDbSession session;
    private final CityDbHead head;

    private CityDb(CityDbSession session, CityDbHead head) {
        this.session = session;
        this.head = head;
    }

    /**
     * What an area holds.
     *
     * @param crs system of the database
     * @param srsName how the database spells it; may be empty
     * @param features top-level objects by class
     * @param withoutEnvelope top-level objects of the whole database that cannot be found by place
     * @param extent of the objects, in the database's system; null envelope if there are none
     */
    public record Holdings(
            Crs crs, String srsName, Map<String, Integer> features, int withoutEnvelope, Envelope extent) {}

    /**
     * What was taken.
     *
     * @param objects written
     * @param broken what could not be, and why
     */
    public record Taken(int objects, List<String> broken) {}

    /**
     * Opens a database and looks which version it is.
     *
     * @param environment PGUSER, PGPASSWORD and so on
     * @throws InputException saying what is missing: server, admission, schema, system of coordinates
     */
    public static CityDb open(CityDbAddress address, Map<String, String> environment) {
        CityDbSession session = CityDbSession.open(address, environment);
        try {
            return new CityDb(session, CityDbHead.read(session));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** 5 or 4. */
    public int version() {
        return head.layout().version();
    }

    public Crs crs() {
        return head.crs();
    }

    /** @param area in {@code areaCrs}; null for everything */
    public Holdings holdings(@Nullable Envelope area, Crs areaCrs) {
        Map<String, Integer> features = new TreeMap<>();
        Envelope extent = new Envelope();
        session.query(
                "select o.classname, count(*), ST_XMin(ST_Extent(f.envelope)), ST_YMin(ST_Extent(f.envelope)),"
                        + " ST_XMax(ST_Extent(f.envelope)), ST_YMax(ST_Extent(f.envelope))"
                        + " from " + head.layout().features()
                        + " f join objectclass o on o.id = f.objectclass_id where o.is_toplevel = 1 and "
                        + WITHIN + " group by o.classname",
                row -> {
                    features.put(String.valueOf(row.getString(1)), row.getInt(2));
                    extent.expandToInclude(row.getDouble(3), row.getDouble(4));
                    extent.expandToInclude(row.getDouble(5), row.getDouble(6));
                },
                box(area, areaCrs));
        int[] lost = new int[1];
        session.query(
                "select count(*) from " + head.layout().features() + " f join objectclass o on o.id = f.objectclass_id"
                        + " where o.is_toplevel = 1 and f.termination_date is null and f.envelope is null",
                row -> lost[0] = row.getInt(1));
        return new Holdings(head.crs(), head.srsName(), features, lost[0], extent);
    }

    private Object[] box(@Nullable Envelope area, Crs areaCrs) {
        Envelope own = area == null
                ? new Envelope(-1e9, 1e9, -1e9, 1e9)
                : CoordinateTransform.between(areaCrs, head.crs()).apply(area);
        return new Object[] {own.getMinX(), own.getMinY(), own.getMaxX(), own.getMaxY(), head.srid()};
    }

    /**
     * Writes the buildings and trees of an area, in the order of their rows.
     *
     * @param area in {@code areaCrs}; null for everything
     * @param file CityGML, gzipped; written anew
     */
    public Taken extract(@Nullable Envelope area, Crs areaCrs, Path file) {
        Envelope extent = holdings(area, areaCrs).extent();
        List<Long> ids = new ArrayList<>();
        Object[] box = box(area, areaCrs);
        Object[] parameters = new Object[box.length + 1];
        parameters[0] = USED;
        System.arraycopy(box, 0, parameters, 1, box.length);
        session.query(
                "select f.id from " + head.layout().features()
                        + " f join objectclass o on o.id = f.objectclass_id where o.classname = any (?) and " + WITHIN
                        + " order by f.id",
                row -> ids.add(row.getLong(1)),
                parameters);
        List<String> broken = new ArrayList<>();
        int written = 0;
        TreeFeatures trees = new TreeFeatures(session, head.layout());
        try (CityGmlSink sink = new CityGmlSink(file, "EPSG:" + head.crs().epsg(), extent)) {
            for (int from = 0; from < ids.size(); from += BATCH) {
                Long[] batch =
                        ids.subList(from, Math.min(ids.size(), from + BATCH)).toArray(Long[]::new);
                for (Whole whole : CityDbRows.read(session, head.layout(), batch)) {
                    written += write(whole, trees, sink, broken);
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    "what the 3DCityDB " + session.address() + " holds cannot be kept: " + e.getMessage(),
                    "make room on the disk of the folder for temporary files",
                    e);
        }
        return new Taken(written, broken);
    }

    private static int write(Whole whole, TreeFeatures trees, CityGmlSink sink, List<String> broken)
            throws IOException {
        AbstractFeature feature;
        try {
            feature = whole.top().className().equals("Building") ? BuildingFeatures.build(whole) : trees.build(whole);
        } catch (IllegalArgumentException e) {
            broken.add(whole.top().name() + ": " + e.getMessage());
            return 0;
        }
        sink.add(feature);
        return 1;
    }

    /** Names of the classes that are used. */
    public static List<String> used() {
        return Arrays.asList(USED.clone());
    }

    @Override
    public void close() {
        session.close();
    }
}
