package org.kastanie.engine.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;

/** Rasters of the twin: GeoTIFF or ESRI ASCII grid, brought into the model's system. */
final class RasterReader {
    /** Rasters whose corners move less than this (m) only change the name of their system. */
    private static final double SAME_PLACE = 0.01;

    private RasterReader() {}

    static boolean isAscii(Path path) {
        String name = InputFiles.name(path).toLowerCase(Locale.ROOT);
        return name.endsWith(".asc") || name.endsWith(".asc.gz");
    }

    /** System named by the entry, the file or a .prj beside it; null if none. */
    static @Nullable Crs declaredCrs(Path path, @Nullable Crs stated) {
        if (stated != null) {
            return stated;
        }
        if (!isAscii(path)) {
            return new GeoTiffReader(path).position().crs();
        }
        String name = InputFiles.name(path);
        int dot = name.toLowerCase(Locale.ROOT).lastIndexOf(".asc");
        Path projection = path.resolveSibling(name.substring(0, dot) + ".prj");
        if (!Files.isRegularFile(projection)) {
            return null;
        }
        try {
            return fromWkt(Files.readString(projection), InputFiles.name(projection));
        } catch (IOException e) {
            throw InputFiles.unreadable(projection, e);
        }
    }

    /** The last EPSG authority of well-known text is that of the whole system; ESRI's text has only a name. */
    private static Crs fromWkt(String wkt, String file) {
        int last = wkt.lastIndexOf("\"EPSG\"");
        if (last >= 0) {
            String code = wkt.substring(last + 6).replaceAll("[^0-9]", "");
            return CrsResolver.resolve("EPSG:" + code, file);
        }
        int open = wkt.indexOf('"');
        int close = wkt.indexOf('"', open + 1);
        String name = open >= 0 && close > open ? wkt.substring(open + 1, close) : wkt.strip();
        String plain = name.replace("ETRS_1989_UTM_Zone_", "ETRS89 / UTM zone ")
                .replace("WGS_1984_UTM_Zone_", "WGS 84 / UTM zone ")
                .replace("DHDN_3_Degree_Gauss_Zone_", "DHDN / 3-degree Gauss-Kruger zone ");
        return CrsResolver.resolve(plain, file);
    }

