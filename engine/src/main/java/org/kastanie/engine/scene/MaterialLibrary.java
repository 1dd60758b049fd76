package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.solver.surface.Layer;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.WaterBehaviour;

/** Materials by contract id ({@code ground.asphalt}); the data with source and range stand in {@code materials.yaml}. */
public final class MaterialLibrary {
    /** Stands between the id of a wall and the share of its windows. */
    private static final String GLASS = ", glass ";

    private static final Set<String> KEYS =
            Set.of("like", "albedo", "emissivity", "roughness", "layers", "water", "transmission", "note", "source");

    private final Map<String, Material> byId = new LinkedHashMap<>();

    private MaterialLibrary() {}

    /**
     * The built-in library with the job's own materials and changes.
     *
     * @param own id to fields; a known id changes only the fields given, a new one needs all or {@code like: known.id}
     */
    public static MaterialLibrary with(Map<String, Object> own) {
        List<InputException> problems = new ArrayList<>();
        MaterialLibrary library = collecting(own, problems);
        if (!problems.isEmpty()) {
            throw problems.getFirst();
        }
        return library;
    }

    /** As {@link #with}, but leaves unusable materials out and adds what is wrong with each to the problems. */
    static MaterialLibrary collecting(Map<String, Object> own, List<InputException> problems) {
        MaterialLibrary library = new MaterialLibrary();
        Map<String, Object> file = Yaml.resource("materials.yaml");
        Yaml.map(file.get("materials")).forEach((id, fields) -> library.put(id, Yaml.map(fields), null));
        own.forEach((id, value) -> {
            try {
                library.own(id, Yaml.map(value));
            } catch (InputException e) {
                problems.add(e);
            }
        });
        return library;
    }

    private void own(String id, Map<String, Object> fields) {
        for (String key : fields.keySet()) {
            if (!KEYS.contains(key)) {
                throw new InputException(
                        "materials." + id + ": unknown key '" + key + "'",
                        "known keys: " + new java.util.TreeSet<>(KEYS));
            }
        }
        Object like = fields.get("like");
        put(id, fields, byId.get(like == null ? id : String.valueOf(like)));
    }

    /** Plausible range of the albedo of every built-in material that has one, by id. */
    public static Map<String, double[]> albedoRanges() {
        Map<String, double[]> ranges = new LinkedHashMap<>();
        Yaml.map(Yaml.resource("materials.yaml").get("materials")).forEach((id, fields) -> {
            List<?> range = Yaml.map(fields).get("albedo") instanceof Map<?, ?> albedo
                            && albedo.get("range") instanceof List<?> limits
                    ? limits
                    : List.of();
            if (range.size() == 2) {
                ranges.put(id, new double[] {Yaml.number(range.get(0)), Yaml.number(range.get(1))});
            }
        });
        return ranges;
    }

    public Set<String> ids() {
        return byId.keySet();
    }

    /** The material of a class, such as {@code ground}, {@code grass}. */
    public Material get(String group, String name) {
        Material material = byId.get(group + "." + name);
        if (material == null) {
            List<String> known = byId.keySet().stream()
                    .filter(id -> id.startsWith(group + "."))
                    .map(id -> id.substring(group.length() + 1))
                    .toList();
            throw new InputException(
                    group + " class '" + name + "' is not in the material library",
                    "use one of " + String.join(", ", known) + ", or define materials." + group + "." + name);
        }
        return material;
    }

