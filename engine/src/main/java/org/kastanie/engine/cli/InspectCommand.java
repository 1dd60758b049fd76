package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.WeatherInspection;
import org.kastanie.engine.twin.Inspection;
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
                "What files of a twin or weather files hold: kinds, coordinates, extent, heights, what is missing or"
                        + " broken.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "CityGML, CityJSON, OpenStreetMap, GeoJSON, GeoPackage, Shapefile, GeoTIFF, ASCII grid, CSV, weather; or a 3DCityDB:"
                            + " postgresql://host:5432/database?schema=citydb")
    List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "As JSON, every finding.")
    boolean json;

    private final ArrayNode all = MAPPER.createArrayNode();

    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        for (String file : files) {
            try {
                if (CityDbAddress.isOne(file)) {
                    database(CityDbAddress.parse(file));
                } else {
                    inspect(Path.of(file));
                }
            } catch (InputException e) {
                code = Failures.report(e, false, System.err);
            }
        }
        if (json) {
            System.out.println(MAPPER.writeValueAsString(all));
        }
        return code;
    }

    private void inspect(Path file) {
        if (Inspection.typeOf(file) == null) {
            if (!WeatherInspection.mayBe(file)) {
                throw new InputException(
                        file.getFileName() + " is neither a file of a twin nor weather that Kastanie reads",
                        "known are CityGML, CityJSON, OpenStreetMap (.osm, .osm.pbf), GeoJSON, GeoPackage, Shapefile, GeoTIFF, ASCII"
                                + " grids, CSV, static drivers of PALM (.nc); weather: dat (TRY), epw, csv, txt or zip (DWD"
                                + " CDC, UMEP)");
            }
            weather(WeatherInspection.of(file));
        } else {
            twin(Inspection.of(file));
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
