package org.kastanie.engine.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the manifests of tiles say into that of their run: counts are added, of budgets and spin-up the worst stands. */
final class ManifestSum {
    private static final Set<String> COUNTS = Set.of(
            "sceneCells",
            "groundAndRoofFacets",
            "wallFacets",
            "trees",
            "buildings",
            "vectorRoofArea",
            "facetRoofArea",
            "vectorWallArea",
            "facetWallArea",
            "directionsSolved",
            "directionsCached",
            "seconds",
            "voxels");

    private final ObjectNode out;
    private final List<ObjectNode> parts;

    /**
     * @param out with the job's provenance
     * @param parts manifests of the tiles
     */
    ManifestSum(ObjectNode out, List<ObjectNode> parts) {
        this.out = out;
        this.parts = parts;
    }

    void write() {
        ObjectNode first = parts.getFirst();
        materials();
        for (String key : List.of("initialTemperature", "deepTemperature", "inflow")) {
            out.set(key, first.get(key));
        }
        for (String key : List.of("scene", "spinUp", "wind")) {
            ObjectNode node = out.putObject(key);
            for (var field : first.path(key).properties()) {
                node.set(field.getKey(), field.getValue());
                numbers(node, key, field.getKey());
            }
        }
        ObjectNode indices = out.putObject("indices");
        for (var index : first.path("indices").properties()) {
            indices.set(index.getKey(), index.getValue().deepCopy());
            if (indices.get(index.getKey()) instanceof ObjectNode node) {
                for (String field : List.copyOf(node.propertyNames())) {
                    node.put(field, (long) sum("/indices/" + index.getKey() + "/" + field));
                }
            }
        }
        budgets(first);
    }

    private void numbers(ObjectNode node, String key, String field) {
        if (COUNTS.contains(field)) {
            double sum = sum("/" + key + "/" + field);
            if (node.get(field).isIntegralNumber()) {
                node.put(field, (long) sum);
            } else {
                node.put(field, sum);
            }
        } else if (field.equals("days")) {
            node.put(field, (int) worst("/spinUp/days"));
        } else if (field.equals("changeOfLastDay") || field.equals("worstResidual")) {
            double worst = worst("/" + key + "/" + field);
            if (Double.isFinite(worst)) {
                node.put(field, worst);
            }
        }
    }

    private double sum(String pointer) {
        return parts.stream().mapToDouble(p -> p.at(pointer).asDouble(0)).sum();
    }

    private double worst(String pointer) {
        double worst = Double.NaN;
        for (ObjectNode part : parts) {
            double value = part.at(pointer).asDouble(Double.NaN);
            worst = Double.isNaN(worst) || Math.abs(value) > Math.abs(worst) ? value : worst;
        }
        return worst;
    }

    /** Materials and species any tile used. */
    private void materials() {
        ArrayNode materials = out.withObject("/parameters").putArray("materials");
        Set<String> said = new TreeSet<>();
        Set<String> species = new TreeSet<>();
        for (ObjectNode part : parts) {
            for (JsonNode material : part.at("/parameters/materials")) {
                if (said.add(material.path("id").asString("") + material.path("irrigation"))) {
                    materials.add(material);
                }
            }
            part.at("/parameters/treeSpecies").forEach(s -> species.add(s.asString("")));
        }
        ArrayNode names = out.withObject("/parameters").putArray("treeSpecies");
        species.forEach(names::add);
    }

    private void budgets(ObjectNode first) {
        ObjectNode budgets = out.putObject("budgets");
        budgets.put("note", "of every interval the tile with the largest");
        for (var budget : first.path("budgets").properties()) {
            ArrayNode series = budgets.putArray(budget.getKey());
            for (int t = 0; t < budget.getValue().size(); t++) {
                double worst = worst("/budgets/" + budget.getKey() + "/" + t);
                if (Double.isFinite(worst)) {
                    series.add(worst);
                } else {
                    series.addNull();
                }
            }
        }
    }
}
