package org.kastanie.engine.planting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.job.Study;
import org.kastanie.solver.quantity.Quantity;

/**
 * What plan-trees is asked: the section {@code planting} of a study with every default filled in and paths absolute.
 *
 * @param candidates files of places
 * @param types of trees; at least one
 * @param years of growth after planting at which the trees are judged
 * @param aim what they are to improve
 * @param limits number and money
 * @param rules distances
 * @param exclusions polygons and lines that keep trees away
 * @param must ids of places that have to be planted
 * @param mustNot ids of places that must stay free
 */
public record PlantingSpec(
        List<CandidateFile> candidates,
        List<TreeType> types,
        double years,
        Aim aim,
        Limits limits,
        Rules rules,
        List<Exclusion> exclusions,
        List<String> must,
        List<String> mustNot) {

    /**
     * @param path of points, lines or polygons
     * @param layer of a GeoPackage, or null
     * @param crs where the file does not say it, or null
     * @param every distance of the places along lines and within polygons, m
     * @param cost of a place without one of its own, EUR
     * @param street of places without one of their own; empty for the file's name
     * @param columns names of the attributes id, street, cost, type, must
     */
    public record CandidateFile(
            Path path,
            @Nullable String layer,
            @Nullable String crs,
            double every,
            double cost,
            String street,
            Map<String, String> columns) {}

    /**
     * @param name by which places name it
     * @param species botanical name
     * @param height when planted, m
     * @param crownDiameter when planted, m
     * @param later size after years, by years; empty: grown by the species table
     * @param surcharge added to a place's cost, EUR
     */
    public record TreeType(
            String name,
            String species,
            double height,
            double crownDiameter,
            Map<Integer, double[]> later,
            double surcharge) {}

    /**
     * @param quantity UTCI, PET or mean radiant temperature
     * @param above threshold, degrees Celsius
     * @param from first hour of the day that counts, in the period's offset
     * @param to hour at which counting ends
     * @param weights polygons whose people count, or null for every square metre alike
     */
    public record Aim(
            Quantity quantity,
            double above,
            int from,
            int to,
            @Nullable Weights weights) {
        int hours() {
            return to - from;
        }
    }

    /**
     * @param path of polygons
     * @param attribute with the number of people in each; null: all in the polygons count alike, nobody elsewhere
     */
    public record Weights(Path path, @Nullable String attribute) {}

    /**
     * @param number of trees at most
     * @param euros at most; positive infinity for none
     * @param trials places tried by the model at most
     */
    public record Limits(int number, double euros, int trials) {}

    /**
     * @param facade least distance of a stem to a building, m
     * @param crown share of the crown's radius that has to fit before a facade
     * @param spacing least distance of stems, m; NaN for the mean of the two crown diameters
     */
    public record Rules(double facade, double crown, double spacing) {}

    /**
     * @param path of polygons or lines
     * @param distance to keep, m
     * @param reason said of every place it costs
     */
    public record Exclusion(Path path, double distance, Study.Words reason) {}
}
