package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.citydb.CityDb;
import org.kastanie.engine.twin.citydb.CityDbAddress;
import org.locationtech.jts.geom.Envelope;

/** A real PostgreSQL with the tables of a 3DCityDB 5: what comes out is what the CityGML file holds that went in. */
class CityDbTest {
    private static final Crs UTM32 = CrsResolver.resolve("EPSG:25832", "test");

    @TempDir
    Path folder;

    private static CityDbAddress address(String database) throws Exception {
        return new CityDbAddress("127.0.0.1", PostgresServer.get().port(), database, "citydb");
    }

    private TwinSource.Objects fromFile(Path file) {
        return (TwinSource.Objects) TwinReader.read(List.of(new TwinEntry("citygml", file)), null)
                .sources()
                .get(0);
    }

    private TwinSource.Objects fromDatabase(String database, Envelope area) throws Exception {
        Path taken = folder.resolve("taken.gml.gz");
        try (CityDb db = CityDb.open(address(database), PostgresServer.environment())) {
            assertThat(db.extract(area, db.crs(), taken).broken()).isEmpty();
        }
        return fromFile(taken);
    }

    /** Function and year of construction are not read from a database. */
    private static Building withoutUse(Building b) {
        Building.Particulars p = b.particulars();
        return new Building(
                b.id(),
                b.roofs(),
                b.walls(),
                b.footprint(),
                b.groundHeight(),
                b.height(),
                b.levelOfDetail(),
                b.roofMaterial(),
                b.wallMaterial(),
                b.undersides(),
                b.base(),
                new Building.Particulars(p.kind(), p.partOf(), null, 0));
    }

    private void same(TwinSource.Objects file, TwinSource.Objects database) {
        assertThat(database.buildings()).hasSameSizeAs(file.buildings());
        for (int i = 0; i < file.buildings().size(); i++) {
            Building a = file.buildings().get(i);
            Building b = database.buildings().get(i);
            assertThat(b.roofs()).as("roofs of " + a.id()).isEqualTo(a.roofs());
            assertThat(b.walls()).as("walls of " + a.id()).isEqualTo(a.walls());
            assertThat(b).as(a.id()).isEqualTo(withoutUse(a));
            for (int r = 0; r < a.roofs().size(); r++) { // equality of JTS polygons leaves heights out
                assertThat(b.roofs().get(r).polygon().toString())
                        .isEqualTo(a.roofs().get(r).polygon().toString());
                assertThat(Polygons.upward(b.roofs().get(r).polygon()))
                        .isEqualTo(Polygons.upward(a.roofs().get(r).polygon()));
            }
        }
        assertThat(database.trees()).hasSameSizeAs(file.trees());
        for (int i = 0; i < file.trees().size(); i++) {
            Tree a = file.trees().get(i);
            Tree b = database.trees().get(i);
            boolean named = !a.id().startsWith(InputFiles.stem(file.path()) + "-");
            assertThat(named ? b.id() : a.id()).as("id").isEqualTo(a.id());
            assertThat(b.toString().replace(b.id(), "")).isEqualTo(a.toString().replace(a.id(), ""));
        }
    }

