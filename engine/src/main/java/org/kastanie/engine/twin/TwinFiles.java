package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.archive.Archive;
import org.locationtech.jts.geom.Envelope;

/** The files behind the path of an entry: those of a folder, of a zip archive or of a tile index, in the order of their names. */
public final class TwinFiles {
    /**
     * One of them.
     *
     * @param written how a job names it
     * @param path where it is
     * @param extent where its objects lie, in the system of the area; null if unknown
     */
    public record Found(String written, Path path, @Nullable Envelope extent) {}

    /**
     * @param files to be read
     * @param words how many there are and what was left out; one sentence without a point
     */
    public record Choice(List<Found> files, String words) {}

    /**
     * What of a tile index is wanted.
     *
     * @param box domain and margin; null for everything
     * @param crs system of the box, null if the job does not name one
     */
    public record Area(@Nullable Envelope box, @Nullable Crs crs) {}

    private static final Set<String> FEATURES = Set.of("geojson", "json", "gpkg", "shp");
    private static final Set<String> RASTERS = Set.of("tif", "tiff", "asc");
    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "citygml", Set.of("gml", "xml", "citygml"),
            "cityjson", Set.of("json", "jsonl"),
            "osm", Set.of("osm", "pbf"),
            "footprints", FEATURES,
            "trees", Set.of("geojson", "json", "gpkg", "shp", "csv"),
            "landcover", Set.of("geojson", "json", "gpkg", "shp", "tif", "tiff", "asc"),
            "pids", Set.of("nc"));
    private static final int HEAD = 1 << 16;
    private static final int NAMED = 3;
    private static final int MOST = 20_000;

    private final String type;
    private final Area area;
    private final List<String> left = new ArrayList<>();

    private TwinFiles(String type, Area area) {
        this.type = type;
        this.area = area;
    }

    /** Whether the path of an entry stands for other files: a folder, a zip or a tile index. */
    public static boolean areBehind(TwinEntry entry) {
        return Files.isDirectory(entry.path()) || Archive.isOne(entry.path()) || TileIndex.isOne(entry);
    }

    /**
     * The files behind an entry.
     *
     * @param written how the job names its path
     */
    public static Choice behind(TwinEntry entry, String written, Area area) {
        TwinFiles files = new TwinFiles(entry.type(), area);
        List<Found> found;
        String kind;
        if (Files.isDirectory(entry.path())) {
            kind = "of the folder ";
            found = files.ofFolder(entry.path(), written);
        } else if (Archive.isOne(entry.path())) {
            kind = "of the archive ";
            found = files.ofArchive(entry.path(), written, null);
        } else {
            TileIndex index = TileIndex.read(entry, area);
            found = new ArrayList<>();
            for (Found tile : index.near(written)) {
                found.addAll(
                        Archive.isOne(tile.path())
                                ? files.ofArchive(tile.path(), tile.written(), tile.extent())
                                : List.of(tile));
            }
            String words = index.words();
            return new Choice(distinct(found), words);
        }
        if (found.isEmpty()) {
            throw new InputException(
                    InputFiles.name(entry.path()) + " holds no file of type " + entry.type() + ".",
                    files.left.isEmpty()
                            ? "It is empty."
                            : "It holds " + files.names() + "; folders in a folder are not looked into.");
        }
        String others = files.left.isEmpty() ? "" : "; not of this type: " + files.names();
        return new Choice(distinct(found), found.size() + " files " + kind + InputFiles.name(entry.path()) + others);
    }

    /** Everything in a folder or an archive, whatever its type: for looking at files. */
    public static List<Path> all(Path path) {
        if (!Files.isDirectory(path)) {
            Archive archive = Archive.of(path);
            return archive.names().stream().map(archive::unpack).toList();
        }
        return list(path);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> files = inside.filter(p -> !InputFiles.name(p).startsWith("."))
                    .limit(MOST + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST) {
                throw new InputException(
                        "The folder " + InputFiles.name(folder) + " holds more than " + MOST + " files.",
                        "Name a folder with fewer, or a tile index (docs/inputs.md).");
            }
            return files;
        } catch (IOException e) {
            throw InputFiles.unreadable(folder, e);
        }
    }

    private List<Found> ofFolder(Path folder, String written) {
        List<Found> found = new ArrayList<>();
        List<Found> candidates = new ArrayList<>();
        for (Path file : list(folder)) {
            String name = InputFiles.name(file);
            String as = (written.endsWith("/") ? written : written + "/") + name;
            if (Archive.isOne(file)) {
                found.addAll(ofArchive(file, as, null));
            } else if (Files.isRegularFile(file) && ends(name)) {
                candidates.add(new Found(as, file, null));
            } else {
                left.add(name);
            }
        }
        found.addAll(fitting(candidates));
        found.sort((a, b) -> a.written().compareTo(b.written()));
        return found;
    }

    private List<Found> ofArchive(Path file, String written, @Nullable Envelope extent) {
        Archive archive = Archive.of(file);
        List<Found> candidates = new ArrayList<>();
        for (String name : archive.names()) {
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                throw new InputException(
                        InputFiles.name(file) + " holds another archive, " + name + ".",
                        "Unpack the outer one: a folder of zips is read, a zip of zips is not.");
            }
            if (ends(name)) {
                candidates.add(new Found(written + Archive.INSIDE + name, archive.unpack(name), extent));
            } else {
                left.add(name);
            }
        }
        return fitting(candidates);
    }

    /** Those whose content is of the type; a single one is taken as it is, and its reader says what is wrong with it. */
    private List<Found> fitting(List<Found> candidates) {
        if (candidates.size() == 1) {
            return candidates;
        }
        List<Found> fitting = new ArrayList<>();
        for (Found candidate : candidates) {
            if (fits(candidate.path())) {
                fitting.add(candidate);
            } else {
                left.add(InputFiles.name(candidate.path()));
            }
        }
        return fitting;
    }

    private boolean ends(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return !plain.endsWith(".aux.xml")
                && ENDINGS.getOrDefault(type, RASTERS).contains(plain.substring(plain.lastIndexOf('.') + 1));
    }

    /** A file that cannot be read fits: its reader says why, instead of a city with a hole in it. */
    private boolean fits(Path path) {
        String found;
        try {
            found = Inspection.typeOf(path);
            if (type.equals("citygml")) {
                return "citygml".equals(found) && isCityModel(path);
            }
        } catch (InputException e) {
            return true;
        }
        return switch (type) {
            case "cityjson", "osm", "footprints", "trees", "pids" -> type.equals(found);
            case "landcover" -> "terrain".equals(found) || "footprints".equals(found);
            default -> "terrain".equals(found);
        };
    }

    private static boolean isCityModel(Path path) {
        try (InputStream in = InputFiles.open(path)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).replace("\0", "");
            return head.contains("CityModel");
        } catch (IOException e) {
            return true;
        }
    }

    /** Ids of objects without one are made of file names: two files must not give the same. */
    private static List<Found> distinct(List<Found> found) {
        Map<String, Found> stems = new HashMap<>();
        for (Found file : found) {
            Found other = stems.put(InputFiles.stem(file.path()), file);
            if (other != null) {
                throw new InputException(
                        InputFiles.name(other.path()) + " and " + InputFiles.name(file.path())
                                + " differ in nothing but their folder or ending.",
                        "Take one out if they hold the same, else rename one: objects without ids are named after their file.");
            }
        }
        return found;
    }

    private String names() {
        String some = String.join(", ", left.subList(0, Math.min(NAMED, left.size())));
        return left.size() > NAMED ? some + " and " + (left.size() - NAMED) + " more" : some;
    }
}
