package org.kastanie.engine.output.objects;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kastanie.engine.output.objects.ObjectKind.Measure;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything known of the objects of one kind: for every measure, object and output time a weighted sum and its weight.
 *
 * @param kind of all objects
 * @param objects in the order of their ids
 * @param times number of output times
 * @param sum by measure, then by object and time; in the measure's unit times weight
 * @param weight the same; 0 where nothing is known
 */
public record ObjectTable(ObjectKind kind, List<CityObject> objects, int times, double[][] sum, double[][] weight) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Without any value yet. */
    public static ObjectTable empty(ObjectKind kind, List<CityObject> objects, int times) {
        int n = objects.size() * times;
        int m = kind.measures().size();
        return new ObjectTable(kind, List.copyOf(objects), times, new double[m][n], new double[m][n]);
    }

    /** Adds a mean over so much weight, or a total, to an object at a time. */
    public void add(int measure, int object, int time, double value, double weightOfIt) {
        if (!Double.isNaN(value) && weightOfIt > 0) {
            boolean total = kind.measures().get(measure).total();
            sum[measure][object * times + time] += total ? value : value * weightOfIt;
            weight[measure][object * times + time] += weightOfIt;
        }
    }

    /** Value of an object at a time; NaN if nothing is known. */
    public double value(int measure, int object, int time) {
        int i = object * times + time;
        double w = weight[measure][i];
        return !(w > 0) ? Double.NaN : kind.measures().get(measure).total() ? sum[measure][i] : sum[measure][i] / w;
    }

    /** The most it was the mean of at any time. */
    public double weight(int measure, int object) {
        double most = 0;
        for (int t = 0; t < times; t++) {
            most = Math.max(most, weight[measure][object * times + t]);
        }
        return most;
    }

    /**
     * Lowest, mean and highest value over the period.
     *
     * @param at time of the highest; -1 without values, which are then NaN
     */
    public record Range(double low, double mean, double high, int at) {}

    public Range range(int measure, int object) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double all = 0;
        int n = 0;
        int at = -1;
        for (int t = 0; t < times; t++) {
            double value = value(measure, object, t);
            if (!Double.isNaN(value)) {
                n++;
                all += value;
                low = Math.min(low, value);
                at = value > high ? t : at;
                high = Math.max(high, value);
            }
        }
        return n == 0 ? new Range(Double.NaN, Double.NaN, Double.NaN, -1) : new Range(low, all / n, high, at);
    }

    /** Without undersides that lie on the ground: they are surfaces of the twin, but the air does not know them. */
    ObjectTable known() {
        if (kind != ObjectKind.UNDERSIDE) {
            return this;
        }
        int[] kept =
                IntStream.range(0, objects.size()).filter(o -> weight(0, o) > 0).toArray();
        ObjectTable some = empty(kind, IntStream.of(kept).mapToObj(objects::get).toList(), times);
        for (int o = 0; o < kept.length; o++) {
            System.arraycopy(sum[0], kept[o] * times, some.sum[0], o * times, times);
            System.arraycopy(weight[0], kept[o] * times, some.weight[0], o * times, times);
        }
        return some;
    }

    /** Position of a measure. */
    public int measure(String name) {
        List<Measure> all = kind.measures();
        for (int m = 0; m < all.size(); m++) {
            if (all.get(m).name().equals(name)) {
                return m;
            }
        }
        throw new IllegalArgumentException(kind + " has no measure " + name);
    }

    /** Puts pieces of one kind together: what is known of one object in several of them adds up. */
    public static ObjectTable merge(List<ObjectTable> pieces) {
        ObjectKind kind = pieces.getFirst().kind;
        int times = pieces.getFirst().times;
        Map<String, CityObject> byKey = new TreeMap<>();
        for (ObjectTable piece : pieces) {
            piece.objects.forEach(o -> byKey.merge(key(kind, o), o, (a, b) -> joined(kind, a, b)));
        }
        Map<String, Integer> place = new LinkedHashMap<>();
        byKey.keySet().forEach(key -> place.put(key, place.size()));
        ObjectTable all = empty(kind, List.copyOf(byKey.values()), times);
        for (ObjectTable piece : pieces) {
            for (int o = 0; o < piece.objects.size(); o++) {
                int to = times * place.getOrDefault(key(kind, piece.objects.get(o)), -1);
                for (int m = 0; m < all.sum.length; m++) {
                    for (int t = 0; t < times; t++) {
                        all.sum[m][to + t] += piece.sum[m][o * times + t];
                        all.weight[m][to + t] += piece.weight[m][o * times + t];
                    }
                }
            }
        }
        return all;
    }

    /** Ground and streets of one id are one object wherever their polygons lie; a tile may know only some of these. */
    private static String key(ObjectKind kind, CityObject object) {
        boolean anywhere =
                kind == ObjectKind.GROUND || (kind == ObjectKind.STREET && "twin".equals(object.fact("source")));
        return anywhere
                ? object.id() + '\n' + object.fact("kind") + '\n' + object.fact("ground_class") + '\n' + object.owner()
                : object.key();
    }

    private static CityObject joined(ObjectKind kind, CityObject a, CityObject b) {
        boolean inPieces = kind == ObjectKind.GROUND || kind == ObjectKind.STREET;
        if (!inPieces || a.geometry().equalsExact(b.geometry())) {
            return a;
        }
        Geometry both = kind == ObjectKind.STREET
                ? OverlayNGRobust.union(Flat.polygons(
                        a.geometry().getFactory().createGeometryCollection(new Geometry[] {a.geometry(), b.geometry()
                        })))
                : distinct(a.geometry(), b.geometry());
        return new CityObject(a.id(), a.owner(), both, both.getArea(), a.facts());
    }

    private static Geometry distinct(Geometry a, Geometry b) {
        List<Geometry> polygons = new ArrayList<>();
        for (Geometry from : List.of(Flat.polygons(a), Flat.polygons(b))) {
            for (int i = 0; i < from.getNumGeometries(); i++) {
                Geometry polygon = from.getGeometryN(i);
                if (polygons.stream().noneMatch(polygon::equalsExact)) {
                    polygons.add(polygon);
                }
            }
        }
        return Flat.polygons(a.getFactory().buildGeometry(polygons));
    }

    /** Writes objects and values. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(kind.name());
        out.writeInt(times);
        out.writeInt(objects.size());
        for (CityObject o : objects) {
            text(out, MAPPER.writeValueAsString(o.facts()));
            out.writeUTF(o.id());
            CityObject.Owner owner = o.owner();
            out.writeBoolean(owner != null);
            out.writeUTF(owner == null ? "" : owner.id());
            out.writeUTF(owner == null ? "" : owner.key());
            out.writeDouble(o.area());
            byte[] wkb = new WKBWriter(kind.isFlat() ? 2 : 3).write(o.geometry());
            out.writeInt(wkb.length);
            out.write(wkb);
        }
        values(out);
    }

    private static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes the values alone. */
    public void values(DataOutput out) throws IOException {
        for (double[][] numbers : List.of(sum, weight)) {
            for (double[] row : numbers) {
                for (double value : row) {
                    out.writeDouble(value);
                }
            }
        }
    }

    /** Reads what {@link #values} wrote. */
    public void read(DataInput in) throws IOException {
        for (double[][] numbers : List.of(sum, weight)) {
            for (double[] row : numbers) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = in.readDouble();
                }
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static ObjectTable readWhole(DataInput in) throws IOException {
        ObjectKind kind = ObjectKind.valueOf(in.readUTF());
        int times = in.readInt();
        int n = in.readInt();
        List<CityObject> objects = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            MAPPER.readTree(bytes(in))
                    .properties()
                    .forEach(f -> facts.put(
                            f.getKey(),
                            f.getValue().isNumber()
                                    ? (Object) f.getValue().asDouble()
                                    : f.getValue().asString()));
            String id = in.readUTF();
            boolean part = in.readBoolean();
            CityObject.Owner owner = new CityObject.Owner(in.readUTF(), in.readUTF());
            double area = in.readDouble();
            objects.add(new CityObject(id, part ? owner : null, geometry(bytes(in)), area, facts));
        }
        ObjectTable table = empty(kind, objects, times);
        table.read(in);
        return table;
    }

    private static Geometry geometry(byte[] wkb) throws IOException {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IOException("a geometry cannot be read back: " + e.getMessage(), e);
        }
    }
}
