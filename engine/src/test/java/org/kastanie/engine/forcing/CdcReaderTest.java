package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;

/** Files of the climate data centre: products in zips, UTC, hours of true solar time. */
class CdcReaderTest {
    private static final Instant NOON = Instant.parse("2022-07-19T12:00:00Z");

    @TempDir
    Path folder;

    private static String air(int station) {
        StringBuilder text = new StringBuilder("STATIONS_ID;MESS_DATUM;QN_9;TT_TU;RF_TU;eor\r\n");
        for (int h = 0; h < 48; h++) {
            text.append(String.format(
                    Locale.ROOT,
                    "      %d;202207%02d%02d;    3;%s;  %.1f;eor\r\n",
                    station,
                    19 + h / 24,
                    h % 24,
                    h == 30 ? "-999" : String.format(Locale.ROOT, "%5.1f", 20.0 + h % 24),
                    50.0));
        }
        return text.toString();
    }

    private static String wind() {
        StringBuilder text = new StringBuilder("STATIONS_ID;MESS_DATUM;QN_3;   F;   D;eor\n");
        for (int h = 0; h < 48; h++) {
            text.append(String.format(Locale.ROOT, "5;202207%02d%02d;10;3.0;270;eor\n", 19 + h / 24, h % 24));
        }
        return text.toString();
    }

    /** Sums of hours of true solar time that end 12 minutes after the full hour; bell-shaped. */
    private static String sun() {
        StringBuilder text = new StringBuilder(
                "STATIONS_ID;MESS_DATUM;QN_592;ATMO_LBERG;FD_LBERG;FG_LBERG;SD_LBERG;ZENIT;MESS_DATUM_WOZ;eor\n");
        for (int h = 0; h < 48; h++) {
            double s = joules(h % 24);
            text.append(String.format(
                    Locale.ROOT,
                    "5;202207%02d%02d:12;1;126.0;%.3f;%.3f;60;30.0;202207%02d%02d:00;eor\n",
                    19 + h / 24,
                    h % 24,
                    0.2 * s,
                    s,
                    19 + h / 24,
                    h % 24));
        }
        return text.toString();
    }

    private static double joules(int hour) {
        return Math.max(0, 300 * Math.sin(Math.PI * (hour - 5) / 14));
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }

    private WeatherSeries read(Path path, Path... also) {
        return WeatherReader.read(new WeatherRequest(
                WeatherType.DWD_CDC,
                path,
                List.of(also),
                null,
                null,
                Map.of(),
                Map.of("pressure", 1000.0),
                new WeatherRequest.Place(48.16, 11.54, 515),
                new WeatherRequest.Period(NOON, NOON.plus(Duration.ofHours(12)), Duration.ZERO)));
    }

    private WeatherSeries station() throws IOException {
        Path tu = zip(
                "stundenwerte_TU_00005_akt.zip",
                Map.of(
                        "produkt_tu_stunde_x_00005.txt",
                        air(5),
                        "Metadaten_Geographie_00005.txt",
                        "Stations_id;Stationshoehe;Geogr.Breite;Geogr.Laenge;von_datum;bis_datum;Stationsname\n"
                                + "5; 515.00; 48.1632; 11.5429;19850101;20201231;Somewhere\n"));
        Path ff = Files.writeString(folder.resolve("produkt_ff_stunde_x_00005.txt"), wind());
        return read(tu, ff, zip("stundenwerte_ST_00005.zip", Map.of("produkt_st_stunde_00005.txt", sun())));
    }

