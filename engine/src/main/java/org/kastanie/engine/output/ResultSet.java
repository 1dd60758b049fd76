package org.kastanie.engine.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.solver.quantity.Quantity;

/**
 * What a finished run knows, ready to be written out.
 *
 * @param name of the job
 * @param domain grid of the results and its place on the earth
 * @param start start of the period
 * @param interval output interval
 * @param times number of output intervals; interval i ends at start + (i + 1) * interval
 * @param offset of all stamps in tables
 * @param frames fields of every quantity in {@link #available}
 * @param available quantities with frames for all times
 * @param requested quantities the job asked for as rasters
 * @param formats cog, zarr, png, report, geopackage, geojson, cityjson, 3d-tiles
 * @param skyViewFactor static field, per cell of the domain
 * @param backdrop what maps show beneath the values
 * @param points series at the job's points
 * @param areas the job's polygons
 * @param quality what the twin lacked and what was assumed
 * @param notices sentences every map and report must carry (such as much assumed land cover)
 * @param facts what the report tells about the run: label to sentence, in order
 * @param person whom radiation and felt temperature are for: "a standing person, ..."
 * @param attribution whose data these are, as their licences want it said
 */
public record ResultSet(
        String name,
        GeoReference domain,
        Instant start,
        Duration interval,
        int times,
        ZoneOffset offset,
        Frames frames,
        List<Quantity> available,
        List<Quantity> requested,
        List<String> formats,
        float[] skyViewFactor,
        Backdrop backdrop,
        List<PointSeries> points,
        List<Area> areas,
        QualityReport quality,
        List<String> notices,
        Map<String, String> facts,
        String person,
        List<String> attribution) {

    /** The same run on the cells of an overview. */
    ResultSet on(GeoReference grid, Frames fields, List<Quantity> there, Backdrop beneath) {
        return new ResultSet(
                name,
                grid,
                start,
                interval,
                times,
                offset,
                fields,
                there,
                requested,
                formats,
                new float[0],
                beneath,
                points,
                areas,
                quality,
                notices,
                facts,
                person,
                attribution);
    }

    /** End of output interval {@code time}, its stamp. */
    public Instant stamp(int time) {
        return start.plus(interval.multipliedBy(time + 1L));
    }

    /**
     * What maps show beneath the values, per cell of the domain.
     *
     * @param building true on buildings
     * @param crown true under crowns
     * @param height of buildings above ground, m, for shading
     */
    public record Backdrop(boolean[] building, boolean[] crown, float[] height) {}

    /**
     * Values at one point of the job.
     *
     * @param id as in the job
     * @param x m
     * @param y m
     * @param height above ground or roof, m
     * @param onRoof the point stands on a roof
     * @param nearEdge the point is nearer the data's edge than three building heights
     * @param values column name (contract) to one value per time in SI units; NaN = no value
     * @param profile the air over it, or null where the job does not ask for it
     */
    public record PointSeries(
            String id,
            double x,
            double y,
            double height,
            boolean onRoof,
            boolean nearEdge,
            Map<String, double[]> values,
            @Nullable Profile profile) {}

    /**
     * Air over a point.
     *
     * @param height of the levels above the local ground, m
     * @param values column name to one value per time and level in SI units; NaN inside a building
     */
    public record Profile(double[] height, Map<String, double[][]> values) {}

    /**
     * A polygon for tables.
     *
     * @param id value of the job's id attribute
     * @param geometry in the domain's coordinate system
     */
    public record Area(String id, org.locationtech.jts.geom.Geometry geometry) {}
}
