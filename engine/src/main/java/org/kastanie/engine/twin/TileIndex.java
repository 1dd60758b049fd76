package org.kastanie.engine.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/**
 * A list of files with the rectangle or outline each covers: GeoJSON, GeoPackage, Shapefile (as {@code gdaltindex} writes it) or
 * CSV. Paths are relative to the index.
 */
final class TileIndex {
    /** Beyond the area, for what stands across the edge of a tile, m: choice, as for databases. */
    private static final double BEYOND = 100;

    /** Attributes that usually hold the file, the first that is there; location is GDAL's. */
    private static final List<String> FILE = List.of(
            "location", "path", "file", "filename", "file_name", "filepath", "datei", "dateiname", "pfad", "kachel");

    private static final List<List<String>> SIDES = List.of(
            List.of("minx", "xmin", "west", "min_x", "x_min", "left"),
            List.of("miny", "ymin", "south", "min_y", "y_min", "bottom"),
            List.of("maxx", "xmax", "east", "max_x", "x_max", "right"),
            List.of("maxy", "ymax", "north", "max_y", "y_max", "top"));

    /** Types whose files are features themselves: an index must say so by the key {@code files}. */
    private static final Set<String> FEATURES = Set.of("footprints", "trees", "landcover");

    private static final int NAMED = 3;

    /** @param box in the system of the area */
    private record Tile(String file, Envelope box) {}

    private final Path path;
    private final TwinFiles.Area area;
    private final List<Tile> tiles = new ArrayList<>();
    private int near;
    /** Files beside the index by the first part of their names. */
    private final Map<String, List<Path>> stems = new HashMap<>();

    private TileIndex(Path path, TwinFiles.Area area) {
        this.path = path;
        this.area = area;
    }

    static boolean isOne(TwinEntry entry) {
        if (!Files.isRegularFile(entry.path())) {
            return false;
        }
        String name = InputFiles.name(entry.path()).toLowerCase(Locale.ROOT);
        boolean table = name.endsWith(".csv") || name.endsWith(".gpkg") || name.endsWith(".shp");
        boolean features = name.endsWith(".geojson")
                || name.endsWith(".json") && !entry.type().equals("cityjson");
        return (table || features) && (entry.text("files") != null || !FEATURES.contains(entry.type()));
    }

    /** Whether the head of a table has a column with files and the four of their rectangles. */
    static boolean isTable(String head) {
        List<String> columns = Arrays.stream(head.toLowerCase(Locale.ROOT).split("[;,\t]", -1))
                .map(name -> name.replace("\"", "").strip())
                .toList();
        return usual(columns) != null
                && SIDES.stream().allMatch(names -> names.stream().anyMatch(columns::contains));
    }

    /** The name of the attribute that usually holds a file, or null. */
    static @Nullable String usual(List<String> attributes) {
        for (String name : FILE) {
            for (String attribute : attributes) {
                if (attribute.equalsIgnoreCase(name)) {
                    return attribute;
                }
            }
        }
        return null;
    }

    static TileIndex read(TwinEntry entry, TwinFiles.Area area) {
        TileIndex index = new TileIndex(entry.path(), area);
        if (InputFiles.name(entry.path()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
            index.table(entry);
        } else {
            index.features(entry);
        }
        if (index.tiles.isEmpty()) {
            throw new InputException(
                    InputFiles.name(entry.path()) + " lists no file with the area it covers.",
                    "Give features or rows with a file name and a rectangle, or name a folder instead.");
        }
        return index;
    }

    private void features(TwinEntry entry) {
        FeatureFile file = FeatureFile.of(new TwinEntry("footprints", path, layer(entry)));
        FeatureFile.Head head = file.filledHead();
        String attribute = attribute(entry, head.attributes());
        Crs own = head.crs() == null && !head.degrees() ? entry.crs() : null;
        Crs from = own == null && head.crs() == null && !head.degrees() ? area.crs() : file.crs(head, own);
        CoordinateTransform transform = transform(from);
        file.features(feature -> {
            String name = FeatureFile.text(feature, attribute);
            Envelope box = new Envelope();
            grow(box, feature.path("geometry"));
            add(name, box, transform);
        });
    }

    private static Map<String, Object> layer(TwinEntry entry) {
        String layer = entry.text("layer");
        return layer == null ? Map.of() : Map.of("layer", layer);
    }

    /** Corners of whatever shape a feature has. */
    private static void grow(Envelope box, JsonNode node) {
        if (node.isArray() && node.size() >= 2 && node.get(0).isNumber()) {
            box.expandToInclude(node.get(0).asDouble(), node.get(1).asDouble());
        } else {
            (node.isObject() ? node.path("coordinates") : node).forEach(part -> grow(box, part));
        }
    }

    private void table(TwinEntry entry) {
        CsvFile csv = new CsvFile(path);
        int file = csv.header().indexOf(attribute(entry, csv.header()));
        int[] columns = new int[SIDES.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(csv.header(), SIDES.get(i));
        }
        CoordinateTransform transform = transform(entry.crs() == null ? area.crs() : entry.crs());
        for (int row = 0; row < csv.rows(); row++) {
            double[] side = new double[columns.length];
            for (int i = 0; i < side.length; i++) {
                side[i] = Attributes.number(csv.cell(row, columns[i]));
            }
            boolean whole = side[0] <= side[2] && side[1] <= side[3];
            add(
                    csv.cell(row, file),
                    whole ? new Envelope(side[0], side[2], side[1], side[3]) : new Envelope(),
                    transform);
        }
    }

    private int column(List<String> header, List<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        throw new InputException(
                InputFiles.name(path) + " lists files but has no column " + names.getFirst() + ".",
                "Give the rectangle of every file in columns minx, miny, maxx, maxy.");
    }

    private String attribute(TwinEntry entry, List<String> attributes) {
        String named = entry.text("files");
        String found = named == null
                ? usual(attributes)
                : attributes.stream()
                        .filter(a -> a.equalsIgnoreCase(named))
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            throw new InputException(
                    InputFiles.name(path) + " is no " + entry.type() + " file, and as a tile index it has no attribute "
                            + (named == null ? "that holds file names" : named) + ".",
                    "Name it: files: ATTRIBUTE; the file has " + String.join(", ", attributes) + ".");
        }
        return found;
    }

