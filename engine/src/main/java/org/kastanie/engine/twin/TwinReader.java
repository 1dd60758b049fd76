package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Reads the files of a job's {@code twin} list into a {@link CityModel}.
 *
 * <p>System of the model: the job's; else that of the first file that is in a projected one; else the UTM zone of the
 * first file that is in longitude and latitude. All coordinates are brought into it.
 */
public final class TwinReader {
    private static final Set<String> RASTERS = Set.of("terrain", "surface", "building-height", "canopy", "landcover");

    /** Whether an entry is a raster; land cover may also be polygons. */
    private static boolean isRaster(TwinEntry entry) {
        return RASTERS.contains(entry.type()) && !isAreas(entry);
    }

    private static boolean isAreas(TwinEntry entry) {
        return entry.type().equals(LANDCOVER) && FeatureFile.reads(entry.path());
    }

    private static final String PIDS = "pids";
    private static final String OSM = "osm";
    private static final String LANDCOVER = "landcover";

    static final Crs WORLD = new Crs(3857, "WGS 84 / Pseudo-Mercator");

    private TwinReader() {}

    /**
     * @param entries the list, paths resolved
     * @param jobCrs the job's system, or null
     * @throws InputException for the first file that cannot be used
     */
    public static CityModel read(List<TwinEntry> entries, @Nullable Crs jobCrs) {
        return read(entries, jobCrs, null);
    }

    /**
     * Reads what lies in a window; memory is bounded by the window, and by the largest file among ASCII grids, gzipped rasters
     * and CSV, which are read as a whole.
     *
     * @param entries the list, paths resolved
     * @param jobCrs the job's system, or null
     * @param window in the model's system; rasters without a cell with data in it are left out; null for everything
     */
    public static CityModel read(List<TwinEntry> entries, @Nullable Crs jobCrs, @Nullable Envelope window) {
        QualityReport quality = new QualityReport();
        Crs model = modelCrs(entries, jobCrs);
        List<TwinSource> sources = new ArrayList<>();
        for (TwinEntry entry : entries) {
            List<TwinSource> found = read(entry, model, window, quality);
            sources.addAll(entry.type().equals(OSM) ? Doubles.without(found, sources, quality) : found);
        }
        return new CityModel(model, List.copyOf(sources), quality);
    }

    /**
     * Where everything lies, without objects and values; vector files are read through for that and nothing of them kept.
     */
    public static CityModel outline(List<TwinEntry> entries, @Nullable Crs jobCrs) {
        QualityReport quality = new QualityReport();
        Crs model = modelCrs(entries, jobCrs);
        List<TwinSource> sources = new ArrayList<>();
        for (TwinEntry entry : entries) {
            Crs stated = declaredCrs(entry);
            Crs declared = stated == null ? model : stated;
            if (entry.type().equals(PIDS)) {
                sources.add(new TwinSource.Objects(
                        entry.path(),
                        List.of(),
                        List.of(),
                        CoordinateTransform.between(declared, model)
                                .apply(PidsReader.frame(entry).extent())));
                continue;
            }
            Envelope known = entry.extent();
            sources.add(
                    isRaster(entry)
                            ? RasterReader.outline(entry, declared, model)
                            : new TwinSource.Objects(
                                    entry.path(),
                                    List.of(),
                                    List.of(),
                                    known != null
                                            ? known
                                            : vector(entry, declared, model, new Envelope(), quality)
                                                    .extent()));
        }
        return new CityModel(model, List.copyOf(sources), quality);
    }

    /** Whether all of them are rasters, whose place is known from their heads. */
    public static boolean rastersAlone(List<TwinEntry> entries) {
        return entries.stream().allMatch(e -> isRaster(e) || e.type().equals(PIDS));
    }

