package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.kastanie.engine.output.zarr.ZarrReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be true of any clear day in a city, read from a folder of results with 24 hourly fields. */
final class PlausibleDay {
    /** Before a sunlit wall in a court without wind; more would mean that heat is counted twice, K. */
    private static final float RADIANT_HIGH = 363;

    private static final double SUNLIT = 0.95;
    private static final double SHADED = 0.05;
    private static final double OPEN = 0.9;
    private static final double ENCLOSED = 0.5;

    private final Path folder;
    private final ZarrReader fields;
    private final boolean[] building;
    private final int hours;

    private PlausibleDay(Path folder) throws IOException {
        this.folder = folder;
        this.fields = ZarrReader.open(folder.resolve("fields.zarr"));
        this.building = fields.mask("building");
        this.hours = fields.shape("surface_temperature")[0];
    }

    static void check(Path folder) throws IOException {
        PlausibleDay day = new PlausibleDay(folder);
        assertThat(day.hours).as("hourly fields in %s", folder).isEqualTo(24);
        StringBuilder said = new StringBuilder(String.valueOf(folder.getFileName()));
        day.fieldsAreComplete();
        day.sunIsHotterThanShade(said);
        day.hoursFollowTheSun(said);
        day.enclosedPlacesStayWarmer(said);
        day.budgetCloses(said);
        System.out.println(said);
    }

    private void fieldsAreComplete() throws IOException {
        for (int h = 0; h < hours; h++) {
            float[] surface = fields.slice("surface_temperature", h);
            float[] radiant = fields.slice("mean_radiant_temperature", h);
            float[] air = fields.slice("air_temperature", h);
            for (int i = 0; i < surface.length; i++) {
                if (!building[i] && !Float.isNaN(surface[i])) {
                    assertThat(surface[i]).as("surface, hour %d, cell %d", h, i).isBetween(270f, 350f);
                    assertThat(radiant[i]).as("radiant, hour %d, cell %d", h, i).isBetween(265f, RADIANT_HIGH);
                    assertThat(air[i]).as("air, hour %d, cell %d", h, i).isBetween(275f, 320f);
                }
            }
        }
    }

    private void sunIsHotterThanShade(StringBuilder said) throws IOException {
        int noon = warmest("net_radiation");
        float[] sun = fields.slice("sunlit_fraction", noon);
        IntPredicate lit = i -> sun[i] > SUNLIT;
        IntPredicate dark = i -> sun[i] < SHADED;
        float[] surface = fields.slice("surface_temperature", noon);
        float[] radiant = fields.slice("mean_radiant_temperature", noon);
        double ground = mean(surface, lit) - mean(surface, dark);
        double felt = mean(radiant, lit) - mean(radiant, dark);
        said.append(String.format(
                Locale.ROOT, ": sun - shade at %02d h: ground %.1f K, Tmrt %.1f K", noon + 1, ground, felt));
        assertThat(ground).as("ground in the sun above ground in the shade, K").isGreaterThan(5);
        assertThat(felt).as("Tmrt in the sun above that in the shade, K").isGreaterThan(15);
        int night = coldest("air_temperature");
        assertThat(mean(fields.slice("sunlit_fraction", night), i -> true)).isLessThan(0.5);
    }

    private void hoursFollowTheSun(StringBuilder said) throws IOException {
        int radiation = warmest("net_radiation");
        int ground = warmest("surface_temperature");
        int air = warmest("air_temperature");
        int cold = coldest("air_temperature");
        said.append(String.format(
                Locale.ROOT,
                "; most radiation %02d h, hottest ground %02d h, warmest air %02d h, coldest air %02d h",
                radiation + 1,
                ground + 1,
                air + 1,
                cold + 1));
        assertThat(ground).as("ground lags radiation").isGreaterThanOrEqualTo(radiation);
        assertThat(air).as("air lags the ground").isGreaterThanOrEqualTo(ground);
        assertThat(cold).isBetween(2, 7);
    }

    private void enclosedPlacesStayWarmer(StringBuilder said) throws IOException {
        int night = coldest("air_temperature");
        float[] view = fields.plane("sky_view_factor");
        float[] surface = fields.slice("surface_temperature", night);
        double difference = mean(surface, i -> view[i] < ENCLOSED) - mean(surface, i -> view[i] > OPEN);
        if (!Double.isNaN(difference)) {
            said.append(String.format(Locale.ROOT, "; enclosed - open ground by night %.1f K", difference));
            assertThat(difference)
                    .as("ground under little sky above open ground by night, K")
                    .isPositive();
        }
    }

    private void budgetCloses(StringBuilder said) {
        JsonNode manifest =
                JsonMapper.shared().readTree(folder.resolve("manifest.json").toFile());
        double worst = 0;
        int reports = 0;
        for (JsonNode share : manifest.at("/budgets/airResidualShare")) {
            worst = Math.max(worst, share.asDouble());
            reports++;
        }
        said.append(String.format(Locale.ROOT, "; heat of the air unaccounted for %.4f %% at most", 100 * worst));
        assertThat(reports).as("hours with a budget").isEqualTo(hours);
        assertThat(worst).as("share of the air's heat unaccounted for").isLessThan(0.01);
    }

    /** Mean over open ground for which a condition holds; NaN where it holds nowhere. */
    double mean(float[] field, IntPredicate condition) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < field.length; i++) {
            if (!building[i] && !Float.isNaN(field[i]) && condition.test(i)) {
                sum += field[i];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private int warmest(String name) throws IOException {
        return extreme(name, 1);
    }

    private int coldest(String name) throws IOException {
        return extreme(name, -1);
    }

    private int extreme(String name, int sign) throws IOException {
        double[] course = new double[hours];
        for (int h = 0; h < hours; h++) {
            course[h] = sign * mean(fields.slice(name, h), i -> true);
        }
        double most = Arrays.stream(course).max().orElseThrow();
        for (int h = 0; h < hours; h++) {
            if (course[h] == most) {
                return h;
            }
        }
        throw new IllegalStateException(name + " has no values");
    }
}