    @Test
    void whatComesOutIsWhatWentIn() throws Exception {
        PostgresServer server = PostgresServer.get();
        Path file = Gml.write(
                folder,
                "small.gml",
                Gml.model(
                        "2.0",
                        Gml.UTM,
                        Gml.building(
                                "B1",
                                "<gen:stringAttribute name=\"dach\"><gen:value>metal</gen:value></gen:stringAttribute>"
                                        + "<bldg:measuredHeight uom=\"m\">5.25</bldg:measuredHeight>"
                                        + Gml.lod2("B1", 690000, 5335000, 510)),
                        Gml.building("B2", Gml.lod1(690040, 5335000, 510, true)),
                        Gml.building(
                                "B3",
                                "<bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id=\"P1\">"
                                        + Gml.lod2("P1", 690080, 5335000, 511)
                                        + "</bldg:BuildingPart></bldg:consistsOfBuildingPart>"),
                        "<veg:SolitaryVegetationObject gml:id=\"T1\"><veg:species>Tilia cordata</veg:species>"
                                + "<veg:height uom=\"m\">12.5</veg:height><veg:crownDiameter uom=\"m\">7</veg:crownDiameter>"
                                + "<veg:lod1Geometry><gml:MultiSurface><gml:surfaceMember>"
                                + Gml.polygon("t", Gml.box(690020, 5335040, 510).get(0))
                                + "</gml:surfaceMember></gml:MultiSurface></veg:lod1Geometry></veg:SolitaryVegetationObject>"));
        CityDbLoader.load(server, "small", "citydb", file, 25832);
        same(fromFile(file), fromDatabase("small", null));
        assertThat(fromDatabase("small", new Envelope(689990, 690015, 5334990, 5335020))
                        .buildings())
                .extracting(Building::id)
                .containsExactly("B1");
        try (CityDb db = CityDb.open(address("small"), PostgresServer.environment())) {
            assertThat(db.holdings(null, UTM32).features())
                    .isEqualTo(Map.of("Building", 3, "SolitaryVegetationObject", 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "munich-tum/citygml/DEBY_LOD2_60042_3dcitydb_export.gml,25832",
        "berlin-lichtenberg/semantic_3D_tree_model_berlin_test_area.gml.gz,25833",
        "berlin-lichtenberg/lod2_buildings_berlin_test_area.gml.gz,25833",
        "nrw-selfkant/LoD2_32_280_5657_1_NW.gml.gz,25832",
        "citygml-samples/FZK-Haus-LoD3__v3.gml,25832",
        "citygml-samples/zurich-lod2-citygml1.xml,21781",
        "citygml-samples/DenHaag_1BwBP.gml,28992",
        "berlin-samples/LoD1_370_5808_1_BE.xml,25833"
    })
    void realFilesComeOutAsTheyWentIn(String name, int srid) throws Exception {
        Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
        CityDbLoader.load(PostgresServer.get(), "real", "citydb", file, srid);
        same(fromFile(file), fromDatabase("real", null));
    }

    /** The same from a version 4; its surfaces have no level of detail below 2. */
    @ParameterizedTest
    @CsvSource({
        "munich-tum/citygml/DEBY_LOD2_60042_3dcitydb_export.gml,25832",
        "berlin-lichtenberg/semantic_3D_tree_model_berlin_test_area.gml.gz,25833",
        "citygml-samples/DenHaag_1BwBP.gml,28992",
        "citygml-samples/FZK-Haus-LoD3__v3.gml,25832",
        "berlin-samples/LoD1_370_5808_1_BE.xml,25833"
    })
    void versionFourGivesTheSame(String name, int srid) throws Exception {
        Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
        CityDbLoader.load(PostgresServer.get(), "four", "citydb", file, srid);
        CityDb4Tables.convert(PostgresServer.get(), "four");
        Path taken = folder.resolve("taken.gml.gz");
        CityDbAddress address =
                new CityDbAddress("127.0.0.1", PostgresServer.get().port(), "four", "citydb4");
        try (CityDb db = CityDb.open(address, PostgresServer.environment())) {
            assertThat(db.version()).isEqualTo(4);
            assertThat(db.extract(null, db.crs(), taken).broken()).isEmpty();
        }
        same(fromFile(file), fromFile(taken));
    }

    private void refused(CityDbAddress address, Map<String, String> environment, String problem, String remedy) {
        assertThatThrownBy(() -> CityDb.open(address, environment).close())
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e).hasMessageContaining(problem);
                    assertThat(e.remedy()).contains(remedy);
                    assertThat(e.getMessage() + e.remedy()).doesNotContain(PostgresServer.PASSWORD);
                });
    }

    private void sql(String database, String... statements) throws Exception {
        try (Connection connection = PostgresServer.get().connect(database);
                Statement statement = connection.createStatement()) {
            for (String s : statements) {
                statement.execute(s);
            }
        }
    }

    @Test
    void noServerSaysSo() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        refused(new CityDbAddress("127.0.0.1", closed, "x", "citydb"), Map.of(), "cannot be reached", "host and port");
    }

    @Test
    void wrongPasswordNamesTheVariables() throws Exception {
        refused(
                address("postgres"),
                Map.of("PGUSER", PostgresServer.USER, "PGPASSWORD", "wrong"),
                "admits nobody",
                "PGPASSWORD");
        refused(address("nowhere"), PostgresServer.environment(), "no database 'nowhere'", "psql -l");
    }

    @Test
    void missingTablesAreNamed() throws Exception {
        PostgresServer server = PostgresServer.get();
        server.create("bare");
        refused(address("bare"), PostgresServer.environment(), "no schema 'citydb'", "no 3DCityDB");
        sql("bare", "create schema other", "create table other.geometry_data (id bigint)");
        refused(address("bare"), PostgresServer.environment(), "no schema 'citydb'", "schema other");
        sql("bare", "create schema citydb", "create table citydb.feature (id bigint)");
        refused(address("bare"), PostgresServer.environment(), "tables property, geometry_data", "schema other");
        sql("bare", "create table citydb.cityobject (id bigint)");
        refused(address("bare"), PostgresServer.environment(), "tables building, thematic_surface", "schema other");
    }

    @Test
    void missingAndContradictingSridsAreErrors() throws Exception {
        PostgresServer server = PostgresServer.get();
        Path file = Gml.write(
                folder, "one.gml", Gml.model("2.0", Gml.UTM, Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510))));
        CityDbLoader.load(server, "srid", "citydb", file, 25832);
        sql("srid", "update citydb.database_srs set srid = 31468");
        refused(address("srid"), PostgresServer.environment(), "SRID 25832", "set both to the same");
        sql("srid", "delete from citydb.database_srs");
        refused(address("srid"), PostgresServer.environment(), "names no coordinate system", "change_schema_srid");
    }

    @Test
    void aBrokenGeometryIsLeftOutAndACircleEnds() throws Exception {
        PostgresServer server = PostgresServer.get();
        Path file = Gml.write(
                folder,
                "two.gml",
                Gml.model(
                        "2.0",
                        Gml.UTM,
                        Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510)),
                        Gml.building("B2", Gml.lod2("B2", 690040, 5335000, 510))));
        CityDbLoader.load(server, "broken", "citydb", file, 25832);
        sql(
                "broken",
                "insert into citydb.property (id, feature_id, name, namespace_id, val_feature_id, val_relation_type)"
                        + " select 100000, id, 'buildingPart', 10, id, 1 from citydb.feature where objectid = 'B1'",
                "update citydb.geometry_data g set geometry = 'SRID=25832;CURVEPOLYGON Z(CIRCULARSTRING Z(0 0 0, 1 1 0, 2 0 0, 1 -1 0, 0 0 0))'"
                        + " where id = (select min(val_geometry_id) from citydb.property p join citydb.feature f"
                        + " on f.id = p.feature_id where f.objectid = 'B2_1')");
        Path taken = folder.resolve("taken.gml.gz");
        try (CityDb db = CityDb.open(address("broken"), PostgresServer.environment())) {
            assertThat(db.extract(null, UTM32, taken).broken())
                    .singleElement()
                    .asString()
                    .contains("B2", "curves");
        }
        assertThat(fromFile(taken).buildings()).extracting(Building::id).containsExactly("B1");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:secret@host/db,neither user nor password",
        "postgresql://host,not the address",
        "postgresql://host/db?user=me,not the address",
        "postgresql://host/db?schema=a%22b,not the schema",
        "postgresql://host/a%3Fuser%3Dme,not the database"
    })
    void addressesAreClean(String text, String problem) {
        assertThatThrownBy(() -> CityDbAddress.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("secret");
        assertThat(CityDbAddress.parse("postgresql://db.example.org/munich"))
                .isEqualTo(new CityDbAddress("db.example.org", 5432, "munich", "citydb"));
    }
}