    static RasterKind kind(String type) {
        return switch (type) {
            case "terrain" -> RasterKind.TERRAIN;
            case "surface" -> RasterKind.SURFACE;
            case "building-height" -> RasterKind.BUILDING_HEIGHT;
            case "canopy" -> RasterKind.CANOPY;
            case "landcover" -> RasterKind.LANDCOVER;
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** The whole raster as the file has it. */
    static Raster raw(TwinEntry entry) {
        return read(entry, frame(entry), null);
    }

    /** Where the file lies; an ASCII grid is read for that. */
    static RasterFrame frame(TwinEntry entry) {
        return isAscii(entry.path())
                ? RasterFrame.of(AsciiGridReader.read(entry.path()))
                : new GeoTiffReader(entry.path()).frame();
    }

    static Raster read(TwinEntry entry, RasterFrame frame, RasterFrame.@Nullable Part part) {
        RasterFrame.Part wanted = part == null ? frame.whole() : part;
        return isAscii(entry.path())
                ? frame.cut(AsciiGridReader.read(entry.path()), wanted)
                : new GeoTiffReader(entry.path()).read(entry.whole("band", 1), wanted);
    }

    /**
     * @param window what is wanted in the model's system, or null for everything
     * @return null where nothing of the raster lies in the window
     */
    static TwinSource.@Nullable Layer read(
            TwinEntry entry, Crs declared, Crs model, @Nullable Envelope window, QualityReport quality) {
        RasterKind kind = kind(entry.type());
        String name = InputFiles.name(entry.path());
        RasterFrame frame = frame(entry);
        CoordinateTransform forward = CoordinateTransform.between(declared, model);
        boolean warped = !forward.identity() && moves(frame, forward);
        RasterFrame.Part part = window == null
                ? frame.whole()
                : frame.part(warped ? sources(window, frame, CoordinateTransform.between(model, declared)) : window);
        if (part == null) {
            return null;
        }
        boolean image = Greenness.is(entry);
        Raster raster = image ? Greenness.read(entry, part, frame, quality) : read(entry, frame, part);
        if (!holdsData(raster, kind, name, window == null, quality)) {
            return null;
        }
        if (warped) {
            raster = RasterWarp.warp(frame, raster, declared, model, kind == RasterKind.TERRAIN, window);
            String how = kind == RasterKind.TERRAIN ? "bilinear" : "nearest cell";
            quality.add(Kind.NOTE, name, "", "Resampled from " + declared + " to " + model + " (" + how + ").");
        }
        return new TwinSource.Layer(entry.path(), kind, raster, image ? Greenness.CLASSES : classes(entry));
    }

    /**
     * Values on a frame, brought into the model's system and cut to a window.
     *
     * @param bilinear else the nearest cell, where they must be resampled
     * @return null where nothing of it lies in the window
     */
    static @Nullable Raster placed(
            RasterFrame frame, float[] values, Crs declared, Crs model, boolean bilinear, @Nullable Envelope window) {
        CoordinateTransform forward = CoordinateTransform.between(declared, model);
        Raster whole = frame.raster(frame.whole(), values);
        if (!forward.identity() && moves(frame, forward)) {
            whole = RasterWarp.warp(frame, whole, declared, model, bilinear, null);
        }
        RasterFrame on = RasterFrame.of(whole);
        RasterFrame.Part part = window == null ? on.whole() : on.part(window);
        return part == null ? null : on.cut(whole, part);
    }

    /** What a window is resampled from: its own rim of cells needs neighbours, too. */
    private static Envelope sources(Envelope window, RasterFrame frame, CoordinateTransform back) {
        Envelope sources = back.apply(window);
        sources.expandBy(2 * RasterFrame.RIM * Math.max(frame.cellX(), frame.cellY()));
        return sources;
    }

    /** The raster without its values. */
    static TwinSource.Layer outline(TwinEntry entry, Crs declared, Crs model) {
        RasterFrame frame = frame(entry);
        CoordinateTransform forward = CoordinateTransform.between(declared, model);
        if (!forward.identity() && moves(frame, forward)) {
            frame = RasterWarp.lattice(frame, declared, model);
        }
        Raster empty = new Raster(
                frame.columns(), frame.rows(), frame.west(), frame.north(), frame.cellX(), frame.cellY(), new float[0]);
        return new TwinSource.Layer(entry.path(), kind(entry.type()), empty, classes(entry));
    }

    private static boolean moves(RasterFrame raster, CoordinateTransform forward) {
        Envelope e = raster.extent();
        if (CrsResolver.isGeographic(forward.from()) || CrsResolver.isGeographic(forward.to())) {
            return true;
        }
        double[][] corners = {
            {e.getMinX(), e.getMinY()},
            {e.getMaxX(), e.getMinY()},
            {e.getMinX(), e.getMaxY()},
            {e.getMaxX(), e.getMaxY()}
        };
        for (double[] p : corners) {
            double[] q = forward.apply(p[0], p[1]);
            if (Math.hypot(q[0] - p[0], q[1] - p[1]) > SAME_PLACE) {
                return true;
            }
        }
        return false;
    }

    /** Says what is missing; a part without data is left out where the whole file would be refused. */
    private static boolean holdsData(
            Raster raster, RasterKind kind, String name, boolean whole, QualityReport quality) {
        long gaps = 0;
        for (float value : raster.values()) {
            gaps += Float.isNaN(value) ? 1 : 0;
        }
        long cells = raster.values().length;
        boolean absolute = kind == RasterKind.TERRAIN || kind == RasterKind.SURFACE;
        if (!whole && gaps == cells) {
            return false;
        }
        if (gaps == cells && (absolute || kind == RasterKind.LANDCOVER)) {
            throw new InputException(
                    name + " has no data in any of its " + cells + " cells.",
                    "Check the raster's nodata value, or take it out of the job.");
        }
        if (gaps > 0 && absolute) {
            quality.add(Kind.DOUBTFUL, name, "", gaps + " of " + cells + " cells have no data.");
        }
        if (gaps == cells) {
            quality.add(Kind.DOUBTFUL, name, "", "No cell has data: read as none there.");
        }
        return true;
    }

    /** Name of the class table, or an own table written as {@code 1=asphalt;5=grass}. */
    static String classes(TwinEntry entry) {
        if (entry.options().get("classes") instanceof Map<?, ?> table) {
            StringBuilder text = new StringBuilder();
            table.forEach((code, name) -> text.append(text.isEmpty() ? "" : ";")
                    .append(code)
                    .append('=')
                    .append(name));
            return text.toString();
        }
        String name = entry.text("classes");
        return name == null ? "" : name;
    }
}
