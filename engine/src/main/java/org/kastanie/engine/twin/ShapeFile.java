package org.kastanie.engine.twin;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An ESRI Shapefile: .shp with its .dbf, .prj and .cpg of the same stem (ESRI 1998, Shapefile Technical Description).
 * Points and polygons of all kinds; lines come without geometry.
 */
final class ShapeFile implements FeatureFile {
    private static final int CODE = 9994;
    private static final int HEADER = 100;
    private static final Pattern AUTHORITY =
            Pattern.compile("AUTHORITY\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d+)\"?\\s*\\]\\s*\\]\\s*$");
    private static final Pattern NAME = Pattern.compile("^\\s*(?:PROJCS|GEOGCS)\\s*\\[\\s*\"([^\"]+)\"");
    private static final Pattern UTM = Pattern.compile("(ETRS|WGS)_(?:19)?(?:89|84)_UTM_Zone_(\\d+)([NS])");
    private static final Pattern GAUSS = Pattern.compile("DHDN_3_Degree_Gauss(?:_Kruger)?_Zone_([2-5])");

    private final Path path;

    ShapeFile(Path path) {
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Head head() {
        HeadBuilder head = new HeadBuilder();
        features(head::add);
        return head.build(system());
    }

    /** File beside this one with the same stem; null if there is none. */
    private @Nullable Path beside(String ending) {
        String name = InputFiles.name(path);
        String stem = name.substring(0, name.length() - 4);
        for (String e : new String[] {ending, ending.toUpperCase(Locale.ROOT)}) {
            Path other = path.resolveSibling(stem + e);
            if (Files.isRegularFile(other)) {
                return other;
            }
        }
        return null;
    }

    /** EPSG code or name by the .prj file; ESRI's names of the systems German cities use are known. */
    private @Nullable String system() {
        Path prj = beside(".prj");
        if (prj == null) {
            return null;
        }
        try {
            return system(new String(Files.readAllBytes(prj), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw InputFiles.unreadable(prj, e);
        }
    }

    static @Nullable String system(String wkt) {
        Matcher authority = AUTHORITY.matcher(wkt);
        if (authority.find()) {
            return "EPSG:" + authority.group(1);
        }
        Matcher name = NAME.matcher(wkt);
        if (!name.find()) {
            return null;
        }
        Matcher utm = UTM.matcher(name.group(1));
        if (utm.find()) {
            int zone = Integer.parseInt(utm.group(2));
            boolean north = utm.group(3).equals("N");
            return "EPSG:" + (utm.group(1).equals("ETRS") ? 25800 + zone : (north ? 32600 : 32700) + zone);
        }
        Matcher gauss = GAUSS.matcher(name.group(1));
        if (gauss.find()) {
            return "EPSG:" + (31464 + Integer.parseInt(gauss.group(1)));
        }
        return name.group(1).startsWith("GCS_WGS_1984") ? "EPSG:4326" : name.group(1);
    }

    @Override
    public void features(Consumer<JsonNode> sink) {
        Path table = beside(".dbf");
        DbfFile attributes = table == null ? null : new DbfFile(table, beside(".cpg"));
        ByteBuffer shapes = read();
        int record = 0;
        try {
            while (shapes.remaining() >= 8) {
                int start = shapes.order(ByteOrder.BIG_ENDIAN).position();
                int length = 2 * shapes.getInt(start + 4);
                if (length < 4 || length > shapes.capacity() - start - 8) {
                    throw notShapes("record " + (record + 1) + " does not fit into the file");
                }
                ByteBuffer content = shapes.slice(start + 8, length).order(ByteOrder.LITTLE_ENDIAN);
                Geometry geometry = ShapeGeometry.of(content);
                ObjectNode properties = attributes == null ? FeatureNodes.properties() : attributes.row(record);
                sink.accept(FeatureNodes.feature(properties, geometry));
                shapes.position(start + 8 + length);
                record++;
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            InputException problem = notShapes("record " + (record + 1) + " is cut off");
            problem.initCause(e);
            throw problem;
        }
    }

    private ByteBuffer read() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException | OutOfMemoryError e) {
            throw InputFiles.unreadable(path, new IOException("larger than 2 GB or than the memory", e));
        }
        ByteBuffer all = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || all.getInt(0) != CODE) {
            throw notShapes("it does not begin as one");
        }
        return all.position(HEADER);
    }

    private InputException notShapes(String why) {
        return new InputException(
                InputFiles.name(path) + " is not a whole Shapefile: " + why + ".",
                "Export it again, with its .dbf and .prj beside it, or as GeoPackage or GeoJSON.");
    }
}