    /** Everything wrong with the files, one exception each; empty if all can be read. */
    public static List<InputException> check(List<TwinEntry> entries, @Nullable Crs jobCrs) {
        List<InputException> problems = new ArrayList<>();
        Crs model = null;
        try {
            model = modelCrs(entries, jobCrs);
        } catch (InputException e) {
            problems.add(e);
        }
        for (TwinEntry entry : entries) {
            try {
                Crs own = declaredCrs(entry);
                read(
                        entry,
                        model != null ? model : own == null || CrsResolver.isGeographic(own) ? WORLD : own,
                        null,
                        new QualityReport());
            } catch (InputException e) {
                boolean said = problems.stream()
                        .anyMatch(p -> String.valueOf(p.getMessage()).equals(e.getMessage()));
                if (!said) {
                    problems.add(e);
                }
            }
        }
        return problems;
    }

    /** The system the model will have, from the heads of the files. */
    public static Crs modelCrs(List<TwinEntry> entries, @Nullable Crs jobCrs) {
        if (jobCrs != null) {
            return CrsResolver.requireProjected(jobCrs, "domain.crs");
        }
        TwinEntry geographic = null;
        for (TwinEntry entry : entries) {
            Crs declared = declaredCrs(entry);
            if (declared != null && CrsResolver.isGeographic(declared)) {
                geographic = geographic == null ? entry : geographic;
            } else if (declared != null) {
                return CrsResolver.requireProjected(declared, InputFiles.name(entry.path()));
            }
        }
        if (geographic == null) {
            throw new InputException(
                    entries.isEmpty()
                            ? "Without twin files the job must name its coordinate system."
                            : "None of the twin files names its coordinate system.",
                    "Add domain.crs to the job, for example crs: \"EPSG:25832\".");
        }
        return utm(geographic);
    }

    private static Crs utm(TwinEntry entry) {
        Crs declared = declaredCrs(entry);
        if (declared == null) {
            throw new IllegalStateException("asked for the zone of a file without system");
        }
        boolean pids = entry.type().equals(PIDS);
        if (pids || isRaster(entry)) {
            RasterFrame frame = pids ? PidsReader.frame(entry) : RasterReader.frame(entry);
            Coordinate middle = frame.extent().centre();
            double[] lonLat = CrsResolver.lonLat(declared, middle.x, middle.y);
            return CrsResolver.utm(lonLat[0], lonLat[1]);
        }
        Coordinate middleOfMap = entry.type().equals(OSM) ? OsmReader.middle(entry) : null;
        if (middleOfMap != null) {
            return CrsResolver.utm(middleOfMap.x, middleOfMap.y);
        }
        // the readers judge areas in metres, so they read into the world's map projection first
        VectorData data = vector(entry, declared, WORLD, null, new QualityReport());
        Coordinate middle = data.extent().centre();
        double[] lonLat = CrsResolver.lonLat(WORLD, middle.x, middle.y);
        return CrsResolver.utm(lonLat[0], lonLat[1]);
    }

    /** System of an entry by its key crs or by its file; null if neither says it. */
    static @Nullable Crs declaredCrs(TwinEntry entry) {
        InputFiles.check(entry.path());
        if (isRaster(entry)) {
            return RasterReader.declaredCrs(entry.path(), entry.crs());
        }
        return switch (entry.type()) {
            case "citygml" -> {
                CityGmlFile.Head head = CityGmlFile.head(entry.path());
                Crs stated = entry.crs();
                String name = head.srsName();
                yield stated != null || name == null
                        ? stated
                        : CrsResolver.resolve(name, InputFiles.name(entry.path()));
            }
            case "cityjson" -> {
                CityJsonFile.Head head = CityJsonFile.head(entry.path());
                Crs stated = entry.crs();
                String name = head.system();
                yield stated != null || name == null
                        ? stated
                        : CrsResolver.resolve(name, InputFiles.name(entry.path()));
            }
            case "trees" -> TreePointReader.declaredCrs(entry);
            case "footprints" -> FootprintReader.declaredCrs(entry);
            case PIDS -> PidsReader.declaredCrs(entry);
            case OSM -> OsmReader.declaredCrs(entry);
            case LANDCOVER -> AreaReader.declaredCrs(entry);
            default -> throw unknownType(entry);
        };
    }

    private static InputException unknownType(TwinEntry entry) {
        String known =
                "citygml, cityjson, osm, footprints, trees, pids, terrain, surface, building-height, canopy, landcover";
        return new InputException(
                InputFiles.name(entry.path()) + ": the twin type \"" + entry.type() + "\" is not known.",
                "Known are " + known + ".");
    }

