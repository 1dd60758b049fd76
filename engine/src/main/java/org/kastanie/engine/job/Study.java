package org.kastanie.engine.job;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.run.RunSpec;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study that passed every check of its text: a base case, variants of it and what is asked of them.
 *
 * @param file it was read from
 * @param resolved its content with every default, paths as written
 * @param inputs files the study itself names; those of the base case stand in its job
 * @param name what people call it
 * @param question what it answers, or null
 * @param base the base case (IST)
 * @param variants what could be built (PLAN), in their order
 * @param areas files of polygons for tables
 * @param streets files of street segments for tables
 * @param carriageways files of polygons no tree may stand on
 * @param walk a way whose values are listed along it, or null
 * @param population who lives where, or null
 * @param coolPlaces what counts as one
 * @param uncertainty how it is found
 * @param languages of the report: de, en or both
 * @param planting content of the key {@code planting}, empty if it is missing; read by whoever plans trees
 */
public record Study(
        Path file,
        ObjectNode resolved,
        List<Job.Input> inputs,
        String name,
        @Nullable Words question,
        Job base,
        List<Variant> variants,
        List<RunSpec.AreaSpec> areas,
        List<RunSpec.StreetSpec> streets,
        List<Path> carriageways,
        @Nullable Walk walk,
        @Nullable Population population,
        CoolPlaces coolPlaces,
        Uncertainty uncertainty,
        List<String> languages,
        ObjectNode planting) {
    public Study {
        inputs = List.copyOf(inputs);
        variants = List.copyOf(variants);
        areas = List.copyOf(areas);
        streets = List.copyOf(streets);
        carriageways = List.copyOf(carriageways);
        languages = List.copyOf(languages);
    }

    /** A path as the study writes it. */
    public Path resolve(String written) {
        return new JobPaths(file).resolve(written);
    }

    /** A text in both languages; the same twice where the study gives one. */
    public record Words(String german, String english) {}

    /**
     * @param name also that of its folder
     * @param title for people
     * @param job the base case with the edits of the variant after its own
     */
    public record Variant(String name, Words title, Job job) {}

    /**
     * @param path GeoJSON file whose first line is the way
     * @param every distance of the values, m
     */
    public record Walk(Path path, double every) {}

    /**
     * @param path GeoJSON file of polygons or points
     * @param attribute that holds the number of people
     */
    public record Population(Path path, String attribute) {}

    /**
     * @param quantity contract name of what decides
     * @param below cool where lower at the hottest hour, degC
     * @param distance people walk, m
     * @param smallest connected place that counts, m2
     */
    public record CoolPlaces(String quantity, double below, double distance, double smallest) {}

    /**
     * @param draws number of draws; 0 for none
     * @param seed of the random numbers
     * @param level share of the draws the interval holds
     * @param cell edge of a cell in the draws, m; NaN for that of the job
     */
    public record Uncertainty(int draws, long seed, double level, double cell) {}
}
