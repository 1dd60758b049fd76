package org.kastanie.validation;

import java.time.LocalDate;

/**
 * One station and day of the Göteborg radiation measurements.
 *
 * @param id case id
 * @param title for the guide
 * @param folder below {@code measured}
 * @param rasters surface, terrain, canopy and land cover file
 * @param weather met file
 * @param observations file of the six-direction fluxes
 * @param epsg of the rasters
 * @param x of the station as published with the data, m
 * @param y of the station, m
 * @param sensorNorth direction of the instrument's "north", degrees: found once from the azimuth of the beam in Kn, Ke, Ks,
 *     Kw minus the sun's azimuth, never from Tmrt (see notes)
 * @param classes of the land cover: the tool's table, or one of our own where the pavement is known
 * @param skyline mean height of the buildings in the site's raster (surface minus terrain where the land cover says
 *     building), taken for what stands beyond it, m
 * @param labelOffset hours from the observation's label to the end of the hour it covers
 * @param day local date
 */
record GoteborgSite(
        String id,
        String title,
        String folder,
        String[] rasters,
        String weather,
        String observations,
        int epsg,
        double x,
        double y,
        double sensorNorth,
        String classes,
        double skyline,
        int labelOffset,
        LocalDate day) {

    /** The codes of the rasters; what is only called paved there is natural stone setts on these two squares. */
    private static final String SETTS = "{1: cobblestone, 2: building, 5: grass, 6: bare_soil, 7: water}";

    static final GoteborgSite KRONENHUSET = new GoteborgSite(
            "goteborg-kronenhuset",
            "Göteborg, Kronenhuset courtyard, 2005-10-07",
            "gothenburg-kronenhuset",
            new String[] {"DSM_KR.tif", "DEM_KR.tif", "CDSM_KR.asc", "landcover_KR.tif"},
            "MetFile_20051007.txt",
            "measurements_kr.csv",
            3007,
            147837.67318124877,
            6398728.29605625,
            0,
            SETTS,
            15,
            0,
            LocalDate.of(2005, 10, 7));
    static final GoteborgSite SQUARE_OCTOBER = square("oct", "MetFile_20051011.txt", LocalDate.of(2005, 10, 11));
    static final GoteborgSite SQUARE_JULY = square("jul", "MetFile_20060726.txt", LocalDate.of(2006, 7, 26));
    static final GoteborgSite GVC = new GoteborgSite(
            "goteborg-gvc",
            "Göteborg, GVC near trees, 2010-07-07",
            "gothenburg-gvc",
            new String[] {"DSM_GVC_1m.tif", "DEM_GVC_1m.tif", "CDSM_GVC_1m.tif", "landcover_1m_GVC.tif"},
            "MetFile20100707_Prepared.txt",
            "measurements_gvc.csv",
            3006,
            319190.8845813423,
            6398177.062447303,
            10,
            "umep",
            12.5,
            1,
            LocalDate.of(2010, 7, 7));

    private static GoteborgSite square(String tag, String weather, LocalDate day) {
        return new GoteborgSite(
                "goteborg-ga-" + tag,
                "Göteborg, Gustav Adolfs torg, " + day,
                "gothenburg-gustav-adolfs",
                new String[] {"DSM_GA.tif", "DEM_GA.tif", "CDSM_GA.tif", "LC_GA.tif"},
                weather,
                "measurements_ga.csv",
                3006,
                319289.3393,
                6400139.3737,
                343.5,
                SETTS,
                17,
                0,
                day);
    }
}
