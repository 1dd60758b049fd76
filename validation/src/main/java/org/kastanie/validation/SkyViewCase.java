package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sky view factors with an exact solution, through the whole chain from footprints. */
final class SkyViewCase implements ValidationCase {
    private static final double X = 691000;
    private static final double Y = 5336000;

    @Override
    public String id() {
        return "sky-view";
    }

    @Override
    public String title() {
        return "Sky view factor: circular court and long canyon";
    }

    @Override
    public String source() {
        return "exact: cos^2 of the wall top's elevation at the centre of a circular court; Oke (1987, Boundary Layer "
                + "Climates, table A2.1): cos of the wall top's elevation at the middle of a long canyon's floor";
    }

    @Override
    public String notes() {
        return "Footprints are rasterised at 1 m, so edges move by up to half a cell; the canyon is 600 m long.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Optional.empty();
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Comparison.Pair> court = new ArrayList<>();
        List<Comparison.Pair> canyon = new ArrayList<>();
        for (double height : new double[] {5, 10, 20, 40}) {
            double radius = 20;
            BoxScene ring = new BoxScene()
                    .block(
                            height,
                            BoxScene.circle(X + 0.5, Y + 0.5, radius + 15, 180),
                            BoxScene.circle(X + 0.5, Y + 0.5, radius, 180));
            double exact = 1 / (1 + (height / radius) * (height / radius));
            court.add(new Comparison.Pair("H " + height, exact, skyView(ring, scratch)));

            double half = 10.5;
            BoxScene street = new BoxScene()
                    .block(height, BoxScene.rectangle(X - 300, Y + 0.5 + half, X + 300, Y + 31))
                    .block(height, BoxScene.rectangle(X - 300, Y - 30, X + 300, Y + 0.5 - half));
            canyon.add(new Comparison.Pair("H " + height, 1 / Math.hypot(1, height / half), skyView(street, scratch)));
        }
        return List.of(
                new Comparison("sky view, circular court", "all", "1", court),
                new Comparison("sky view, long canyon", "all", "1", canyon));
    }

    private static double skyView(BoxScene scene, Path scratch) throws IOException {
        OffsetDateTime start = OffsetDateTime.parse("2015-07-20T12:00+01:00");
        Path footprints = scene.footprints(scratch, 25832);
        Path weather = BoxScene.weather(scratch, start, 2);
        String job = String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: sky view
                domain: {crs: "EPSG:25832", bounds: [%s, %s, %s, %s], cell: 1.0, margin: 320}
                twin: [{type: footprints, path: "%s", height: height_m}]
                weather: {type: csv, path: "%s"}
                period: {start: "%s", end: "%s", output: PT1H, spinup: none}
                points: [{id: p, x: %s, y: %s, height: 1.1, azimuth: 0}]
                outputs: {quantities: [], formats: []}
                model: {transport: false, voxel: 20, directions: 4, halo: 0, step: PT30M, reflections: 1}
                """,
                X - 4,
                Y - 4,
                X + 5,
                Y + 5,
                footprints,
                weather,
                start,
                start.plusHours(1),
                X + 0.5,
                Y + 0.5);
        return JobRuns.points(job, scratch).at("p", start.plusHours(1), "sky_view_factor");
    }
}
