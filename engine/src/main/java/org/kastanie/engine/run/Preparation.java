package org.kastanie.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.LabelMeaning;
import org.kastanie.engine.forcing.WeatherInterval;
import org.kastanie.engine.forcing.WeatherReader;
import org.kastanie.engine.forcing.WeatherRequest;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherSite;
import org.kastanie.engine.forcing.WeatherType;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.scenario.Rules;
import org.kastanie.engine.scenario.Scenario;
import org.kastanie.engine.scene.LeafSeason;
import org.kastanie.engine.scene.MaterialLibrary;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.air.AirOptions;
import org.kastanie.solver.comfort.ComfortOptions;
import org.kastanie.solver.comfort.Posture;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.surface.SurfaceOptions;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Everything a run needs before its first step, from its spec: city, scene, weather, places. */
final class Preparation {
    /** Weather before the period that is asked for: spin-up, and a month for the first temperature of the ground. */
    private static final Duration LEAD = Duration.ofDays(30);

    private final RunSpec spec;

    Preparation(RunSpec spec) {
        this.spec = spec;
    }

    @Nullable
    Crs jobCrs() {
        String name = spec.domain().crs();
        return name == null
                ? null
                : CrsResolver.requireProjected(CrsResolver.resolve(name, "domain.crs"), "domain.crs");
    }

    /**
     * What lies in a window, after those edits that can be made there; whether the others can be made elsewhere {@link
     * TileSurvey} has seen.
     */
    CityModel city(Envelope window) {
        return Scenario.tryAll(TwinReader.read(spec.twin(), jobCrs(), window), spec.scenario(), rules())
                .model();
    }

    CityModel city() {
        CityModel model = TwinReader.read(spec.twin(), jobCrs());
        List<InputException> unknown = unknownAttributes(model);
        if (!unknown.isEmpty()) {
            throw unknown.getFirst();
        }
        return Scenario.apply(model, spec.scenario(), rules());
    }

    /** What the edits of the scenario are held to. */
    Rules rules() {
        Envelope bounds = spec.domain().bounds();
        Envelope reach = bounds == null ? null : new Envelope(bounds);
        if (reach != null) {
            reach.expandBy(spec.domain().margin());
        }
        return new Rules(
                reach, MaterialLibrary.with(spec.surfaces().materials()).ids());
    }

    /** An attribute no building has is a slip of the pen, not a wish for the default everywhere. */
    List<InputException> unknownAttributes(CityModel model) {
        List<InputException> problems = new ArrayList<>();
        RunSpec.SurfaceSpec s = spec.surfaces();
        named(model, "roofs.attribute", s.roofAttribute(), Building::roofMaterial, problems);
        named(model, "walls.attribute", s.wallAttribute(), Building::wallMaterial, problems);
        return problems;
    }

