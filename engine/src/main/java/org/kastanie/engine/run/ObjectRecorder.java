package org.kastanie.engine.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.objects.ObjectFiles;
import org.kastanie.engine.output.objects.ObjectKind;
import org.kastanie.engine.output.objects.ObjectTable;
import org.kastanie.engine.scene.ObjectLinks;
import org.kastanie.engine.scene.ObjectLinks.Link;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.solver.model.IntervalMeans;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.surface.CrownFluxes;

/** Takes from a model, step by step, what the objects of the twin have of it, and keeps means over output intervals. */
final class ObjectRecorder {
    private static final double HOUR = 3600;

    /**
     * A measure of facets or crowns.
     *
     * @param table it belongs to
     * @param measure its number there
     * @param links of every object
     * @param running sum over the steps since the last output, an object
     */
    private record Stepped(ObjectTable table, int measure, List<Link> links, double[] running) {
        ObjectKind.Measure of() {
            return table.kind().measures().get(measure);
        }
    }

    /** A measure of the cells of maps. */
    private record Mapped(ObjectTable table, int measure, List<int[]> cells) {}

    private final List<ObjectTable> tables = new ArrayList<>();
    private final List<Stepped> stepped = new ArrayList<>();
    private final List<Mapped> mapped = new ArrayList<>();
    private int steps;

    /** @return null if the job wants no results on objects */
    static @Nullable ObjectRecorder of(RunSpec spec, CityModel city, Scene scene, Places places) {
        if (!ObjectFiles.wanted(spec.outputs().formats())) {
            return null;
        }
        ObjectLinks links = ObjectLinks.of(city, scene, places.inside());
        return new ObjectRecorder(
                ObjectTables.of(links, places, Places.buildings(scene.geometry())),
                spec.period().times());
    }

    private ObjectRecorder(Map<ObjectKind, ObjectTables.Listed> kinds, int times) {
        kinds.forEach((kind, listed) -> {
            ObjectTable table = ObjectTable.empty(kind, listed.objects(), times);
            tables.add(table);
            listed.links()
                    .forEach((name, links) ->
                            stepped.add(new Stepped(table, table.measure(name), links, new double[links.size()])));
            listed.cells().forEach((name, cells) -> mapped.add(new Mapped(table, table.measure(name), cells)));
        });
    }

    /** After a step of the period. */
    void add(Microclimate model) {
        float[] skin = model.facetFluxes().skinTemperature();
        CrownFluxes crowns = model.crownFluxes();
        for (Stepped s : stepped) {
            for (int o = 0; o < s.running.length; o++) {
                Link link = s.links.get(o);
                s.running[o] += s.of().total()
                        ? water(link, crowns)
                        : sum(link, s.table.kind() == ObjectKind.TREE ? crowns.leafTemperature() : skin);
            }
        }
        steps++;
    }

    private static double sum(Link link, float[] values) {
        double sum = 0;
        for (int i = 0; i < link.at().length; i++) {
            sum += (double) link.weight()[i] * values[link.at()[i]];
        }
        return sum;
    }

    /** Water given off, kg s-1. */
    private static double water(Link link, CrownFluxes crowns) {
        double sum = 0;
        for (int i = 0; i < link.at().length; i++) {
            int k = link.at()[i];
            sum += link.weight()[i] * crowns.latent()[k] / PhysicalConstants.latentHeat(crowns.leafTemperature()[k]);
        }
        return sum;
    }

    /** At the end of an output interval. */
    void take(int time, IntervalMeans means) {
        for (Stepped s : stepped) {
            for (int o = 0; o < s.running.length; o++) {
                double weight = s.links.get(o).total();
                double mean = s.running[o] / steps;
                double value = s.of().total() ? HOUR * mean : mean / weight - PhysicalConstants.ZERO_CELSIUS;
                s.table.add(s.measure, o, time, value, weight);
                s.running[o] = 0;
            }
        }
        steps = 0;
        for (Mapped m : mapped) {
            Quantity quantity = m.table.kind().measures().get(m.measure).scale();
            float[] field = means.of(quantity);
            double zero = quantity.unit().equals("K") ? PhysicalConstants.ZERO_CELSIUS : 0;
            for (int o = 0; o < m.cells.size(); o++) {
                double sum = 0;
                int n = 0;
                for (int cell : m.cells.get(o)) {
                    if (!Float.isNaN(field[cell])) {
                        sum += field[cell] - zero;
                        n++;
                    }
                }
                m.table.add(m.measure, o, time, n == 0 ? Double.NaN : sum / n, n);
            }
        }
    }

    List<ObjectTable> tables() {
        return tables;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        for (Stepped s : stepped) {
            for (double value : s.running) {
                out.writeDouble(value);
            }
        }
        for (ObjectTable table : tables) {
            table.values(out);
        }
    }

    void read(DataInput in) throws IOException {
        steps = in.readInt();
        for (Stepped s : stepped) {
            for (int i = 0; i < s.running.length; i++) {
                s.running[i] = in.readDouble();
            }
        }
        for (ObjectTable table : tables) {
            table.read(in);
        }
    }
}
