package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** GeoPackage and Shapefile give what GeoJSON gives. */
class FeatureFilesTest {
    private static final String COURT =
            "POLYGON ((691000 5336000, 691030 5336000, 691030 5336020, 691000 5336020, 691000 5336000),"
                    + " (691010 5336005, 691010 5336015, 691020 5336015, 691020 5336005, 691010 5336005))";

    @TempDir
    Path folder;

    private static TwinSource.Objects read(String type, Path file, Map<String, Object> options) {
        CityModel model = TwinReader.read(List.of(new TwinEntry(type, file, options)), null);
        assertThat(model.crs().epsg()).isEqualTo(25832);
        return (TwinSource.Objects) model.sources().get(0);
    }

    private Path geoPackage(String name, String... layers) throws Exception {
        return geoPackage(folder, name, layers);
    }

    static Path geoPackage(Path folder, String name, String... layers) throws Exception {
        Path file = folder.resolve(name);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement make = database.createStatement()) {
            make.execute("PRAGMA application_id = 1196444487");
            make.execute(
                    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                            + " organization_coordsys_id INTEGER, definition TEXT, description TEXT)");
            make.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 25832, 'EPSG', 25832, '', '')");
            make.execute(
                    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
                            + " srs_id INTEGER, z INTEGER, m INTEGER)");
            for (String layer : layers) {
                make.execute(
                        "INSERT INTO gpkg_geometry_columns VALUES ('" + layer + "', 'geom', 'POLYGON', 25832, 0, 0)");
                make.execute("CREATE TABLE \"" + layer + "\" (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT, height REAL,"
                        + " storeys INTEGER, photo BLOB)");
                row(database, layer, "H1", 12.5, blob(new WKTReader().read(COURT)));
                row(database, layer, "H2", 3, new byte[] {'G', 'P', 0, 1, 0, 0, 0, 0, 7, 7});
            }
        }
        return file;
    }

    private static void row(Connection database, String layer, String id, double height, byte[] geometry)
            throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO \"" + layer + "\" (geom, id, height, photo) VALUES (?, ?, ?, ?)")) {
            insert.setBytes(1, geometry);
            insert.setString(2, id);
            insert.setDouble(3, height);
            insert.setBytes(4, new byte[] {1, 2});
            insert.execute();
        }
    }

    /** With an envelope of 32 bytes in the head, as most programs write it. */
    private static byte[] blob(Geometry geometry) {
        byte[] wkb = new WKBWriter().write(geometry);
        ByteBuffer all = ByteBuffer.allocate(8 + 32 + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 3).putInt(25832);
        var e = geometry.getEnvelopeInternal();
        all.putDouble(e.getMinX()).putDouble(e.getMaxX()).putDouble(e.getMinY()).putDouble(e.getMaxY());
        return all.put(wkb).array();
    }

    @Test
    void geoPackageLayer() throws Exception {
        Building house = read("footprints", geoPackage("a.gpkg", "houses"), Map.of())
                .buildings()
                .get(0);
        assertThat(house.id()).isEqualTo("H1");
        assertThat(house.height()).isEqualTo(12.5);
        assertThat(house.footprint().getArea()).isCloseTo(500, within(1e-6));
    }

    @Test
    void severalLayersMustBeNamed() throws Exception {
        Path file = geoPackage("b.gpkg", "houses", "sheds");
        refused("footprints", file, Map.of(), "2 layers", "houses, sheds");
        refused("footprints", file, Map.of("layer", "huts"), "no layer \"huts\"", "houses, sheds");
        assertThat(read("footprints", file, Map.of("layer", "sheds")).buildings())
                .hasSize(1);
    }

    @Test
    void whatIsNoGeoPackageIsRefused() throws Exception {
        refused("footprints", Files.writeString(folder.resolve("c.gpkg"), "no database"), Map.of(), "GeoPackage", "");
        Path file = geoPackage("d.gpkg", "houses");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {20, 120, 5000, whole.length - 4096}) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("footprints", file, Map.of(), "d.gpkg", "");
        }
    }

    private Path shape(String name, byte[] content, String prj, Charset encoding) throws IOException {
        return shape(folder, name, content, prj, encoding);
    }

    static Path shape(Path folder, String name, byte[] content, String prj, Charset encoding) throws IOException {
        ByteBuffer shp = ByteBuffer.allocate(100 + 8 + content.length);
        shp.putInt(0, 9994).putInt(24, shp.capacity() / 2);
        shp.position(100).putInt(1).putInt(content.length / 2).put(content);
        Files.write(folder.resolve(name + ".shp"), shp.array());
        Files.writeString(folder.resolve(name + ".prj"), prj);
        Files.writeString(folder.resolve(name + ".cpg"), encoding.name());
        ByteBuffer dbf = ByteBuffer.allocate(32 + 3 * 32 + 1 + 1 + 10 + 8 + 12).order(ByteOrder.LITTLE_ENDIAN);
        dbf.put(0, (byte) 3).putInt(4, 1).putShort(8, (short) 129).putShort(10, (short) 31);
        column(dbf, 32, "nr", 'N', 10);
        column(dbf, 64, "hoehe", 'N', 8);
        column(dbf, 96, "strasse", 'C', 12);
        dbf.put(128, (byte) 0x0d).position(129);
        dbf.put(" ".getBytes(StandardCharsets.ISO_8859_1));
        dbf.put("        42".getBytes(StandardCharsets.ISO_8859_1));
        dbf.put("  9.50  ".getBytes(StandardCharsets.ISO_8859_1));
        byte[] street = Arrays.copyOf("Gr\u00fcnweg".getBytes(encoding), 12);
        dbf.put(street);
        Files.write(folder.resolve(name + ".dbf"), dbf.array());
        return folder.resolve(name + ".shp");
    }

    private static void column(ByteBuffer dbf, int at, String name, char type, int length) {
        dbf.position(at).put(name.getBytes(StandardCharsets.ISO_8859_1));
        dbf.put(at + 11, (byte) type).put(at + 16, (byte) length);
    }

    /** Outer ring clockwise, hole counter-clockwise. */
    static byte[] court() {
        double[][] points = {
            {691000, 5336000}, {691000, 5336020}, {691030, 5336020}, {691030, 5336000}, {691000, 5336000},
            {691010, 5336005}, {691020, 5336005}, {691020, 5336015}, {691010, 5336015}, {691010, 5336005}
        };
        ByteBuffer content =
                ByteBuffer.allocate(4 + 32 + 8 + 8 + 16 * points.length).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(5).position(36).putInt(2).putInt(points.length).putInt(0).putInt(5);
        for (double[] p : points) {
            content.putDouble(p[0]).putDouble(p[1]);
        }
        return content.array();
    }

    private static byte[] treeZ() {
        return ByteBuffer.allocate(4 + 32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(11)
                .putDouble(691005)
                .putDouble(5336005)
                .putDouble(512)
                .array();
    }

    @Test
    void shapefileOfFootprints() throws IOException {
        Path file =
                shape("houses", court(), "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"x\"]]", StandardCharsets.UTF_8);
        Building house =
                read("footprints", file, Map.of("id", "nr")).buildings().get(0);
        assertThat(house.id()).isEqualTo("42");
        assertThat(house.height()).isEqualTo(9.5);
        assertThat(house.footprint().getArea()).isCloseTo(500, within(1e-6));
        assertThat(Inspection.typeOf(file)).isEqualTo("footprints");
        assertThat(Inspection.of(file).toText()).contains("Gr\u00fcnweg");
    }

    @Test
    void shapefileOfTreesInLatinLetters() throws IOException {
        Path file = shape("trees", treeZ(), "PROJCS[\"ETRS_1989_UTM_Zone_32N\"]", Charset.forName("windows-1252"));
        Tree tree = read("trees", file, Map.of("columns", Map.of("height", "hoehe", "species", "strasse")))
                .trees()
                .get(0);
        assertThat(tree.ground()).isEqualTo(512);
        assertThat(tree.height()).isEqualTo(9.5);
        assertThat(tree.species()).isEqualTo("Gr\u00fcnweg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROJCS[\"ETRS89 / UTM zone 33N\",AUTHORITY[\"EPSG\",\"25833\"]]|EPSG:25833",
                "PROJCS[\"WGS_1984_UTM_Zone_32N\",GEOGCS[\"GCS_WGS_1984\"]]|EPSG:32632",
                "PROJCS[\"DHDN_3_Degree_Gauss_Zone_4\"]|EPSG:31468",
                "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]|EPSG:4326",
                "PROJCS[\"Somewhere\"]|Somewhere"
            })
    void systemsByTheirProjectionFile(String wkt, String system) {
        assertThat(ShapeFile.system(wkt)).isEqualTo(system);
    }

    @Test
    void aShapefileCutOffAnywhereIsRefused() throws IOException {
        Path file = shape("cut", court(), "PROJCS[\"ETRS_1989_UTM_Zone_32N\"]", StandardCharsets.UTF_8);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("footprints", file, Map.of("height", "hoehe"), "cut.shp", "");
        }
        ByteBuffer lying = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
        lying.putInt(100 + 8 + 36 + 4, 1 << 30); // a thousand million points
        Files.write(file, lying.array());
        refused("footprints", file, Map.of("height", "hoehe"), "cut.shp", "");
    }

    @Test
    void asGdalWritesThem() throws Exception {
        Assumptions.assumeTrue(onPath("ogr2ogr"), "skipped: no GDAL");
        Path json = Files.writeString(
                folder.resolve("houses.geojson"),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}},"
                        + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"H\u00fctte\",\"height\":4.5},"
                        + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[691000,5336000],[691030,5336000],"
                        + "[691030,5336020],[691000,5336020],[691000,5336000]],[[691010,5336005],[691010,5336015],"
                        + "[691020,5336015],[691020,5336005],[691010,5336005]]],[[[691040,5336000],[691050,5336000],"
                        + "[691050,5336010],[691040,5336000]]]]}}]}");
        for (String name : List.of("houses.gpkg", "houses.shp")) {
            Path file = folder.resolve(name);
            Process convert = new ProcessBuilder("ogr2ogr", file.toString(), json.toString())
                    .redirectErrorStream(true)
                    .start();
            convert.getInputStream().readAllBytes();
            assertThat(convert.waitFor()).isZero();
            Building house = read("footprints", file, Map.of()).buildings().get(0);
            assertThat(house.id()).isEqualTo("H\u00fctte");
            assertThat(house.height()).isEqualTo(4.5);
            assertThat(house.footprint().getArea()).isCloseTo(550, within(1e-6));
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    private static void refused(String type, Path file, Map<String, Object> options, String what, String remedy) {
        assertThatThrownBy(() -> read(type, file, options)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.getMessage()).contains(what).doesNotContain("\n");
            assertThat(e.remedy()).contains(remedy).isNotBlank();
        });
    }
}
