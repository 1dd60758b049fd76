package org.kastanie.engine.output.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.table.Json;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;

/**
 * Writes {@code stac.json}, an item of STAC 1.1.0 with the projection extension 2.0.0, whose assets are the rasters and stores
 * of a run, and {@code dcat.jsonld}, the same as a dataset of DCAT-AP.de 2.0. Addresses are relative: whoever publishes the
 * folder gives it a base. Rights are those of the inputs, as the job's {@code attribution} has them; a licence is a decision
 * of the publisher and is left to him.
 */
public final class Records {
    private static final String COG = "image/tiff; application=geotiff; profile=cloud-optimized";
    private static final Map<String, String> TYPES = Map.of(
            "tif", COG,
            "nc", "application/x-netcdf",
            "csv", "text/csv",
            "json", "application/json",
            "geojson", "application/geo+json",
            "glb", "model/gltf-binary",
            "gpkg", "application/geopackage+sqlite3",
            "html", "text/html",
            "qml", "application/xml");

    private final ResultSet results;
    private final Footprint footprint;

    private Records(ResultSet results) {
        this.results = results;
        this.footprint = new Footprint(results.domain());
    }

    /**
     * @param files of the result, relative to the folder
     * @return both files, relative to the folder
     */
    public static List<Path> write(ResultSet results, Collection<Path> files, Path folder) throws IOException {
        Records records = new Records(results);
        Map<String, Map<String, Object>> assets = records.assets(files);
        Json.write(folder.resolve("stac.json"), records.item(assets));
        Json.write(folder.resolve("dcat.jsonld"), records.dataset(assets));
        return List.of(Path.of("dcat.jsonld"), Path.of("stac.json"));
    }

    /** The same for the same run: name, place and time. */
    private String id() {
        Grid g = results.domain().grid();
        String text = results.name() + results.start() + results.interval() + results.times()
                + results.domain().epsg() + g.west() + " " + g.south() + " " + g.columns() + " " + g.rows() + " "
                + g.cell();
        String plain = results.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String number = UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        return plain.isEmpty() ? number : plain + "-" + number;
    }

    private Instant end() {
        return results.stamp(results.times() - 1);
    }

    private Map<String, Map<String, Object>> assets(Collection<Path> files) {
        Map<String, Map<String, Object>> assets = new LinkedHashMap<>();
        for (Path file : files.stream().sorted().toList()) {
            String name = file.toString().replace('\\', '/');
            if (name.startsWith("fields.zarr/")) {
                assets.computeIfAbsent(
                        "fields.zarr", k -> asset("fields.zarr", "application/vnd+zarr", "fields over time"));
            } else if (!name.startsWith("report/") && !name.startsWith("inputs/") && !name.startsWith("png/")) {
                String ending = name.substring(name.lastIndexOf('.') + 1);
                String type = name.endsWith(".city.json")
                        ? "application/city+json"
                        : TYPES.getOrDefault(ending, "application/octet-stream");
                Map<String, Object> asset = asset(name, type, title(name));
                if (ending.equals("tif")) {
                    band(name, asset);
                }
                assets.put(name, asset);
            } else if (name.equals("report/index.html")) {
                Map<String, Object> report = asset(name, "text/html", "report");
                report.put("roles", List.of("overview"));
                assets.put(name, report);
            }
        }
        return assets;
    }

    private static Map<String, Object> asset(String href, String type, String title) {
        Map<String, Object> asset = new LinkedHashMap<>();
        asset.put("href", "./" + href);
        asset.put("type", type);
        asset.put("title", title);
        asset.put("roles", List.of(role(href)));
        return asset;
    }

    private static String role(String href) {
        boolean data = href.endsWith(".city.json") || href.endsWith("tileset.json") || !href.endsWith(".json");
        return href.endsWith(".qml") ? "style" : data ? "data" : "metadata";
    }

    private static String title(String name) {
        String stem = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
        return Quantity.byContractName(stem).map(Quantity::description).orElse(stem.replace('_', ' '));
    }

    /** Common metadata of bands (STAC 1.1): one raster holds one quantity, a band an output time. */
    private void band(String name, Map<String, Object> asset) {
        String stem = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
        asset.put("data_type", "float32");
        asset.put("nodata", "nan");
        Quantity.byContractName(stem).ifPresent(q -> {
            asset.put("unit", q.displayUnit());
            List<Map<String, Object>> bands = new ArrayList<>();
            for (int t = 0; t < results.times(); t++) {
                bands.add(Ordered.map("name", results.stamp(t).toString(), "description", q.description()));
            }
            asset.put("bands", bands);
        });
    }

