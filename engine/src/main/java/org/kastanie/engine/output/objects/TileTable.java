package org.kastanie.engine.output.objects;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;

/** The property table of a tile (EXT_structural_metadata): of every surface what it is and how warm it was, column by column. */
final class TileTable {
    /** What property tables have where nothing is known; said in the file as noData. */
    private static final float NOTHING = -9999;
    /** More output times than this are left to the statistics: two days of hours, a choice. */
    static final int MOST_TIMES = 48;

    private final Glb glb;
    private final List<TileSurface> surfaces;
    private final Map<String, Object> schema = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private TileTable(Glb glb, List<TileSurface> surfaces) {
        this.glb = glb;
        this.surfaces = surfaces;
    }

    static Map<String, Object> of(Glb glb, List<TileSurface> surfaces, ResultSet results) {
        TileTable table = new TileTable(glb, surfaces);
        table.text("id", s -> s.of().id());
        table.text("building", s -> {
            CityObject.Owner owner = s.of().owner();
            return owner == null ? "" : owner.id();
        });
        table.text("kind", s -> s.table().kind() == ObjectKind.ROOF ? "roof" : "wall");
        table.number("area", s -> s.of().area());
        table.number("surface_temperature_mean", s -> s.range().mean());
        table.number("surface_temperature_min", s -> s.range().low());
        table.number("surface_temperature_max", s -> s.range().high());
        for (int t = 0; t < results.times() && results.times() <= MOST_TIMES; t++) {
            int time = t;
            table.number(
                    ObjectColumns.name("surface_temperature", results.stamp(t)),
                    s -> s.table().value(0, s.object(), time));
        }
        return Ordered.map(
                "schema",
                Ordered.map("id", "kastanie", "classes", Map.of("surface", Map.of("properties", table.schema))),
                "propertyTables",
                List.of(Ordered.map("class", "surface", "count", surfaces.size(), "properties", table.values)));
    }

    private void text(String name, Function<TileSurface, String> of) {
        ByteBuffer offsets = buffer(4 * (surfaces.size() + 1));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        offsets.putInt(0);
        for (TileSurface surface : surfaces) {
            all.writeBytes(of.apply(surface).getBytes(StandardCharsets.UTF_8));
            offsets.putInt(all.size());
        }
        schema.put(name, Map.of("type", "STRING"));
        int bytes = glb.view(all.toByteArray());
        values.put(
                name,
                Ordered.map("values", bytes, "stringOffsets", glb.view(offsets.array()), "stringOffsetType", "UINT32"));
    }

    private void number(String name, ToDoubleFunction<TileSurface> of) {
        ByteBuffer numbers = buffer(4 * surfaces.size());
        for (TileSurface surface : surfaces) {
            double value = of.applyAsDouble(surface);
            numbers.putFloat(Double.isNaN(value) ? NOTHING : (float) (Math.round(value * 100) / 100.0));
        }
        schema.put(name, Ordered.map("type", "SCALAR", "componentType", "FLOAT32", "noData", NOTHING));
        values.put(name, Ordered.map("values", glb.view(numbers.array())));
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
