package org.kastanie.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.scenario.Edit;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.surface.SurfaceOptions;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Everything a run is told: a job with every default filled in and every path absolute. Units as in the job file where a
 * name says so, else SI.
 *
 * @param name what people call the run
 * @param domain what is computed
 * @param twin files of the city
 * @param surfaces what city surfaces are made of where the twin does not say
 * @param weather the weather file
 * @param period what is computed and how often it is written
 * @param points places listed in full
 * @param areas files of polygons for tables
 * @param streets files of street segments for results on objects
 * @param outputs what is written
 * @param scenario edits on objects, in their order
 * @param model options of the physics
 * @param attribution whose data these are, as their licences want it said
 */
public record RunSpec(
        String name,
        DomainSpec domain,
        List<TwinEntry> twin,
        SurfaceSpec surfaces,
        WeatherSpec weather,
        PeriodSpec period,
        List<PointSpec> points,
        List<AreaSpec> areas,
        List<StreetSpec> streets,
        OutputSpec outputs,
        List<Edit> scenario,
        ModelSpec model,
        List<String> attribution) {

    /** The whole of a domain in cells of another size, without anything that is looked at: for its air. */
    RunSpec coarse(GeoReference whole, double cell) {
        return new RunSpec(
                name,
                new DomainSpec(
                        "EPSG:" + whole.epsg(),
                        Tiling.bounds(whole.grid()),
                        null,
                        cell,
                        domain.margin(),
                        domain.skyline(),
                        0),
                twin,
                surfaces,
                weather.at(
                        Double.isNaN(weather.latitude()) ? whole.latitude() : weather.latitude(),
                        Double.isNaN(weather.longitude()) ? whole.longitude() : weather.longitude()),
                period,
                List.of(),
                List.of(),
                List.of(),
                new OutputSpec(List.of(), List.of(), Double.NaN),
                scenario,
                model,
                attribution);
    }

    /**
     * @param crs projected system such as EPSG:25832, or null for the first projected file's
     * @param bounds rectangle in that system, or null
     * @param polygon GeoJSON file that cuts the domain, or null
     * @param cell edge of a cell, m
     * @param margin ring outside the domain that shades it and steers the wind, m
     * @param skyline height of the walls assumed round the scene, m; 0 for none
     * @param tile edge of the tiles of a run out of core, cells; 0 for as memory asks
     */
    public record DomainSpec(
            @Nullable String crs,
            @Nullable Envelope bounds,
            @Nullable Path polygon,
            double cell,
            double margin,
            double skyline,
            int tile) {}

    /**
     * @param ground class where no land cover is given
     * @param roof class of roofs, or by_slope
     * @param wall class of walls
     * @param glazing share of windows
     * @param materials own classes as in the job file
     * @param roofAttribute attribute of buildings that names their roof class, or null
     * @param wallAttribute attribute of buildings that names their wall class, or null
     * @param indoor what lies behind walls and roofs
     * @param soilMoisture fraction of available water at the start
     */
    public record SurfaceSpec(
            String ground,
            String roof,
            String wall,
            double glazing,
            Map<String, Object> materials,
            @Nullable String roofAttribute,
            @Nullable String wallAttribute,
            SurfaceOptions.Indoor indoor,
            double soilMoisture) {}

    /**
     * @param type as in the job file
     * @param path the file
     * @param windHeight height of the wind reading, m
     * @param airHeight height of the temperature reading, m
     * @param site rural, roof or canyon
     * @param roughness length of the site of the wind reading, m
     * @param interval what a stamp means, or null for the format's default
     * @param timezone of the file's clock, or null for the format's default
     * @param latitude degrees north, or NaN for the domain's
     * @param longitude degrees east, or NaN for the domain's
     * @param columns names in the file
     * @param defaults constants for missing columns, in units of the contract
     * @param also further files of the same station
     * @param warmer added to the air temperature of the file, K
     * @param windier factor on the wind speed of the file
     */
    public record WeatherSpec(
            String type,
            Path path,
            double windHeight,
            double airHeight,
            String site,
            double roughness,
            @Nullable String interval,
            @Nullable ZoneOffset timezone,
            double latitude,
            double longitude,
            Map<String, String> columns,
            Map<String, Double> defaults,
            List<Path> also,
            double warmer,
            double windier) {
        /** The same for a place. */
        WeatherSpec at(double north, double east) {
            return new WeatherSpec(
                    type,
                    path,
                    windHeight,
                    airHeight,
                    site,
                    roughness,
                    interval,
                    timezone,
                    north,
                    east,
                    columns,
                    defaults,
                    also,
                    warmer,
                    windier);
        }
    }

    /**
     * @param start of the period, with the offset of all stamps
     * @param end of the period
     * @param output interval of the results
     * @param spinup how the surfaces come to their temperatures
     */
    public record PeriodSpec(OffsetDateTime start, OffsetDateTime end, Duration output, Spinup spinup) {
        public int times() {
            return (int) Duration.between(start, end).dividedBy(output);
        }
    }

    /**
     * @param automatic until the surfaces do not change any more
     * @param days fixed number of days otherwise; 0 for none
     */
    public record Spinup(boolean automatic, int days) {}

    /**
     * @param id unique in the job
     * @param x m
     * @param y m
     * @param height above the ground or roof it stands on, m
     * @param azimuth direction of the sensor's north, rad
     * @param depths in the ground, m
     * @param posture standing, sitting or sphere; null for that of the maps
     * @param bodyShape cylinder or six_directions
     * @param profile whether the air over it is listed too
     */
    public record PointSpec(
            String id,
            double x,
            double y,
            double height,
            double azimuth,
            List<Double> depths,
            @Nullable String posture,
            String bodyShape,
            boolean profile) {}

    /**
     * @param path GeoJSON file of polygons
     * @param id attribute that names them, or null
     */
    public record AreaSpec(Path path, @Nullable String id) {}

    /**
     * @param path GeoJSON file of lines or polygons
     * @param id attribute that names them, or null
     * @param width of the strip a line stands for, m
     */
    public record StreetSpec(Path path, @Nullable String id, double width) {
        /** What a segment stands for. */
        public Geometry strip(Geometry segment) {
            return segment.getDimension() < 2 && width > 0 ? segment.buffer(width / 2) : segment;
        }
    }

    /**
     * @param quantities written as rasters
     * @param formats cog, zarr, png, report, geopackage, geojson, cityjson, 3d-tiles
     * @param geoidHeight height of the twin's zero above the ellipsoid, m; NaN if unknown
     */
    public record OutputSpec(List<Quantity> quantities, List<String> formats, double geoidHeight) {}

    /**
     * @param step of the model clock
     * @param spinupStep of the model clock during spin-up
     * @param airInterval after which the air is solved again
     * @param reach of obstacles, m
     * @param exchangeReach of facets seen as themselves, m
     * @param reflections shortwave, facet by facet
     * @param clumping index of crowns
     * @param voxel edge of a voxel of the air, m
     * @param directions of the wind library
     * @param transport of heat and vapour by the air
     * @param wind diagnostic or steady
     * @param halo ring round the domain with facets of their own temperature, m
     * @param leaves auto, on or off
     * @param posture standing, sitting or sphere
     * @param bodyShape cylinder or six_directions, for maps
     * @param personHeight height of the person's centre, m
     * @param leafArea factor on the leaf area of every crown
     * @param sharedAir auto or off: whether tiles take the air at their rims from a coarse run of the whole
     */
    public record ModelSpec(
            Duration step,
            Duration spinupStep,
            Duration airInterval,
            double reach,
            double exchangeReach,
            int reflections,
            double clumping,
            double voxel,
            int directions,
            boolean transport,
            String wind,
            double halo,
            String leaves,
            String posture,
            String bodyShape,
            double personHeight,
            double leafArea,
            String sharedAir) {}
}
