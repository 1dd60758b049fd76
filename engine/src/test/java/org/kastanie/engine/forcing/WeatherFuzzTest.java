package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.kastanie.engine.InputException;

/** Every reader of weather on files cut off and damaged anywhere: read, or refused in a sentence, never anything else. */
class WeatherFuzzTest {
    private static final Map<String, byte[]> WHOLE = new LinkedHashMap<>();

    private static Path folder = Path.of("");

    @BeforeContainer
    static void seeds() throws IOException {
        folder = Files.createTempDirectory("fuzz");
        StringBuilder csv = new StringBuilder("time,air_temperature,relative_humidity\n");
        StringBuilder umep = new StringBuilder(
                "%iy id it imin Q* QH QE Qs Qf Wind RH Td press rain Kdn snow ldown fcld wuh xsmd lai_hr Kdiff Kdir Wdir\n");
        StringBuilder cdc = new StringBuilder("STATIONS_ID;MESS_DATUM;QN_9;TT_TU;RF_TU;eor\n");
        StringBuilder epw = new StringBuilder("LOCATION,Town,-,DEU,X,1,48.1,11.5,1.0,515\n" + "X\n".repeat(6)
                + "DATA PERIODS,1,1,Data,Sunday,7/2,7/2\n");
        StringBuilder dat = new StringBuilder(
                "Rechtswert : 4061500\nHochwert : 2920500\n    RW      HW MM DD HH     t    p  WR   WG N    x  RF    B    D   A    E IL\n***\n");
        for (int h = 1; h <= 24; h++) {
            csv.append("2020-07-02T%02d:00+02:00,21.5,50\n".formatted(h - 1));
            umep.append(
                    "2020 184 %d 0 -999 -999 -999 -999 -999 2.5 50 21.5 96.0 0 300 -999 -999 -999 -999 -999 -999 100 200 180\n"
                            .formatted(h - 1));
            cdc.append("2667;20200702%02d;3;21.5;50.0;eor\n".formatted(h - 1));
            epw.append(
                    "2020,7,2,%d,60,A7,21.5,10.0,50,96000,0,0,350,300,200,100,0,0,0,0,180,2.5,5,5,20,77777,9,0,0,0.1,0,0,0.2,0,0\n"
                            .formatted(h));
            dat.append("4061500 2920500  7  2 %2d  21.5  960 180  2.5 4  8.1  50  200  100 350 -400  1\n".formatted(h));
        }
        WHOLE.put("w.csv", bytes(csv));
        WHOLE.put("w.txt", bytes(umep));
        WHOLE.put("w.epw", bytes(epw));
        WHOLE.put("w.dat", bytes(dat));
        WHOLE.put("produkt_tu_stunde.txt", bytes(cdc));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("produkt_tu_stunde.txt"));
            out.write(bytes(cdc));
        }
        WHOLE.put("w.zip", zip.toByteArray());
    }

    @AfterContainer
    static void remove() throws IOException {
        for (String name : WHOLE.keySet()) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    static Arbitrary<String> files() {
        return Arbitraries.of(WHOLE.keySet());
    }

    private static boolean endsWell(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        try {
            WeatherInspection.of(file);
            return true;
        } catch (InputException e) {
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(1000);
            assertThat(e.remedy()).isNotBlank();
            return false;
        }
    }

    /** Else every test below would be about nothing. */
    @Property(tries = 30)
    void wholeFilesAreRead(@ForAll("files") String name) throws IOException {
        assertThat(endsWell(name, WHOLE.getOrDefault(name, new byte[0])))
                .as(name)
                .isTrue();
    }

    @Property(tries = 200)
    void cutOffAnywhere(@ForAll("files") String name, @ForAll @IntRange(min = 0, max = 1000) int thousandths)
            throws IOException {
        byte[] whole = WHOLE.getOrDefault(name, new byte[0]);
        endsWell(name, Arrays.copyOf(whole, whole.length * thousandths / 1000));
    }

    @Property(tries = 800)
    void damagedAnywhere(
            @ForAll("files") String name,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 100_000) Integer> places,
            @ForAll("bytes") byte value)
            throws IOException {
        byte[] bytes = WHOLE.getOrDefault(name, new byte[0]).clone();
        for (int place : places) {
            bytes[place % bytes.length] = value;
        }
        endsWell(name, bytes);
    }

    @Provide
    static Arbitrary<Byte> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.of((byte) ',', (byte) '-', (byte) '9', (byte) '\n', (byte) ';', (byte) 'e'));
    }
}
