package org.kastanie.engine.output.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.SyntheticResults;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Objects of two runs are compared by id and owner. */
class ObjectDifferenceTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @TempDir
    Path folder;

    private static CityObject tree(String id, double x) {
        return new CityObject(
                id, null, FACTORY.createPoint(new Coordinate(x, 2, 510)), Double.NaN, Map.of("species", "tilia"));
    }

    private static CityObject wall(String id, String building) {
        Coordinate[] ring = {
            new Coordinate(0, 0, 0),
            new Coordinate(5, 0, 0),
            new Coordinate(5, 0, 5),
            new Coordinate(0, 0, 5),
            new Coordinate(0, 0, 0)
        };
        return new CityObject(
                id,
                new CityObject.Owner(building, building),
                FACTORY.createMultiPolygon(new org.locationtech.jts.geom.Polygon[] {FACTORY.createPolygon(ring)}),
                25,
                Map.of());
    }

    private static ObjectTable table(ObjectKind kind, int times, double first, CityObject... objects) {
        ObjectTable table = ObjectTable.empty(kind, List.of(objects), times);
        for (int o = 0; o < objects.length; o++) {
            for (int t = 0; t < times; t++) {
                table.add(0, o, t, first + o, 10);
            }
        }
        return table;
    }

    @Test
    void byIdAndOwner() throws Exception {
        ResultSet results = SyntheticResults.small(folder.resolve("frames"));
        int n = results.times();
        write(
                results,
                "a",
                table(ObjectKind.WALL, n, 40, wall("W", "B1"), wall("W", "B2")),
                table(ObjectKind.TREE, n, 20, tree("T1", 1), tree("T1", 5), tree("T2", 9)));
        write(
                results,
                "b",
                table(ObjectKind.WALL, n, 43.5, wall("W", "B1"), wall("W", "B2")),
                table(ObjectKind.TREE, n, 19, tree("T1", 1), tree("T1", 5), tree("T3", 9)));
        Path out = Files.createDirectories(folder.resolve("out"));
        List<Path> files = ObjectDifference.write(folder.resolve("a"), folder.resolve("b"), results, out);
        assertThat(files).allSatisfy(f -> assertThat(f).isRegularFile());
        assertThat(Files.readAllLines(out.resolve("objects.csv")))
                .contains(
                        "layer,id,part_of,measure,unit,statistic,from,to,difference",
                        "walls,W,B1,surface_temperature,degC,mean,40.00,43.50,3.50",
                        "walls,W,B2,surface_temperature,degC,max,41.00,44.50,3.50",
                        "trees,T1,,leaf_temperature,degC,mean,21.00,20.00,-1.00")
                .noneMatch(line -> line.contains("T2") || line.contains("T3"));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + out.resolve("objects.gpkg"));
                Statement statement = database.createStatement();
                java.sql.ResultSet rows = statement.executeQuery("SELECT (SELECT count(*) FROM trees), (SELECT count(*)"
                        + " FROM walls), (SELECT count(*) FROM layer_styles WHERE styleQML LIKE '%_difference%'),"
                        + " (SELECT length(geom) FROM trees LIMIT 1), (SELECT group_concat(t) FROM (SELECT table_name t FROM"
                        + " gpkg_geometry_columns ORDER BY t))")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.getInt(2)).isEqualTo(2);
            assertThat(rows.getInt(3)).isEqualTo(2);
            assertThat(rows.getInt(4)).isGreaterThan(40);
            assertThat(rows.getString(5)).isEqualTo("trees,walls");
        }
    }

    private void write(ResultSet results, String name, ObjectTable... tables) throws IOException {
        ObjectPackage.write(results, List.of(tables), Files.createDirectories(folder.resolve(name)));
    }

    @Test
    void nothingWithoutObjectsInBoth() throws Exception {
        ResultSet results = SyntheticResults.small(folder.resolve("frames"));
        assertThat(ObjectDifference.write(folder, folder, results, folder)).isEmpty();
    }
}
