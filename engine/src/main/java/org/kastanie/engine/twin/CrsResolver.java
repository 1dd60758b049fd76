package org.kastanie.engine.twin;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * From the many spellings of a coordinate system's name to a {@link Crs}. Vertical parts are dropped: heights are used
 * as they are.
 *
 * <p>Understood: {@code EPSG:25832}, {@code urn:ogc:def:crs:EPSG::25832} (with or without version), compound
 * {@code urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783}, {@code http://www.opengis.net/def/crs/EPSG/0/25832},
 * {@code http://www.opengis.net/gml/srs/epsg.xml#25832}, a bare code, compound codes such as 7415 and 5555, CRS84, the
 * names of the German surveys {@code urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH} and {@code urn:adv:crs:DE_DHDN_3GK4}, and
 * EPSG names ("ETRS89 / UTM zone 32N"). A bare {@code CH1903} is taken as the national grid LV03 (EPSG:21781), the only
 * one of that datum in which city models are published.
 */
public final class CrsResolver {
    /** Longitude and latitude on WGS 84: what GeoJSON (RFC 7946) is in when it does not say otherwise. */
    public static final Crs WGS84 = new Crs(4326, "WGS 84");

    private static final Pattern EPSG =
            Pattern.compile("EPSG(?:\\.XML#|[:/](?:[^:/,]*[:/])?)(\\d{3,8})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("\\d{4,5}");
    private static final Pattern ADV_UTM = Pattern.compile("ETRS89_UTM(3[0-8]|2[89])(?![0-9])");
    private static final Pattern ADV_GK = Pattern.compile("DE_DHDN_3GK([2-5])");
    private static final Map<String, Integer> NAMES = Map.of(
            "ch1903",
            21781,
            "ch1903_lv03",
            21781,
            "ch1903+",
            2056,
            "lv03",
            21781,
            "lv95",
            2056,
            "crs84",
            4326,
            "wgs84",
            4326,
            "wgs 84",
            4326);
    private static final Set<String> DISTORTED = Set.of("merc", "eqc", "mill");
    private static final String REMEDY =
            "Name a projected system in metres by its EPSG code, for example crs: \"EPSG:25832\" (UTM zone 32 N).";

    private CrsResolver() {}

    /**
     * The horizontal system a name means.
     *
     * @param name any of the spellings above
     * @param where file or key the name stands in, for the message
     * @throws InputException if the name is not understood or the code is unknown
     */
    public static Crs resolve(String name, String where) {
        String text = name.strip();
        Matcher epsg = EPSG.matcher(text);
        boolean named = false;
        while (epsg.find()) {
            named = true;
            Crs crs = lookUp(Integer.parseInt(epsg.group(1)));
            if (crs != null) {
                return crs;
            }
        }
        Crs crs = named ? null : resolveOther(text);
        if (crs == null) {
            throw new InputException(
                    where + ": the coordinate system \"" + name + "\" is not known.",
                    "Name it by an EPSG code, for example crs: \"EPSG:25832\", in the job (domain.crs, or crs of this twin entry).");
        }
        return crs;
    }

    private static @Nullable Crs resolveOther(String text) {
        if (BARE.matcher(text).matches()) {
            return lookUp(Integer.parseInt(text));
        }
        Matcher utm = ADV_UTM.matcher(text);
        if (utm.find()) {
            return lookUp(25800 + Integer.parseInt(utm.group(1)));
        }
        Matcher gk = ADV_GK.matcher(text);
        if (gk.find()) {
            return lookUp(31464 + Integer.parseInt(gk.group(1)));
        }
        String last = text.substring(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT);
        Integer known = NAMES.get(last);
        if (known != null) {
            return lookUp(known);
        }
        EpsgTable.Definition definition = EpsgTable.get().find(text);
        return definition == null ? null : lookUp(definition.code());
    }

    /** The system of a code; a compound code gives its horizontal part. Null if unknown or not horizontal. */
    static @Nullable Crs lookUp(int code) {
        EpsgTable.Definition definition = EpsgTable.get().find(code);
        if (definition == null) {
            return null;
        }
        if (definition.parameters().contains("+vunits")) {
            int plus = definition.name().indexOf(" + ");
            EpsgTable.Definition horizontal =
                    plus < 0 ? null : EpsgTable.get().find(definition.name().substring(0, plus));
            return horizontal == null ? null : new Crs(horizontal.code(), horizontal.name());
        }
        return definition.parameters().contains("+proj=geocent") ? null : new Crs(code, definition.name());
    }

    /** Whether coordinates are longitude and latitude in degrees. */
    public static boolean isGeographic(Crs crs) {
        EpsgTable.Definition definition = EpsgTable.get().find(crs.epsg());
        return definition != null && definition.geographic();
    }

    /**
     * Passes a system in which a metre is a metre on the ground; refuses all others.
     *
     * @param where file or key the system comes from, for the message
     */
    public static Crs requireProjected(Crs crs, String where) {
        EpsgTable.Definition definition = EpsgTable.get().find(crs.epsg());
        if (definition == null) {
            throw new InputException(where + ": the coordinate system " + crs + " is not known.", REMEDY);
        }
        if (definition.geographic()) {
            throw new InputException(
                    where + ": " + crs + " is in degrees; Kastanie computes on a grid of metres.", REMEDY);
        }
        String parameters = definition.parameters() + " ";
        if (!parameters.contains("+units=m ") || parameters.contains("+to_meter")) {
            throw new InputException(where + ": " + crs + " is not in metres.", REMEDY);
        }
        for (String projection : DISTORTED) {
            if (parameters.contains("+proj=" + projection + " ")) {
                throw new InputException(
                        where + ": a metre of " + crs + " is not a metre on the ground (world map projection).",
                        REMEDY);
            }
        }
        return crs;
    }

    /**
     * The UTM zone of a place: ETRS89 (EPSG:258zz) in Europe, where the surveys use it (zones 28-38, 34-72 degrees
     * north, longitudes -16 to 40), else WGS 84 (EPSG:326zz, 327zz). South-western Norway belongs to zone 32.
     */
    public static Crs utm(double longitude, double latitude) {
        int zone = Math.clamp((int) Math.floor((longitude + 180) / 6) + 1, 1, 60);
        if (zone == 31 && latitude >= 56 && latitude < 64 && longitude >= 3) {
            zone = 32;
        }
        boolean europe = latitude >= 34 && latitude <= 72 && longitude >= -16 && longitude <= 40;
        int code = europe ? 25800 + zone : (latitude < 0 ? 32700 : 32600) + zone;
        Crs crs = lookUp(code);
        if (crs == null) {
            throw new IllegalStateException("No EPSG entry for UTM code " + code);
        }
        return crs;
    }

    /** Longitude and latitude (degrees, WGS 84) of a point of a projected system. */
    public static double[] lonLat(Crs crs, double x, double y) {
        return CoordinateTransform.between(crs, WGS84).apply(x, y);
    }

    /** Well-known text 1 of the system; empty if the table has none. */
    public static String wkt(Crs crs) {
        return EpsgTable.wkt(crs.epsg());
    }
}
