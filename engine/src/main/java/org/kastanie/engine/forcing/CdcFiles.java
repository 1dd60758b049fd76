package org.kastanie.engine.forcing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.kastanie.engine.InputException;

/** Tables and place of a station in a file of the climate data centre: a text, a zip, or a zip of zips. */
final class CdcFiles {
    /** More than a century of hours of one product is about 40 MB. */
    private static final int LARGEST = 300_000_000;

    /**
     * Last place of a station.
     *
     * @param latitude degrees north, NaN if unknown
     * @param longitude degrees east, NaN if unknown
     * @param altitude m, NaN if unknown
     */
    record Station(double latitude, double longitude, double altitude) {
        static final Station UNKNOWN = new Station(Double.NaN, Double.NaN, Double.NaN);
    }

    private final Path path;
    private final List<List<String>> products = new ArrayList<>();
    private Station station = Station.UNKNOWN;

    private CdcFiles(Path path) {
        this.path = path;
    }

    static CdcFiles open(Path path) {
        CdcFiles files = new CdcFiles(path);
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    "weather file not found: " + path, "check weather.path; it is relative to the job file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(2);
            if (head.length == 2 && head[0] == 'P' && head[1] == 'K') {
                try (InputStream whole = Files.newInputStream(path)) {
                    files.zip(whole, 0);
                }
                if (files.products.isEmpty()) {
                    throw new InputException(
                            path.getFileName() + " holds no produkt_*.txt",
                            "give a zip of the climate data centre as downloaded; a zip of a city model belongs under twin");
                }
            } else {
                files.products.add(WeatherText.lines(path));
            }
        } catch (ZipException e) {
            throw new InputException(
                    path.getFileName() + " is a damaged zip: " + e.getMessage(), "fetch the file again", e);
        } catch (IOException e) {
            throw new InputException(
                    path.getFileName() + " cannot be read: " + e.getMessage(),
                    "the file may be cut off: fetch it again",
                    e);
        }
        return files;
    }

    List<List<String>> products() {
        return products;
    }

    Station station() {
        return station;
    }

    private void zip(InputStream in, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName().toLowerCase(Locale.ROOT).replaceFirst("^.*/", "");
            boolean place = name.startsWith("metadaten_geographie") && name.endsWith(".txt");
            if (name.endsWith(".zip") && depth == 0) {
                zip(new ByteArrayInputStream(bytes(zip)), 1);
            } else if (place || (name.startsWith("produkt_") && name.endsWith(".txt"))) {
                List<String> lines = new String(bytes(zip), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList();
                if (place) {
                    place(lines);
                } else {
                    products.add(lines);
                }
            }
        }
    }

    private byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new InputException(
                    path.getFileName() + " unpacks to more than " + LARGEST / 1_000_000 + " MB",
                    "give the products of one station");
        }
        return bytes;
    }

    /** Stations_id;Stationshoehe;Geogr.Breite;Geogr.Laenge;von_datum;bis_datum;Stationsname, the last line is the last place. */
    private void place(List<String> lines) {
        for (String line : lines) {
            String[] f = line.split(";", -1);
            if (f.length > 3 && f[1].strip().matches("-?[0-9.]+")) {
                station = new Station(
                        WeatherText.number(f[2], path, 1),
                        WeatherText.number(f[3], path, 1),
                        WeatherText.number(f[1], path, 1));
            }
        }
    }
}
