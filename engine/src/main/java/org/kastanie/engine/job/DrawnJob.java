package org.kastanie.engine.job;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A job with other weather and parameters, one of the draws uncertainty is found by. */
public final class DrawnJob {
    private DrawnJob() {}

    /**
     * What a draw changes.
     *
     * @param airTemperature added to that of the weather, K
     * @param windSpeed factor on that of the weather
     * @param leafArea factor on that of all crowns
     * @param albedo of materials, by id
     * @param cell edge of a cell, m; NaN for that of the job
     */
    public record Change(
            double airTemperature, double windSpeed, double leafArea, Map<String, Double> albedo, double cell) {}

    /** The job with the change; albedos the job itself gives stay. */
    public static Job of(Job base, Change change) {
        ObjectNode tree = base.given().deepCopy();
        ObjectNode shift = tree.withObject("/weather").withObject("/shift");
        shift.put(
                "airTemperature",
                change.airTemperature() + shift.path("airTemperature").asDouble(0));
        shift.put("windSpeed", change.windSpeed() * shift.path("windSpeed").asDouble(1));
        ObjectNode model = tree.withObject("/model");
        model.put("leafArea", change.leafArea() * model.path("leafArea").asDouble(1));
        ObjectNode outputs = tree.putObject("outputs");
        outputs.putArray("quantities");
        outputs.putArray("formats").add("zarr");
        tree.remove("points");
        tree.remove("areas");
        tree.remove("streets");
        if (!Double.isNaN(change.cell())) {
            tree.withObject("/domain").put("cell", change.cell());
        }
        ObjectNode materials = tree.objectNode();
        change.albedo().forEach((id, albedo) -> materials.putObject(id).put("albedo", albedo));
        JsonNode own = tree.path("materials");
        own.properties().forEach(m -> {
            ObjectNode merged = ((ObjectNode) m.getValue()).deepCopy();
            if (!merged.has("albedo") && !merged.has("like") && materials.has(m.getKey())) {
                merged.set("albedo", materials.path(m.getKey()).path("albedo"));
            }
            materials.set(m.getKey(), merged);
        });
        tree.set("materials", materials);
        return JobReader.changed(base, tree);
    }
}