    /** Into the system of the area; null if that is not known, so that every file is taken. */
    private @Nullable CoordinateTransform transform(@Nullable Crs from) {
        Crs to = area.crs();
        if (area.box() != null && to == null && from != null && !CrsResolver.isGeographic(from)) {
            return CoordinateTransform.between(from, from); // bounds without a system are in that of the files
        }
        return from == null || to == null ? null : CoordinateTransform.between(from, to);
    }

    private void add(@Nullable String name, Envelope box, @Nullable CoordinateTransform transform) {
        if (name != null && !name.isBlank()) {
            tiles.add(
                    new Tile(name.strip(), transform == null || box.isNull() ? new Envelope() : transform.apply(box)));
        }
    }

    /** The files that touch the area; all of them if where they or the area lie is not known. */
    List<TwinFiles.Found> near(String written) {
        int slash = written.lastIndexOf('/');
        String before = slash < 0 ? "" : written.substring(0, slash + 1);
        Envelope wanted = area.box() == null ? null : new Envelope(area.box());
        if (wanted != null) {
            wanted.expandBy(BEYOND);
        }
        Map<String, TwinFiles.Found> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        Envelope all = new Envelope();
        for (Tile tile : tiles) {
            all.expandToInclude(tile.box());
            if (wanted == null || tile.box().isNull() || wanted.intersects(tile.box())) {
                Path file = file(tile.file());
                if (file == null) {
                    missing.add(tile.file());
                } else {
                    String as = named(before, file);
                    found.put(as, new TwinFiles.Found(as, file, tile.box().isNull() ? null : tile.box()));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new InputException(
                    InputFiles.name(path) + " lists " + missing.size()
                            + " files of the domain that are not there, such as "
                            + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))) + ".",
                    "Paths are relative to the index; fetch the files first, Kastanie downloads none.");
        }
        if (found.isEmpty()) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "None of the %d files of %s touches the domain and its margin; they cover %.0f %.0f %.0f %.0f.",
                            tiles.size(),
                            InputFiles.name(path),
                            all.getMinX(),
                            all.getMinY(),
                            all.getMaxX(),
                            all.getMaxY()),
                    "Check domain.bounds and domain.crs, or take the index out of the job.");
        }
        near = found.size();
        return found.values().stream()
                .sorted((a, b) -> a.written().compareTo(b.written()))
                .toList();
    }

    String words() {
        return near + " of " + tiles.size() + " files of the index " + InputFiles.name(path);
    }

    private Path folder() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    private String named(String before, Path file) {
        Path folder = folder();
        return file.startsWith(folder)
                ? before + folder.relativize(file).toString().replace('\\', '/')
                : file.toString();
    }

    /** The file a tile names, with or without its ending; null if it is not there. */
    private @Nullable Path file(String name) {
        if (name.matches("(?i)[a-z][a-z0-9+]+://.*")) {
            throw new InputException(
                    InputFiles.name(path) + " lists " + name + ", which is an address.",
                    "Fetch the files and list their paths: Kastanie downloads none.");
        }
        Path folder = folder();
        try {
            Path file = folder.resolve(name.replace('\\', '/')).normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            return null;
        }
        if (stems.isEmpty()) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.sorted()
                        .forEach(p -> stems.computeIfAbsent(InputFiles.stem(p), s -> new ArrayList<>())
                                .add(p));
            } catch (IOException e) {
                throw InputFiles.unreadable(path, e);
            }
        }
        List<Path> same = stems.getOrDefault(name, List.of());
        return same.size() == 1 ? same.getFirst() : null;
    }
}
