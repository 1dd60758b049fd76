package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kastanie.solver.sun.SolarPosition;
import org.kastanie.solver.sun.SunPosition;

/** Length of the shadow of a long wall on flat ground, from the sunlit fraction along a line away from it. */
final class ShadowCase implements ValidationCase {
    private static final double X = 691000;
    private static final double Y = 5336000;
    private static final double HEIGHT = 12;
    /** Position of the scene's middle, for the sun: EPSG:25832 691000 E 5336000 N. */
    private static final double LATITUDE = 48.1489;

    private static final double LONGITUDE = 11.5671;

    @Override
    public String id() {
        return "shadow-length";
    }

    @Override
    public String title() {
        return "Shadow length of a long wall";
    }

    @Override
    public String source() {
        return "exact: H cos(azimuth difference) / tan(elevation), mean over the hour in steps of one minute, sun by NREL SPA";
    }

    @Override
    public String notes() {
        return "A wall of 12 m along east-west, 400 m long. The sunlit fraction of the hour is summed along a line of points "
                + "one metre apart northward from the wall; the shadow length is what is missing from that sum.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Optional.empty();
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        OffsetDateTime start = OffsetDateTime.parse("2015-10-20T09:00+01:00");
        int points = 60;
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < points; i++) {
            list.append(i == 0 ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT, "{id: p%d, x: %s, y: %s, height: 1.1, azimuth: 0}", i, X + 0.5, Y + i + 0.5));
        }
        Path footprints = new BoxScene()
                .block(HEIGHT, BoxScene.rectangle(X - 200, Y - 10, X + 200, Y))
                .footprints(scratch, 25832);
        Path weather = BoxScene.weather(scratch, start, 7);
        String job = String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: shadow length
                domain: {crs: "EPSG:25832", bounds: [%s, %s, %s, %s], cell: 1.0, margin: 200}
                twin: [{type: footprints, path: "%s", height: height_m}]
                weather: {type: csv, path: "%s"}
                period: {start: "%s", end: "%s", output: PT1H, spinup: none}
                points: [%s]
                outputs: {quantities: [], formats: []}
                model: {transport: false, voxel: 20, directions: 4, halo: 0, step: PT30M, reflections: 1}
                """,
                X - 4,
                Y - 2,
                X + 5,
                Y + points,
                footprints,
                weather,
                start,
                start.plusHours(7),
                list);
        PointTable ours = JobRuns.points(job, scratch);
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (int h = 0; h < 7; h++) {
            OffsetDateTime stamp = start.plusHours(h + 1);
            double lit = 0;
            for (int i = 0; i < points; i++) {
                lit += ours.at("p" + i, stamp, "sunlit_fraction");
            }
            pairs.add(new Comparison.Pair(
                    stamp.toLocalTime().toString(), exact(start.plusHours(h), points), points - lit));
        }
        return List.of(new Comparison("shadow length", "all", "m", pairs));
    }

    /** Mean over the hour of the length of the shadow at 1.1 m above the ground, cut at the end of the line of points. */
    private static double exact(OffsetDateTime start, int limit) {
        double sum = 0;
        for (int m = 0; m < 60; m++) {
            SunPosition sun = SolarPosition.at(
                    start.plus(Duration.ofSeconds(60L * m + 30)).toInstant(), LATITUDE, LONGITUDE);
            double southward = -sun.y();
            double length = southward <= 0 ? 0 : (HEIGHT - 1.1) * southward / sun.z();
            sum += Math.min(length, limit);
        }
        return sum / 60;
    }
}
