package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.map.Scales;
import org.kastanie.engine.output.objects.ObjectKind.Measure;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.engine.output.table.GpkgBase;
import org.locationtech.jts.geom.Envelope;

/**
 * Compares the objects of two runs by their ids: {@code objects.gpkg} with the mean and the highest value of every measure in both
 * runs and what changes from the first to the second, and the same as a table, {@code objects.csv}. Objects that one run alone
 * has, such as a felled tree, are left out.
 */
public final class ObjectDifference {
    private static final int DIGITS = 2;
    private static final List<String> STATISTICS = List.of("mean", "max");

    private final ResultSet run;
    private final Connection database;
    private final PackageTables registry;
    private final Csv csv = new Csv();

    private ObjectDifference(ResultSet run, Connection database) {
        this.run = run;
        this.database = database;
        this.registry = new PackageTables(database, run.domain().epsg(), run.stamp(run.times() - 1));
    }

    /**
     * @param a folder of the first run
     * @param b folder of the second
     * @param run either of them
     * @param out folder of the comparison
     * @return files written; none if not both runs have objects
     */
    public static List<Path> write(Path a, Path b, ResultSet run, Path out) throws IOException {
        Path first = a.resolve(ObjectPackage.FILE);
        Path second = b.resolve(ObjectPackage.FILE);
        if (!Files.isRegularFile(first) || !Files.isRegularFile(second)) {
            return List.of();
        }
        Path file = out.resolve(ObjectPackage.FILE);
        Files.deleteIfExists(file);
        Path table = out.resolve("objects.csv");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            ObjectDifference difference = new ObjectDifference(run, database);
            difference.attach("a", first);
            difference.attach("b", second);
            GpkgBase.begin(database, run.domain());
            difference.write();
            database.commit();
            difference.csv.write(table);
        } catch (SQLException e) {
            throw new IOException("the objects of " + a + " and " + b + " could not be compared: " + e.getMessage(), e);
        }
        return List.of(file, table);
    }

    private void attach(String name, Path file) throws SQLException {
        registry.insert("ATTACH DATABASE ? AS " + name, file.toAbsolutePath().toString());
    }

    private void write() throws SQLException {
        csv.row(List.of("layer", "id", "part_of", "measure", "unit", "statistic", "from", "to", "difference"));
        registry.styles();
        for (ObjectKind kind : ObjectKind.values()) {
            Set<String> columns = columns("a", kind);
            columns.retainAll(columns("b", kind));
            if (columns.contains("id")) {
                layer(kind, columns);
            }
        }
    }

    private Set<String> columns(String schema, ObjectKind kind) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Statement statement = database.createStatement();
                java.sql.ResultSet rows =
                        statement.executeQuery("PRAGMA " + schema + ".table_info(" + kind.layer() + ")")) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
            }
        }
        return columns;
    }

    /** Objects with one id and owner are told apart by their order, which is that of their places. */
    private void layer(ObjectKind kind, Set<String> columns) throws SQLException {
        String owner = kind.owner();
        String ids = owner.isEmpty() ? "id" : "id, " + owner;
        List<String> select = new ArrayList<>();
        List<String> create = new ArrayList<>(List.of(
                "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "geom " + PackageTables.geometry(kind), "id TEXT"));
        if (!owner.isEmpty()) {
            create.add(owner + " TEXT");
        }
        for (Measure measure : kind.measures()) {
            for (String statistic : STATISTICS) {
                String column = measure.name() + "_" + statistic;
                if (columns.contains(column)) {
                    create.add(column + "_from DOUBLE, " + column + "_to DOUBLE, " + column + "_difference DOUBLE");
                    select.add(
                            String.format(Locale.ROOT, "x.%1$s, y.%1$s, round(y.%1$s - x.%1$s, %2$d)", column, DIGITS));
                }
            }
        }
        String numbered = "(SELECT *, row_number() OVER (PARTITION BY " + ids + " ORDER BY fid) AS turn FROM %s."
                + kind.layer() + ")";
        String mine = owner.isEmpty() ? "y.id" : "y.id, y." + owner;
        registry.execute("CREATE TABLE main." + kind.layer() + " (" + String.join(", ", create) + ")");
        registry.execute("INSERT INTO main." + kind.layer() + " SELECT NULL, y.geom, " + mine + ", "
                + String.join(", ", select) + " FROM " + String.format(numbered, "a") + " x JOIN "
                + String.format(numbered, "b") + " y ON x.id = y.id AND x.turn = y.turn"
                + (owner.isEmpty() ? "" : " AND x." + owner + " IS y." + owner) + " ORDER BY y.fid");
        registry.layer(kind, run.name() + ": change of " + kind.layer(), extent(kind));
        Measure first = kind.measures().getFirst();
        String column = first.name() + "_mean_difference";
        registry.style(
                kind,
                column,
                Scales.difference(values(kind, column), first.unit().equals("degC") ? "K" : first.unit()),
                "change of the mean " + first.description());
        rows(kind, owner, columns);
    }

    private Envelope extent(ObjectKind kind) throws SQLException {
        Envelope extent = new Envelope();
        try (Statement statement = database.createStatement();
                java.sql.ResultSet row = statement.executeQuery("SELECT min_x, max_x, min_y, max_y FROM b.gpkg_contents"
                        + " WHERE table_name = '" + kind.layer() + "'")) {
            if (row.next()) {
                extent.init(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
            }
        }
        return extent;
    }

    private float[] values(ObjectKind kind, String column) throws SQLException {
        List<Float> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                java.sql.ResultSet rows = statement.executeQuery(
                        "SELECT " + column + " FROM main." + kind.layer() + " WHERE " + column + " IS NOT NULL")) {
            while (rows.next()) {
                values.add(rows.getFloat(1));
            }
        }
        float[] all = new float[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i);
        }
        return all;
    }

    private void rows(ObjectKind kind, String owner, Set<String> columns) throws SQLException {
        try (Statement statement = database.createStatement();
                java.sql.ResultSet rows =
                        statement.executeQuery("SELECT * FROM main." + kind.layer() + " ORDER BY fid")) {
            while (rows.next()) {
                for (Measure measure : kind.measures()) {
                    for (String statistic : STATISTICS) {
                        String column = measure.name() + "_" + statistic;
                        if (columns.contains(column) && rows.getObject(column + "_difference") != null) {
                            List<String> row = new ArrayList<>(List.of(
                                    kind.layer(),
                                    rows.getString("id"),
                                    owner.isEmpty() || rows.getString(owner) == null ? "" : rows.getString(owner),
                                    measure.name(),
                                    measure.unit(),
                                    statistic));
                            row.addAll(List.of("_from", "_to", "_difference").stream()
                                    .map(part -> number(rows, column + part))
                                    .collect(Collectors.toList()));
                            csv.row(row);
                        }
                    }
                }
            }
        }
    }

    private static String number(java.sql.ResultSet rows, String column) {
        try {
            return Csv.number(rows.getDouble(column), DIGITS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