    private static WeatherInterval at(WeatherSeries series, Instant start) {
        return series.intervals().stream()
                .filter(i -> i.start().equals(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void labelsAreUtcAndReadingsBecomeMeansOfTheHourBetween() throws IOException {
        WeatherSeries series = station();
        // readings of 12 and 13 UTC are 32 and 33 degrees
        assertThat(at(series, NOON).airTemperature()).isCloseTo(32.5 + 273.15, within(1e-6));
        assertThat(at(series, NOON).windSpeed()).isEqualTo(3);
        assertThat(at(series, NOON).longwaveDown()).isCloseTo(350, within(1e-6));
        assertThat(series.latitude()).isEqualTo(48.1632);
        assertThat(series.notes()).anyMatch(n -> n.contains("true solar time"));
    }

    @Test
    void hoursOfTrueSolarTimeAreSpreadAndKeepTheirEnergy() throws IOException {
        WeatherSeries series = station();
        // of the hour 12 to 13 UTC, 12 minutes belong to the solar hour that ends 12:12, 48 to the one that ends 13:12
        double expected = (12 * joules(12) + 48 * joules(13)) / 60 * 1e4 / 3600;
        assertThat(at(series, NOON).globalHorizontal()).isCloseTo(expected, within(0.01));
        assertThat(at(series, NOON).diffuseHorizontal()).isCloseTo(0.2 * expected, within(0.01));
        double sum = 0;
        double file = 0;
        for (int h = 12; h < 24; h++) {
            sum += 3600
                    * at(series, Instant.parse("2022-07-19T00:00:00Z").plus(Duration.ofHours(h)))
                            .globalHorizontal();
            file += 1e4 * joules((h + 1) % 24);
        }
        // all but the 12 minutes of the solar hour before noon
        assertThat(sum).isCloseTo(file + 1e4 * 12 / 60 * joules(12), within(1e-4 * file));
    }

    @Test
    void severalZipsInOneAndTablesInOneText() throws IOException {
        station();
        Path all = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(all))) {
            for (String name : List.of("stundenwerte_TU_00005_akt.zip", "stundenwerte_ST_00005.zip")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve(name)));
            }
            zip.putNextEntry(new ZipEntry("produkt_ff.txt"));
            zip.write(wind().getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(read(all).intervals()).isEqualTo(station().intervals());
        Path text = Files.writeString(folder.resolve("all.txt"), air(5) + wind() + sun());
        assertThat(read(text).intervals()).isEqualTo(station().intervals());
    }

    @Test
    void refusesWhatDoesNotBelongTogether() throws IOException {
        Path other = Files.writeString(folder.resolve("produkt_tu_6.txt"), air(6));
        Path ff = Files.writeString(folder.resolve("produkt_ff_5.txt"), wind());
        assertThatThrownBy(() -> read(other, ff))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different stations [5, 6]");
        assertThatThrownBy(() -> read(ff)).isInstanceOf(InputException.class).hasMessageContaining("air_temperature");
        Path broken = Files.writeString(folder.resolve("a.txt"), "1;2022071900;3\n");
        assertThatThrownBy(() -> read(broken))
                .hasMessageContaining("a.txt line 1")
                .hasMessageContaining("header");
        Path date = Files.writeString(folder.resolve("b.txt"), air(5).replace("2022071903", "2022071993"));
        assertThatThrownBy(() -> read(date))
                .hasMessageContaining("b.txt line 5")
                .hasMessageContaining("2022071993");
        Path cut = folder.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(zip("w.zip", Map.of("produkt_tu.txt", air(5))));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(InputException.class).hasMessageContaining("cut.zip");
        Path empty = zip("none.zip", Map.of("readme.txt", "nothing"));
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("holds no produkt_");
    }

    @Test
    void realFilesOfTheServiceAreUnderstood() {
        Path data =
                Path.of(System.getProperty("kastanie.testdata", "../shared")).resolve("data/weather/dwd-cdc");
        Assumptions.assumeTrue(Files.isDirectory(data), "skipped: no data");
        WeatherInspection wind = WeatherInspection.of(data.resolve("produkt_ff_stunde_20191127_20210529_02667.txt"));
        assertThat(wind.type()).isEqualTo(WeatherType.DWD_CDC);
        assertThat(wind.rows()).isGreaterThan(13_000);
        assertThat(wind.columns()).containsOnlyKeys("wind_speed", "wind_direction");
        RawWeather sample = CdcReader.read(data.resolve("format-sample_tu_st_p_n.txt"), List.of());
        assertThat(sample.rows().getFirst().get(Variable.AIR_TEMPERATURE)).isEqualTo(33.1);
        assertThat(sample.rows().getFirst().get(Variable.PRESSURE)).isEqualTo(951.3);
    }
}