    private Map<String, Object> item(Map<String, Map<String, Object>> assets) {
        Grid g = results.domain().grid();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("title", results.name());
        properties.put("datetime", null);
        properties.put("start_datetime", results.start().toString());
        properties.put("end_datetime", end().toString());
        properties.put("gsd", g.cell());
        properties.put("proj:code", "EPSG:" + results.domain().epsg());
        properties.put("proj:bbox", List.of(g.west(), g.south(), g.east(), g.north()));
        properties.put("proj:shape", List.of(g.rows(), g.columns()));
        properties.put("proj:transform", List.of(g.cell(), 0, g.west(), 0, -g.cell(), g.north()));
        if (!results.attribution().isEmpty()) {
            properties.put(
                    "providers",
                    List.of(Ordered.map(
                            "name", String.join("; ", results.attribution()), "roles", List.of("licensor"))));
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "Feature");
        item.put("stac_version", "1.1.0");
        item.put("stac_extensions", List.of("https://stac-extensions.github.io/projection/v2.0.0/schema.json"));
        item.put("id", id());
        item.put("geometry", footprint.geometry());
        item.put("bbox", footprint.box());
        item.put("properties", properties);
        item.put("links", List.of());
        item.put("assets", assets);
        return item;
    }

    private List<Map<String, Object>> distributions(Map<String, Map<String, Object>> assets) {
        List<Map<String, Object>> distributions = new ArrayList<>();
        assets.forEach((name, asset) -> {
            Map<String, Object> d = new LinkedHashMap<>();
            d.put("@id", "#" + name);
            d.put("@type", "dcat:Distribution");
            d.put("dct:title", String.valueOf(asset.get("title")));
            d.put("dcat:accessURL", Map.of("@id", String.valueOf(asset.get("href"))));
            d.put("dcat:mediaType", String.valueOf(asset.get("type")));
            if (!results.attribution().isEmpty()) {
                d.put("dcatde:licenseAttributionByText", String.join("; ", results.attribution()));
            }
            distributions.add(d);
        });
        return distributions;
    }

    private Map<String, Object> dataset(Map<String, Map<String, Object>> assets) {
        List<Map<String, Object>> distributions = distributions(assets);
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", "#dataset");
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", id());
        dataset.put("dct:title", Ordered.map("@language", "en", "@value", results.name()));
        dataset.put("dct:description", Ordered.map("@language", "en", "@value", description()));
        dataset.put("dcat:theme", Map.of("@id", "http://publications.europa.eu/resource/authority/data-theme/ENVI"));
        dataset.put("dcat:keyword", List.of("urban heat", "Stadtklima", "Hitze"));
        dataset.put(
                "dct:temporal",
                Ordered.map(
                        "@type", "dct:PeriodOfTime",
                        "dcat:startDate", date(results.start()),
                        "dcat:endDate", date(end())));
        dataset.put(
                "dct:spatial",
                Ordered.map(
                        "@type",
                        "dct:Location",
                        "dcat:bbox",
                        Ordered.map("@type", "http://www.opengis.net/ont/geosparql#wktLiteral", "@value", box())));
        dataset.put(
                "dcat:spatialResolutionInMeters",
                Ordered.map(
                        "@type",
                        "xsd:decimal",
                        "@value",
                        String.valueOf(results.domain().grid().cell())));
        dataset.put(
                "dcat:distribution",
                distributions.stream().map(d -> Map.of("@id", d.get("@id"))).toList());
        List<Map<String, Object>> graph = new ArrayList<>();
        graph.add(dataset);
        graph.addAll(distributions);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(
                "@context",
                Ordered.map(
                        "dcat", "http://www.w3.org/ns/dcat#",
                        "dct", "http://purl.org/dc/terms/",
                        "dcatde", "http://dcat-ap.de/def/dcatde/",
                        "xsd", "http://www.w3.org/2001/XMLSchema#"));
        root.put("@graph", graph);
        return root;
    }

    private static Map<String, Object> date(Instant instant) {
        return Ordered.map(
                "@type",
                "xsd:dateTime",
                "@value",
                instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private String description() {
        return "Heat microclimate of a city quarter, computed by Kastanie: "
                + results.facts().getOrDefault("Domain", "")
                + ", " + results.facts().getOrDefault("Period", results.start() + " to " + end()) + "."
                + (results.notices().isEmpty() ? "" : " " + String.join(" ", results.notices()));
    }

    private String box() {
        List<Double> b = footprint.box();
        return String.format(
                Locale.ROOT,
                "POLYGON((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))",
                b.get(0),
                b.get(1),
                b.get(2),
                b.get(3));
    }
}
