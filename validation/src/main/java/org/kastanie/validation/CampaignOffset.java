package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.forcing.LabelMeaning;
import org.kastanie.engine.forcing.WeatherInterval;
import org.kastanie.engine.forcing.WeatherReader;
import org.kastanie.engine.forcing.WeatherRequest;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherType;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.LongwaveSky;

/**
 * The weather of a Göteborg day with our own longwave from the sky, lowered as the campaign's pyrgeometers read it. Clear
 * skies lose {@link #EMISSIVITY}, overcast ones nothing. This is a calibration to the campaign and labelled so wherever it
 * is shown; it tells how much of an error is left when the offset is taken out.
 */
final class CampaignOffset {
    /** Effective emissivity by which the clear sky was read too low at all three sites (0.08 to 0.10). */
    static final double EMISSIVITY = 0.08;

    /** Column of the longwave from the sky in a UMEP file. */
    private static final int LONGWAVE = 16;

    private static final WeatherRequest.Place PLACE = new WeatherRequest.Place(57.70, 11.97, 10);

    private CampaignOffset() {}

    /** Writes the weather file with the column filled and returns it. */
    static Path apply(GoteborgSite site, Path weather, Path scratch) throws IOException {
        Instant start = site.day().atStartOfDay().toInstant(ZoneOffset.ofHours(1));
        WeatherSeries series = WeatherReader.read(new WeatherRequest(
                WeatherType.UMEP,
                weather,
                LabelMeaning.BEGINNING,
                ZoneOffset.ofHours(1),
                Map.of(),
                Map.of(),
                PLACE,
                new WeatherRequest.Period(start, start.plus(Duration.ofDays(1)), Duration.ZERO)));
        List<String> out = new ArrayList<>();
        int row = 0;
        for (String line : Files.readAllLines(weather)) {
            String[] cells = line.strip().split("\\s+");
            if (!line.startsWith("%") && cells.length > LONGWAVE) {
                cells[LONGWAVE] = Double.toString(lowered(series.intervals().get(row++)));
                out.add(String.join(" ", cells));
            } else {
                out.add(line);
            }
        }
        Path file = Files.createTempFile(scratch, "offset", ".txt");
        Files.write(file, out);
        return file;
    }

    private static double lowered(WeatherInterval now) {
        double black = PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(now.airTemperature(), 4);
        double vapour = PhysicalConstants.vapourPressure(now.specificHumidity(), now.pressure());
        double clear = LongwaveSky.clearEmissivity(now.airTemperature(), vapour);
        double clearness = Math.clamp((1 - now.longwaveDown() / black) / (1 - clear), 0, 1);
        return now.longwaveDown() - EMISSIVITY * clearness * black;
    }
}
