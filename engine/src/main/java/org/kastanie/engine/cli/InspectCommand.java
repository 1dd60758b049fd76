package org.kastanie.engine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.WeatherInspection;
import org.kastanie.engine.twin.Inspection;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinFiles;
import org.kastanie.engine.twin.archive.Archive;
import org.kastanie.engine.twin.citydb.CityDb;
import org.kastanie.engine.twin.citydb.CityDbAddress;
import org.locationtech.jts.geom.Envelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "inspect",
        description =
                "What files of a twin or weather files hold: kinds, coordinates, extent, heights, licence, what is missing or"
                        + " broken.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "CityGML, CityJSON, OpenStreetMap, GeoJSON, GeoPackage, Shapefile, GeoTIFF, ASCII grid, CSV, weather; a folder or zip of"
                            + " them; of several files of one place each is set against the terrain, buildings and roads of the others; or a 3DCityDB:"
                            + " postgresql://host:5432/database?schema=citydb")
    List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "As JSON, every finding.")
    boolean json;

    private final ArrayNode all = MAPPER.createArrayNode();

    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        List<Path> paths = new ArrayList<>();
        for (String file : files) {
            try {
                if (CityDbAddress.isOne(file)) {
                    database(CityDbAddress.parse(file));
                } else {
                    paths.addAll(behind(Path.of(file)));
                }
            } catch (InputException e) {
                code = failed(file, e);
            }
        }
        List<TwinEntry> twin = twin(paths);
        for (Path path : paths) {
            try {
                inspect(path, twin);
            } catch (InputException e) {
                code = failed(String.valueOf(path.getFileName()), e);
            }
        }
        if (json) {
            System.out.println(MAPPER.writeValueAsString(all));
        }
        return code;
    }

    /** Programs that read the JSON see what cannot be read too. */
    private int failed(String file, InputException e) {
        if (json) {
            ObjectNode node = all.addObject();
            node.put("file", file);
            node.put("error", e.getMessage());
            node.put("remedy", e.remedy());
        }
        return Failures.report(e, false, System.err);
    }

    /** The files of a folder or an archive of a twin; notes among them are passed over. Anything else is itself. */
    private static List<Path> behind(Path path) {
        boolean weather = Archive.isOne(path)
                && Archive.of(path).names().stream().anyMatch(n -> n.contains("produkt_") || n.endsWith(".zip"));
        if (weather || !Files.isDirectory(path) && !Archive.isOne(path)) {
            return List.of(path);
        }
        List<Path> found = new ArrayList<>();
        for (Path file : TwinFiles.all(path)) {
            boolean read = Files.isRegularFile(file) && (isTwin(file) || WeatherInspection.isNamedSo(file));
            if (read) {
                found.add(file);
            }
        }
        if (found.isEmpty()) {
            throw new InputException(
                    path.getFileName() + " holds no file that Kastanie reads",
                    "folders in a folder are not looked into; name one of them");
        }
        return found;
    }

    /** A file that may be one of a twin but is broken counts, so that its fault is told. */
    private static boolean isTwin(Path file) {
        try {
            return Inspection.typeOf(file) != null;
        } catch (InputException e) {
            return true;
        }
    }

    private static List<TwinEntry> twin(List<Path> paths) {
        List<TwinEntry> entries = new ArrayList<>();
        for (Path path : paths) {
            try {
                String type = Inspection.typeOf(path);
                if (type != null) {
                    entries.add(new TwinEntry(type, path));
                }
            } catch (InputException e) {
                continue; // told when its turn comes
            }
        }
        return entries;
    }

    private void inspect(Path file, List<TwinEntry> twin) {
        String type = Inspection.typeOf(file);
        if (type == null) {
            if (Inspection.isTileIndex(file)) {
                throw new InputException(
                        file.getFileName() + " is a tile index: it lists files and the area they cover",
                        "give it as path of an entry of the job; inspect looks at the files it lists, one or several at a time");
            }
            if (!WeatherInspection.mayBe(file)) {
                throw new InputException(
                        file.getFileName() + " is neither a file of a twin nor weather that Kastanie reads",
                        "known are CityGML, CityJSON, OpenStreetMap (.osm, .osm.pbf), GeoJSON, GeoPackage, Shapefile, GeoTIFF, ASCII"
                                + " grids, CSV, static drivers of PALM (.nc); weather: dat (TRY), epw, csv, txt or zip (DWD"
                                + " CDC, UMEP)");
            }
            weather(WeatherInspection.of(file));
        } else {
            twin(Inspection.of(new TwinEntry(type, file), twin));
        }
    }

    private void database(CityDbAddress address) {
        CityDb.Holdings found;
        String kind;
        try (CityDb database = CityDb.open(address, System.getenv())) {
            kind = "3DCityDB " + database.version();
            found = database.holdings(null, database.crs());
        }
        Envelope e = found.extent();
        if (json) {
            ObjectNode node = all.addObject();
            node.put("file", address.toString());
            node.put("kind", kind);
            node.put("crs", "EPSG:" + found.crs().epsg());
            node.put("crsAsWritten", found.srsName());
            if (!e.isNull()) {
                node.set("extent", MAPPER.valueToTree(List.of(e.getMinX(), e.getMinY(), e.getMaxX(), e.getMaxY())));
            }
            node.set("features", MAPPER.valueToTree(found.features()));
            node.put("withoutEnvelope", found.withoutEnvelope());
            node.set("used", MAPPER.valueToTree(CityDb.used()));
            return;
        }
        System.out.println(address + ": " + kind);
        System.out.println("  coordinate system: " + found.crs() + ", written " + found.srsName());
        if (!e.isNull()) {
            System.out.printf(
                    Locale.ROOT,
                    "  extent: x %.2f to %.2f, y %.2f to %.2f%n",
                    e.getMinX(),
                    e.getMaxX(),
                    e.getMinY(),
                    e.getMaxY());
        }
        found.features()
                .forEach((type, number) -> System.out.println(
                        "  " + type + ": " + number + (CityDb.used().contains(type) ? "" : ", not used")));
        if (found.withoutEnvelope() > 0) {
            System.out.println("  note: " + found.withoutEnvelope() + " objects have no envelope and are never found");
        }
    }

    private void twin(Inspection found) {
        if (!json) {
            System.out.println(found.toText());
            return;
        }
        ObjectNode node = all.addObject();
        node.put("file", String.valueOf(found.path().getFileName()));
        node.put("kind", found.kind());
        var crs = found.crs();
        node.put("crs", crs == null ? null : "EPSG:" + crs.epsg());
        node.put("crsAsWritten", found.crsName());
        var model = found.model();
        node.put("extentCrs", model == null ? null : "EPSG:" + model.epsg());
        if (!found.extent().isNull()) {
            node.set(
                    "extent",
                    MAPPER.valueToTree(List.of(
                            found.extent().getMinX(),
                            found.extent().getMinY(),
                            found.extent().getMaxX(),
                            found.extent().getMaxY())));
        }
        node.set("features", MAPPER.valueToTree(found.features()));
        node.set("ranges", MAPPER.valueToTree(found.ranges()));
        node.set("attributes", MAPPER.valueToTree(found.attributes()));
        node.set("licence", MAPPER.valueToTree(found.licence()));
        node.set("findingsByKind", MAPPER.valueToTree(found.counts()));
        node.set("findings", MAPPER.valueToTree(found.findings()));
    }

    private void weather(WeatherInspection found) {
        if (json) {
            ObjectNode node = all.addObject();
            node.put("file", String.valueOf(found.path().getFileName()));
            node.put("kind", "weather " + found.type().key());
            node.put("rows", found.rows());
            node.put("first", found.first().toString());
            node.put("last", found.last().toString());
            node.put("typicalYear", found.typicalYear());
            node.set("columns", MAPPER.valueToTree(found.columns()));
            node.set("notes", MAPPER.valueToTree(found.notes()));
            return;
        }
        System.out.println(
                found.path().getFileName() + ": weather, " + found.type().key());
        System.out.println("  " + found.rows() + " rows, labels " + found.first() + " to " + found.last()
                + (found.typicalYear() ? ", a typical year" : ""));
        if (!Double.isNaN(found.latitude())) {
            System.out.println("  place: " + found.latitude() + " north, " + found.longitude() + " east");
        }
        found.columns().forEach((name, range) -> System.out.println("  " + name + ": " + range));
        found.notes().forEach(note -> System.out.println("  note: " + note));
    }
}
