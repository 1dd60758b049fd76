package org.kastanie.engine.study;

import java.util.Locale;
import java.util.Map;

/** What people call the classes of ground, roofs and walls. */
final class ClassWords {
    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("asphalt", "Asphalt"),
            Map.entry("porous_asphalt", "offenporiger Asphalt"),
            Map.entry("concrete", "Beton"),
            Map.entry("paving_stone", "Betonpflaster"),
            Map.entry("permeable_paving", "wasserdurchlässiges Pflaster"),
            Map.entry("grass_paver", "Rasengitter"),
            Map.entry("cobblestone", "Natursteinpflaster"),
            Map.entry("gravel", "Kies"),
            Map.entry("bare_soil", "offener Boden"),
            Map.entry("sand", "Sand"),
            Map.entry("grass", "Rasen"),
            Map.entry("meadow", "Wiese"),
            Map.entry("shrub", "Sträucher"),
            Map.entry("water", "Wasser"),
            Map.entry("water_deep", "tiefes Wasser"),
            Map.entry("rail", "Gleise"),
            Map.entry("artificial_turf", "Kunstrasen"),
            Map.entry("rubber", "Gummibelag"),
            Map.entry("wood", "Holz"),
            Map.entry("tile", "Ziegel"),
            Map.entry("gravel_roof", "Kiesdach"),
            Map.entry("metal", "Blech"),
            Map.entry("bitumen", "Bitumen"),
            Map.entry("green_extensive", "extensiv begrünt"),
            Map.entry("green_intensive", "intensiv begrünt"),
            Map.entry("cool", "hell und kühl"),
            Map.entry("photovoltaic", "Photovoltaik"),
            Map.entry("brick", "Ziegel"),
            Map.entry("plaster", "Putz"),
            Map.entry("insulated_plaster", "gedämmter Putz"),
            Map.entry("glass", "Glas"),
            Map.entry("green", "begrünt"));

    private static final Map<String, String> ENGLISH = Map.of(
            "green_extensive", "extensive green roof",
            "green_intensive", "intensive green roof",
            "gravel_roof", "gravel",
            "water_deep", "deep water",
            "green", "greenery");

    private ClassWords() {}

    /** A class of the library in the language of the report; a class of the job by its own name. */
    static String of(String name, Tongue tongue) {
        String own = name.replace('_', ' ');
        return tongue.say(GERMAN.getOrDefault(name, own), ENGLISH.getOrDefault(name, own));
    }

    /** "tilia_cordata" as botanists write it. */
    static String species(String name) {
        String words = name.strip().replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
