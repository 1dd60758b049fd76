package org.kastanie.engine.output.objects;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;
import org.kastanie.engine.output.objects.ObjectKind.Measure;
import org.kastanie.engine.output.table.Json;

/**
 * The columns of a kind, the same in every format: what the object is, then of every measure its lowest, mean and highest value
 * over the period with the time of the highest, then one column an output time.
 */
final class ObjectColumns {
    /** More output times than this are left to the statistics: ten days of hours. A choice; SQLite has 2000 columns. */
    static final int MOST_TIMES = 240;

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Type of a column. */
    enum Type {
        TEXT,
        NUMBER
    }

    /** A column: its name, its type, what stands in it. */
    record Column(String name, Type type, Value value) {}

    @FunctionalInterface
    interface Value {
        /** Text, number, or null for nothing. */
        @Nullable
        Object of(int object);
    }

    private final ObjectTable table;
    private final ResultSet results;
    private final List<String> stamps;
    private final List<Column> columns = new ArrayList<>();

    private ObjectColumns(ObjectTable table, ResultSet results) {
        this.table = table;
        this.results = results;
        this.stamps = Stamps.of(results).all();
    }

    static List<Column> of(ObjectTable table, ResultSet results) {
        ObjectColumns all = new ObjectColumns(table, results);
        all.what();
        for (int m = 0; m < table.kind().measures().size(); m++) {
            all.statistics(m);
        }
        for (int m = 0; m < table.kind().measures().size() && results.times() <= MOST_TIMES; m++) {
            all.times(m);
        }
        return all.columns;
    }

    /** Name of the column of a measure at a time: 20150720T1300Z, ISO 8601 basic format, UTC. */
    static String name(String measure, Instant stamp) {
        return measure + "_" + BASIC.format(stamp);
    }

    private void what() {
        List<CityObject> objects = table.objects();
        columns.add(new Column("id", Type.TEXT, o -> objects.get(o).id()));
        String ownerColumn = table.kind().owner();
        if (!ownerColumn.isEmpty()) {
            columns.add(new Column(ownerColumn, Type.TEXT, o -> {
                CityObject.Owner owner = objects.get(o).owner();
                return owner == null ? null : owner.id();
            }));
        }
        Set<String> facts = new LinkedHashSet<>();
        objects.forEach(o -> facts.addAll(o.facts().keySet()));
        for (String fact : facts) {
            boolean number = objects.stream().allMatch(o -> !(o.facts().get(fact) instanceof String));
            columns.add(new Column(
                    fact,
                    number ? Type.NUMBER : Type.TEXT,
                    o -> objects.get(o).facts().get(fact)));
        }
        if (table.kind() != ObjectKind.TREE) {
            columns.add(
                    new Column("area", Type.NUMBER, o -> number(objects.get(o).area(), 3)));
        }
    }

    private void statistics(int m) {
        Measure measure = table.kind().measures().get(m);
        String name = measure.name();
        if (!measure.weight().isEmpty()) {
            columns.add(new Column(measure.weight(), Type.NUMBER, o -> number(table.weight(m, o), 3)));
        }
        columns.add(new Column(
                name + "_mean", Type.NUMBER, o -> number(table.range(m, o).mean(), 2)));
        columns.add(new Column(
                name + "_min", Type.NUMBER, o -> number(table.range(m, o).low(), 2)));
        columns.add(new Column(
                name + "_max", Type.NUMBER, o -> number(table.range(m, o).high(), 2)));
        columns.add(new Column(name + "_max_time", Type.TEXT, o -> {
            int at = table.range(m, o).at();
            return at < 0 ? null : stamps.get(at);
        }));
    }

    private void times(int m) {
        String name = table.kind().measures().get(m).name();
        for (int t = 0; t < results.times(); t++) {
            int time = t;
            columns.add(new Column(name(name, results.stamp(t)), Type.NUMBER, o -> number(table.value(m, o, time), 2)));
        }
    }

    private static @Nullable Object number(double value, int digits) {
        return Json.number(value, digits);
    }
}
