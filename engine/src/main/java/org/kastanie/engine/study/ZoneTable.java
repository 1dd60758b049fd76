package org.kastanie.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.StressClasses;
import org.kastanie.engine.output.table.Csv;
import org.kastanie.engine.output.table.Json;
import org.kastanie.solver.quantity.Quantity;

/** What every zone is like in the base case and in every variant, and the differences. */
final class ZoneTable {
    private static final int DIGITS = 3;

    /**
     * One measure of one zone.
     *
     * @param zone it belongs to
     * @param measure such as utci_hottest_hour
     * @param unit of the values
     * @param values base case first, then variants
     */
    record Row(Zone zone, String measure, String unit, double[] values) {
        double difference(int variant) {
            return values[variant] - values[0];
        }
    }

    private final List<Case> cases;
    private final List<Row> rows = new ArrayList<>();

    ZoneTable(List<Case> cases, List<Zone> zones) {
        this.cases = cases;
        for (Zone zone : zones) {
            for (Quantity quantity : Case.QUANTITIES) {
                add(
                        zone,
                        quantity.contractName() + "_hottest_hour",
                        quantity.displayUnit(),
                        c -> zone.mean(c.hot(quantity)));
            }
            for (Case.Above above : Case.ABOVE) {
                add(zone, above.measure(), "h", c -> zone.mean(c.sum(above.measure())));
            }
            add(zone, Case.NIGHT, "degC", c -> zone.mean(c.sum(Case.NIGHT)));
            classes(zone, Quantity.UTCI, StressClasses.UTCI);
            classes(zone, Quantity.PET, StressClasses.PET);
        }
    }

    private void classes(Zone zone, Quantity quantity, StressClasses classes) {
        for (int k = 0; k < classes.count(); k++) {
            int number = k;
            add(
                    zone,
                    quantity.contractName() + "_share_" + classes.names().get(k),
                    "1",
                    c -> classes.shares(zone.pick(c.hot(quantity)))[number]);
        }
    }

    @FunctionalInterface
    private interface Measure {
        double of(Case one);
    }

    private void add(Zone zone, String measure, String unit, Measure how) {
        rows.add(
                new Row(zone, measure, unit, cases.stream().mapToDouble(how::of).toArray()));
    }

    List<Row> rows() {
        return rows;
    }

    Row row(Zone zone, String measure) {
        return rows.stream()
                .filter(r -> r.zone() == zone && r.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    void write(Path csv, Path json) throws IOException {
        Csv table = new Csv();
        List<String> head = new ArrayList<>(List.of("kind", "id", "measure", "unit"));
        for (int c = 0; c < cases.size(); c++) {
            head.add(cases.get(c).name());
            if (c > 0) {
                head.add(cases.get(c).name() + "_difference");
            }
        }
        table.row(head);
        List<Map<String, Object>> list = new ArrayList<>();
        for (Row row : rows) {
            List<String> cells =
                    new ArrayList<>(List.of(row.zone().kind(), row.zone().id(), row.measure(), row.unit()));
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("kind", row.zone().kind());
            object.put("id", row.zone().id());
            object.put("measure", row.measure());
            object.put("unit", row.unit());
            for (int c = 0; c < cases.size(); c++) {
                cells.add(Csv.number(row.values()[c], DIGITS));
                put(object, cases.get(c).name(), row.values()[c]);
                if (c > 0) {
                    cells.add(Csv.number(row.difference(c), DIGITS));
                    put(object, cases.get(c).name() + "_difference", row.difference(c));
                }
            }
            table.row(cells);
            list.add(object);
        }
        table.write(csv);
        Json.write(json, list);
    }

    @SuppressWarnings("NullAway") // null is how JSON says no value
    private static void put(Map<String, Object> object, String key, double value) {
        object.put(key, Json.number(value, DIGITS));
    }
}