    private void put(String id, Map<String, Object> fields, @Nullable Material base) {
        try {
            double albedo = or(Yaml.number(fields.get("albedo")), base == null ? Double.NaN : base.albedo());
            double emissivity =
                    or(Yaml.number(fields.get("emissivity")), base == null ? Double.NaN : base.emissivity());
            double roughness = or(Yaml.number(fields.get("roughness")), base == null ? Double.NaN : base.roughness());
            List<Layer> layers = fields.containsKey("layers") || base == null ? layers(fields) : base.layers();
            WaterBehaviour water = fields.containsKey("water") || base == null
                    ? water(id, Yaml.map(fields.get("water")))
                    : base.water();
            double transmission = or(Yaml.number(fields.get("transmission")), base == null ? 0 : base.transmission());
            byId.put(id, new Material(id, albedo, emissivity, roughness, layers, water, transmission));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "materials." + id + ": " + e.getMessage(),
                    "give albedo, emissivity, roughness and layers, or like: with a known material",
                    e);
        }
    }

    private static double or(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    private static List<Layer> layers(Map<String, Object> fields) {
        List<Layer> layers = new ArrayList<>();
        for (Object entry : Yaml.list(fields.get("layers"))) {
            Map<String, Object> layer = Yaml.map(entry);
            layers.add(new Layer(
                    Yaml.number(layer.get("thickness")),
                    Yaml.number(layer.get("conductivity")),
                    Yaml.number(layer.get("volumetricHeatCapacity"))));
        }
        return layers;
    }

    private static WaterBehaviour water(String id, Map<String, Object> fields) {
        String type = String.valueOf(fields.getOrDefault("type", "sealed"));
        return switch (type) {
            case "sealed" -> new WaterBehaviour.Sealed(or(Yaml.number(fields.get("storage")), 0.5));
            case "open" ->
                new WaterBehaviour.Open(
                        or(Yaml.number(fields.get("depth")), 0), or(Yaml.number(fields.get("extinction")), 1));
            case "soil" ->
                new WaterBehaviour.Soil(
                        Yaml.number(fields.get("leafAreaIndex")),
                        Yaml.number(fields.get("minimumResistance")),
                        Yaml.number(fields.get("topDepth")),
                        Yaml.number(fields.get("rootDepth")),
                        Yaml.number(fields.get("wiltingPoint")),
                        Yaml.number(fields.get("fieldCapacity")),
                        thermal(fields));
            default ->
                throw new IllegalArgumentException(
                        "material " + id + ": water type '" + type + "' is not one of sealed, open, soil");
        };
    }

    private static WaterBehaviour.@Nullable Thermal thermal(Map<String, Object> fields) {
        double depth = Yaml.number(fields.get("soilDepth"));
        return Double.isNaN(depth)
                ? null
                : new WaterBehaviour.Thermal(
                        Yaml.number(fields.get("porosity")), Yaml.number(fields.get("dryShare")), depth);
    }

    /** Id of the class a material was made from: that of a wall with windows is the wall's. */
    public static String plainId(String id) {
        int glass = id.indexOf(GLASS);
        return glass < 0 ? id : id.substring(0, glass);
    }

    /**
     * A wall of which a share is window. Reflection, emission and heat flow of wall and window stand side by side and are
     * averaged by area; heat flow by adding conductances (ISO 6946, 6.7: parallel paths), heat capacity by leaving the
     * window's out. Sunlight that passes the glass goes into the room.
     */
    static Material glazed(Material wall, Material glass, double share) {
        if (!(share >= 0 && share <= 0.95)) {
            throw new InputException("walls.glazing is " + share, "give the window's share of the wall, 0 to 0.95");
        }
        if (share == 0 || wall.id().equals(glass.id()) || wall.water() instanceof WaterBehaviour.Soil) {
            return wall;
        }
        double opaque = resistance(wall);
        double ratio = opaque * ((1 - share) / opaque + share / resistance(glass));
        List<Layer> layers = wall.layers().stream()
                .map(l -> new Layer(l.thickness(), l.conductivity() * ratio, l.volumetricHeatCapacity() * (1 - share)))
                .toList();
        return new Material(
                wall.id() + String.format(Locale.ROOT, "%s%.0f %%", GLASS, 100 * share),
                (1 - share) * wall.albedo() + share * glass.albedo(),
                (1 - share) * wall.emissivity() + share * glass.emissivity(),
                wall.roughness(),
                layers,
                wall.water(),
                share * glass.transmission());
    }

    private static double resistance(Material material) {
        double r = 0;
        for (Layer layer : material.layers()) {
            r += layer.thickness() / layer.conductivity();
        }
        return r;
    }
}