    /** Beyond the extent of a tile, for what stands across its edge, m: choice. */
    private static final double BEYOND = 100;

    /** Whether an index of tiles says that nothing of a file lies near: it need not be opened. */
    private static boolean isFar(TwinEntry entry, @Nullable Envelope window) {
        Envelope extent = entry.extent();
        if (extent == null || window == null) {
            return false;
        }
        extent.expandBy(BEYOND);
        return !extent.intersects(window);
    }

    private static List<TwinSource> read(TwinEntry entry, Crs model, @Nullable Envelope window, QualityReport quality) {
        if (isFar(entry, window)) {
            return List.of();
        }
        String origin = entry.text("origin");
        if (origin != null) {
            quality.add(Kind.NOTE, InputFiles.name(entry.path()), "", "From " + origin + ".");
        }
        Crs declared = declaredCrs(entry);
        if (declared == null) {
            quality.add(
                    Kind.ASSUMED,
                    InputFiles.name(entry.path()),
                    "",
                    "The file names no coordinate system: taken as " + model + ".");
            declared = model;
        }
        return read(entry, declared, model, window, quality);
    }

    private static List<TwinSource> read(
            TwinEntry entry, Crs declared, Crs model, @Nullable Envelope window, QualityReport quality) {
        if (isRaster(entry)) {
            TwinSource raster = RasterReader.read(entry, declared, model, window, quality);
            return raster == null ? List.of() : List.of(raster);
        }
        if (entry.type().equals(PIDS)) {
            return new PidsReader(entry, declared, model, window, quality).read();
        }
        VectorData data = vector(entry, declared, model, window, quality);
        Envelope extent = data.extent();
        String doubt = extent.isNull()
                ? ""
                : PlaceDoubt.of(model, extent.centre().x, extent.centre().y, CrsResolver.isGeographic(declared));
        if (!doubt.isEmpty()) {
            quality.add(Kind.DOUBTFUL, InputFiles.name(entry.path()), "", doubt);
        }
        return sources(entry, data);
    }

    private static List<TwinSource> sources(TwinEntry entry, VectorData data) {
        List<TwinSource> sources = new ArrayList<>();
        if (!isAreas(entry)) {
            sources.add(new TwinSource.Objects(
                    entry.path(), List.copyOf(data.buildings), List.copyOf(data.trees), data.extent()));
        }
        Raster ground = data.ground();
        if (ground != null) {
            sources.add(new TwinSource.Layer(entry.path(), RasterKind.TERRAIN, ground, ""));
        }
        if (!data.cover.isEmpty()) {
            sources.add(new TwinSource.Cover(
                    entry.path(),
                    List.copyOf(data.cover),
                    isAreas(entry) ? RasterReader.classes(entry) : "",
                    isAreas(entry) ? data.extent() : new Envelope()));
        }
        if (!data.labelled.isEmpty()) {
            sources.add(new TwinSource.Cover(
                    entry.path(), List.copyOf(data.labelled), RasterReader.classes(entry), new Envelope()));
        }
        return sources;
    }

    static VectorData vector(
            TwinEntry entry, Crs declared, Crs model, @Nullable Envelope window, QualityReport quality) {
        return switch (entry.type()) {
            case "citygml" -> {
                String spelling = entry.crs() != null
                        ? null
                        : CityGmlFile.head(entry.path()).srsName();
                yield new CityGmlReader(entry, declared, spelling, model, window, quality).read();
            }
            case "cityjson" -> {
                String spelling = entry.crs() != null
                        ? null
                        : CityJsonFile.head(entry.path()).system();
                yield new CityJsonReader(entry, declared, spelling, model, window, quality).read();
            }
            case "trees" -> new TreePointReader(entry, window, quality).read(declared, model);
            case "footprints" -> new FootprintReader(entry, window, quality).read(declared, model);
            case OSM -> new OsmReader(entry, model, window, quality).read();
            case LANDCOVER -> new AreaReader(entry, window, quality).read(declared, model);
            default -> throw unknownType(entry);
        };
    }
}
