package org.kastanie.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kastanie.engine.forcing.StepForcings;
import org.kastanie.engine.forcing.WeatherReader;
import org.kastanie.engine.forcing.WeatherRequest;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherSite;
import org.kastanie.engine.forcing.WeatherType;
import org.kastanie.engine.scene.LeafSeason;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.solver.model.StepForcing;
import org.locationtech.jts.geom.Envelope;

/** Squares cut from the middle of the Bilbao rasters, with as much of their surroundings as shades them, and a hot day. */
final class BilbaoCrop {
    static final double CELL = 2.5;
    /** Distance up to which obstacles are looked for, and kept round a crop where the rasters hold it, m. */
    static final double REACH = 500;

    private static final int YEAR = 2021;
    /** The hottest day of the weather file begins, local standard time. */
    private static final Instant START = Instant.parse("2021-07-04T23:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);

    private final CityModel city;
    private final WeatherSeries weather;
    private final WeatherSite site;
    private final Envelope extent;

    private BilbaoCrop(Path folder) {
        city = TwinReader.read(
                List.of(
                        new TwinEntry("terrain", folder.resolve("DEM.tif")),
                        new TwinEntry("building-height", folder.resolve("BDSM.tif")),
                        new TwinEntry("canopy", folder.resolve("CDSM.tif"))),
                null);
        extent = city.extent();
        double latitude = 43.30;
        double longitude = -2.98;
        weather = WeatherReader.read(WeatherRequest.of(
                WeatherType.byKey("epw"),
                folder.resolve("bilbao_2021.epw"),
                new WeatherRequest.Place(latitude, longitude, Double.NaN),
                new WeatherRequest.Period(START, START.plus(DAY), Duration.ofDays(1))));
        site = new WeatherSite(latitude, longitude, 10, 2, 0.1);
    }

    static boolean exists(Path testData) {
        return Files.exists(testData.resolve("data/bilbao/BDSM.tif"));
    }

    static BilbaoCrop read(Path testData) {
        return new BilbaoCrop(testData.resolve("data/bilbao"));
    }

    /** Cells of the whole raster's shorter side. */
    int largest() {
        return (int) (Math.min(extent.getWidth(), extent.getHeight()) / CELL);
    }

    /** A square of so many cells a side about the middle. */
    Scene scene(int side) {
        double half = 0.5 * side * CELL;
        double west = CELL * Math.rint((extent.centre().x - half) / CELL);
        double south = CELL * Math.rint((extent.centre().y - half) / CELL);
        Envelope square = new Envelope(west, west + side * CELL, south, south + side * CELL);
        return SceneBuilder.build(
                city, SceneOptions.defaults(square, CELL, REACH).withHalo(0).withSeason(LeafSeason.on(), YEAR));
    }

    /**
     * 24 hourly steps, the sun in six places an hour.
     *
     * @param seconds by which the sun is shifted, so that no shadow is known from a day before
     */
    List<StepForcing> day(long seconds) {
        return StepForcings.build(
                weather, site, START, START.plus(DAY), Duration.ofHours(1), Duration.ofSeconds(seconds));
    }
}