    private static void named(
            CityModel model,
            String key,
            @Nullable String attribute,
            Function<Building, @Nullable String> material,
            List<InputException> problems) {
        if (attribute == null) {
            return;
        }
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects
                    && objects.buildings().stream().anyMatch(b -> material.apply(b) != null)) {
                return;
            }
        }
        problems.add(
                new InputException(
                        key + ": no building of the twin has an attribute '" + attribute + "'",
                        "name an attribute the buildings have (kastanie inspect FILE lists what a file holds), or leave it out"));
    }

    /** The job's polygon in the city's system, or null. */
    @Nullable
    Geometry polygon(Crs crs) {
        if (spec.domain().polygon() == null) {
            return null;
        }
        List<Geometry> parts = new ArrayList<>();
        for (ResultSet.Area area : PolygonFile.read(spec.domain().polygon(), null, crs)) {
            parts.add(area.geometry());
        }
        return UnaryUnionOp.union(parts);
    }

    SceneOptions sceneOptions(@Nullable Geometry polygon) {
        RunSpec.DomainSpec d = spec.domain();
        Envelope bounds = d.bounds() == null && polygon != null ? polygon.getEnvelopeInternal() : d.bounds();
        RunSpec.SurfaceSpec s = spec.surfaces();
        OffsetDateTime start = spec.period().start();
        return SceneOptions.defaults(bounds, d.cell(), d.margin())
                .withHalo(Math.min(spec.model().halo(), d.margin()))
                .withSurfaces(s.ground(), s.roof(), s.wall(), s.glazing())
                .withMaterials(s.materials())
                .withSeason(leaves(spec.period()), start.getYear());
    }

    /** The day in the middle of the period decides. */
    private LeafSeason leaves(RunSpec.PeriodSpec period) {
        return switch (spec.model().leaves()) {
            case "on" -> LeafSeason.on();
            case "off" -> LeafSeason.off();
            default ->
                LeafSeason.of(period.start()
                        .plus(Duration.between(period.start(), period.end()).dividedBy(2))
                        .toLocalDate());
        };
    }

    /** @param part the job is a tile of a larger one */
    Scene scene(CityModel city, @Nullable Geometry polygon, boolean part) {
        if (spec.domain().skyline() > 0) {
            city.quality()
                    .add(
                            QualityReport.Kind.ASSUMED,
                            "scene",
                            "",
                            "walls of " + spec.domain().skyline() + " m stand all round the scene (domain.skyline)");
        }
        SceneOptions options = sceneOptions(polygon);
        Scene scene = SceneBuilder.build(city, part ? options.asPart() : options);
        double leaves = spec.model().leafArea();
        return leaves == 1 ? scene : scene.withLeafArea(leaves);
    }

    WeatherSeries weather(double latitude, double longitude, double altitude) {
        RunSpec.WeatherSpec w = spec.weather();
        RunSpec.PeriodSpec p = spec.period();
        WeatherSeries read = WeatherReader.read(new WeatherRequest(
                WeatherType.byKey(w.type()),
                w.path(),
                w.also(),
                w.interval() == null ? null : LabelMeaning.byKey(w.interval()),
                w.timezone(),
                w.columns(),
                w.defaults(),
                new WeatherRequest.Place(latitude(latitude), longitude(longitude), altitude),
                new WeatherRequest.Period(p.start().toInstant(), p.end().toInstant(), LEAD)));
        return w.warmer() == 0 && w.windier() == 1 ? read : read.shifted(w.warmer(), w.windier());
    }

    WeatherSite site(double latitude, double longitude) {
        RunSpec.WeatherSpec w = spec.weather();
        return new WeatherSite(latitude(latitude), longitude(longitude), w.windHeight(), w.airHeight(), w.roughness());
    }

    private double latitude(double ofDomain) {
        return Double.isNaN(spec.weather().latitude())
                ? ofDomain
                : spec.weather().latitude();
    }

    private double longitude(double ofDomain) {
        return Double.isNaN(spec.weather().longitude())
                ? ofDomain
                : spec.weather().longitude();
    }

    ModelSetup setup(Scene scene, WeatherSeries weather, AirOptions air) {
        RunSpec.ModelSpec m = spec.model();
        return new ModelSetup(
                scene.geometry(),
                scene.facets(),
                scene.materials(),
                scene.treeParameters(),
                new RadiationOptions(
                        m.reach(),
                        m.exchangeReach(),
                        m.reflections(),
                        m.clumping(),
                        m.personHeight(),
                        spec.domain().skyline()),
                surfaceOptions(weather),
                air,
                comfort(),
                m.airInterval().toSeconds());
    }

    /** Who stands at the points, in their order. */
    List<ComfortOptions> bodies(Places places) {
        return places.points().stream()
                .map(Places.Point::spec)
                .map(p -> new ComfortOptions(
                        Posture.byKey(p.posture() == null ? spec.model().posture() : p.posture()),
                        p.bodyShape().equals("cylinder"),
                        Set.of()))
                .toList();
    }

    private ComfortOptions comfort() {
        Set<Quantity> extra = EnumSet.noneOf(Quantity.class);
        extra.addAll(spec.outputs().quantities());
        extra.retainAll(ComfortOptions.ON_REQUEST);
        return new ComfortOptions(
                Posture.byKey(spec.model().posture()), spec.model().bodyShape().equals("cylinder"), extra);
    }

    private SurfaceOptions surfaceOptions(WeatherSeries weather) {
        RunSpec.SurfaceSpec s = spec.surfaces();
        return new SurfaceOptions(initialTemperature(weather), deepTemperature(weather), s.indoor(), s.soilMoisture());
    }

    /** Mean air temperature of the year if the file holds one, else of all weather read, K (contract: deep boundary). */
    static double deepTemperature(WeatherSeries weather) {
        return Double.isNaN(weather.yearMeanTemperature())
                ? mean(weather, Instant.MIN, Instant.MAX)
                : weather.yearMeanTemperature();
    }

    /** Mean air temperature of the month before the period, else of the period: a choice; spin-up does the rest. */
    double initialTemperature(WeatherSeries weather) {
        Instant start = spec.period().start().toInstant();
        boolean before = Duration.between(weather.start(), start).toDays() >= 1;
        return before ? mean(weather, Instant.MIN, start) : mean(weather, Instant.MIN, Instant.MAX);
    }

    private static double mean(WeatherSeries weather, Instant from, Instant to) {
        return weather.intervals().stream()
                .filter(i -> !i.start().isBefore(from) && !i.end().isAfter(to))
                .mapToDouble(WeatherInterval::airTemperature)
                .average()
                .orElseGet(() -> weather.intervals().getFirst().airTemperature());
    }
}
