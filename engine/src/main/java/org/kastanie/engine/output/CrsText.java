package org.kastanie.engine.output;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.GeoReference;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.datum.Ellipsoid;
import org.locationtech.proj4j.proj.ExtendedTransverseMercatorProjection;
import org.locationtech.proj4j.proj.Projection;
import org.locationtech.proj4j.proj.TransverseMercatorProjection;

/**
 * A coordinate system as files want it.
 *
 * @param wkt well-known text 1: the one of the reference, else written here for transverse Mercator (UTM, Gauss-Krueger),
 *     else empty
 * @param cf grid mapping attributes (CF 1.8, appendix F); only those of transverse Mercator are written here
 */
public record CrsText(String wkt, Map<String, Object> cf) {

    public static CrsText of(GeoReference reference) {
        Map<String, Object> cf = new LinkedHashMap<>();
        String wkt = reference.wkt();
        try {
            CoordinateReferenceSystem crs = new CRSFactory().createFromName("EPSG:" + reference.epsg());
            Projection projection = crs.getProjection();
            if (projection instanceof TransverseMercatorProjection
                    || projection instanceof ExtendedTransverseMercatorProjection) {
                cf = transverseMercator(crs);
                wkt = wkt.isEmpty() ? wkt(reference, cf) : wkt;
            }
        } catch (Proj4jException | IllegalStateException unknown) {
            // The code is not in the table: the EPSG code alone then names the system.
            return new CrsText(wkt, cf);
        }
        return new CrsText(wkt, cf);
    }

    private static Map<String, Object> transverseMercator(CoordinateReferenceSystem crs) {
        Projection projection = crs.getProjection();
        Ellipsoid ellipsoid = projection.getEllipsoid();
        double a = ellipsoid.getEquatorRadius();
        double squared = ellipsoid.getEccentricitySquared();
        double b = a * Math.sqrt(1 - squared);
        Map<String, Object> cf = new LinkedHashMap<>();
        cf.put("grid_mapping_name", "transverse_mercator");
        cf.put("latitude_of_projection_origin", Math.toDegrees(projection.getProjectionLatitude()));
        cf.put(
                "longitude_of_central_meridian",
                Math.round(Math.toDegrees(projection.getProjectionLongitude()) * 1e9) / 1e9);
        cf.put("scale_factor_at_central_meridian", projection.getScaleFactor());
        cf.put("false_easting", projection.getFalseEasting());
        cf.put("false_northing", projection.getFalseNorthing());
        cf.put("semi_major_axis", a);
        cf.put("inverse_flattening", Math.round(a / (a - b) * 1e9) / 1e9);
        cf.put("longitude_of_prime_meridian", 0.0);
        return cf;
    }

    /** Well-known text 1 (OGC 01-009). Datum names follow the ellipsoid and code; the EPSG code at the end is what counts. */
    private static String wkt(GeoReference reference, Map<String, Object> cf) {
        String datum = datum(reference.epsg());
        return String.format(
                Locale.ROOT,
                "PROJCS[\"%s\",GEOGCS[\"%s\",DATUM[\"%s\",SPHEROID[\"%s\",%s,%s]],PRIMEM[\"Greenwich\",0],"
                        + "UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                        + "PARAMETER[\"latitude_of_origin\",%s],PARAMETER[\"central_meridian\",%s],"
                        + "PARAMETER[\"scale_factor\",%s],PARAMETER[\"false_easting\",%s],"
                        + "PARAMETER[\"false_northing\",%s],UNIT[\"metre\",1],AXIS[\"Easting\",EAST],"
                        + "AXIS[\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"%d\"]]",
                reference.name().replace("\"", ""),
                datum.split(";", -1)[0],
                datum.split(";", -1)[1],
                datum.split(";", -1)[2],
                cf.get("semi_major_axis"),
                cf.get("inverse_flattening"),
                cf.get("latitude_of_projection_origin"),
                cf.get("longitude_of_central_meridian"),
                cf.get("scale_factor_at_central_meridian"),
                cf.get("false_easting"),
                cf.get("false_northing"),
                reference.epsg());
    }

    /** Geographic system; datum; ellipsoid of the common families of codes (EPSG dataset). */
    private static String datum(int epsg) {
        if (epsg >= 25801 && epsg <= 25860) {
            return "ETRS89;European_Terrestrial_Reference_System_1989;GRS 1980";
        }
        if (epsg / 100 == 326 || epsg / 100 == 327) {
            return "WGS 84;WGS_1984;WGS 84";
        }
        if (epsg >= 31466 && epsg <= 31469) {
            return "DHDN;Deutsches_Hauptdreiecksnetz;Bessel 1841";
        }
        return "unknown;unknown;unknown";
    }
}
