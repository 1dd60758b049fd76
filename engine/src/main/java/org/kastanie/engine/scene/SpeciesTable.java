package org.kastanie.engine.scene;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is assumed of a tree by its species; the data with their sources stand in {@code species.yaml}. */
public final class SpeciesTable {
    private static final SpeciesTable BUILT_IN = load();

    private final Map<String, Species> byKey = new LinkedHashMap<>();

    private SpeciesTable() {}

    /**
     * @param key such as {@code tilia_cordata}, {@code tilia} or {@code default}
     * @param height of a mature street tree, m
     * @param crownDiameter of a mature street tree, m
     * @param growth years in which 63 % of the mature size is reached
     * @param leafAreaIndex m2 leaf per m2 crown projection
     * @param minimumStomatalResistance s m-1
     * @param leafWidth m
     * @param evergreen keeps its leaves in winter
     * @param leafing day of the year on which the leaves begin to unfold
     * @param leafFall day of the year on which half of them have fallen
     */
    public record Species(
            String key,
            double height,
            double crownDiameter,
            double growth,
            double leafAreaIndex,
            double minimumStomatalResistance,
            double leafWidth,
            boolean evergreen,
            int leafing,
            int leafFall) {
        /** Contract: crowns begin at a quarter of the height. */
        private static final double MATURE_CROWN = 0.75;

        /** Size at an age relative to the mature size (von Bertalanffy's first-order growth). */
        public double grown(double age) {
            return 1 - Math.exp(-Math.max(age, 1) / growth);
        }

        /**
         * Leaf area index of a crown of this length relative to a mature one: a sapling's is smaller, but its leaves stand
         * closer. Neither the index nor the density stays constant while a tree grows; the square root stands between: a
         * choice.
         */
        public double leafiness(double crownLength) {
            double mature = MATURE_CROWN * height;
            return Math.min(1, Math.sqrt(Math.max(crownLength, 0) / mature));
        }
    }

    public static SpeciesTable builtIn() {
        return BUILT_IN;
    }

    /** Species, else genus, else the default, of a name such as "Tilia cordata 'Greenspire'" or {@code tilia_cordata}. */
    public Species find(@Nullable String name) {
        Species found = null;
        if (name != null) {
            String[] words = name.toLowerCase(Locale.ROOT)
                    .replace('\u00d7', ' ')
                    .replaceAll("[^a-z]+", " ")
                    .replaceAll(" x ", " ")
                    .trim()
                    .split(" ");
            found = words.length > 1 ? byKey.get(words[0] + "_" + words[1]) : null;
            found = found == null ? byKey.get(words[0]) : found;
        }
        return found != null ? found : fallback();
    }

    /** Whether the species or at least its genus is in the table. */
    public boolean knows(String name) {
        return byKey.get("default") != find(name) || name.equals("default");
    }

    public java.util.Set<String> names() {
        return java.util.Collections.unmodifiableSet(byKey.keySet());
    }

    public Species fallback() {
        Species species = byKey.get("default");
        if (species == null) {
            throw new IllegalStateException("species.yaml lacks 'default'");
        }
        return species;
    }

    private static SpeciesTable load() {
        SpeciesTable table = new SpeciesTable();
        Map<String, Object> file = Yaml.resource("species.yaml");
        Map<String, Object> seasons = Yaml.map(file.get("seasons"));
        Yaml.map(file.get("species")).forEach((key, value) -> {
            Map<String, Object> row = Yaml.map(value);
            Map<String, Object> season = Yaml.map(seasons.get(String.valueOf(row.getOrDefault("season", "middle"))));
            table.byKey.put(
                    key,
                    new Species(
                            key,
                            Yaml.number(row.get("height")),
                            Yaml.number(row.get("crown")),
                            Yaml.number(row.get("growth")),
                            Yaml.number(row.get("lai")),
                            Yaml.number(row.get("stomata")),
                            Yaml.number(row.get("leaf")),
                            Boolean.TRUE.equals(row.get("evergreen")),
                            (int) Yaml.number(season.get("leafing")),
                            (int) Yaml.number(season.get("fall"))));
        });
        return table;
    }
}
