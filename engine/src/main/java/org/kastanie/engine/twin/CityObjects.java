package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.citygml4j.core.model.bridge.AbstractBridge;
import org.citygml4j.core.model.building.AbstractBuilding;
import org.citygml4j.core.model.core.AbstractCityObject;
import org.citygml4j.core.model.core.AbstractFeature;
import org.citygml4j.core.model.relief.ReliefFeature;
import org.citygml4j.core.model.vegetation.SolitaryVegetationObject;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;

/** From the city objects of one file, CityGML or CityJSON, to buildings, bridges, trees, land cover and terrain; says what was not used. */
final class CityObjects {
    /** One city object, which may turn out to be broken. */
    interface Source {
        AbstractFeature build() throws Exception;
    }

    private final Path path;
    private final String source;
    private final Crs declared;
    private final @Nullable String srsName;
    private final Crs model;
    private final QualityReport quality;
    private final Map<String, GmlPositions> positions = new HashMap<>();
    private final VectorData data;
    private final BuildingReader buildings;
    private final VegetationReader trees;
    private final GroundReader ground;
    private final BridgeReader bridges;
    private final ReliefReader relief;
    private final Set<String> used = new HashSet<>();
    private int ordinal;

    /**
     * @param entry the file
     * @param declared system of coordinates that do not name one themselves
     * @param srsName how the file spells it, or null if the job says it
     * @param model system wanted
     * @param window of the objects wanted, or null
     * @param quality hears what was skipped
     */
    CityObjects(
            TwinEntry entry,
            Crs declared,
            @Nullable String srsName,
            Crs model,
            @Nullable Envelope window,
            QualityReport quality) {
        this.path = entry.path();
        this.source = InputFiles.name(path);
        this.declared = declared;
        this.srsName = srsName;
        this.model = model;
        this.quality = quality;
        this.data = new VectorData(window);
        buildings = new BuildingReader(source, MaterialNames.of(entry), quality, data::add);
        trees = new VegetationReader(source, quality, data::add);
        ground = new GroundReader(entry, quality, data);
        bridges = new BridgeReader(source, quality, data::add);
        relief = new ReliefReader(source, quality, data);
    }

    /** What was read, after the last object. */
    VectorData end() {
        if (data.isEmpty()) {
            throw nothingUsable();
        }
        ground.end();
        data.features.forEach((type, number) -> {
            if (!used.contains(type)) {
                String how = type.equals("LandUse")
                        ? " as ground; to use them name the attribute of their surface and its classes (attribute: ..., classes: ...)"
                        : "";
                quality.add(Kind.NOTE, source, "", number + " " + type + " not used" + how + ".");
            }
        });
        return data;
    }

    private InputException nothingUsable() {
        StringBuilder found = new StringBuilder();
        data.features.forEach((type, number) -> found.append(found.isEmpty() ? "" : ", ")
                .append(number)
                .append(' ')
                .append(type));
        return new InputException(
                source + " holds no city object Kastanie can use"
                        + (found.isEmpty() ? "; it holds none at all." : "; it holds " + found + "."),
                "Give a file with Building, Bridge, SolitaryVegetationObject, PlantCover, Road, WaterBody or TINRelief that have geometry, or take it out of the job.");
    }

    void read(Source object) {
        ordinal++;
        AbstractFeature feature;
        try {
            feature = object.build();
        } catch (InputException e) {
            throw e;
        } catch (Exception e) {
            quality.add(Kind.SKIPPED, source, fallbackId(), "The object cannot be parsed: " + InputFiles.message(e));
            return;
        }
        data.count(feature.getClass().getSimpleName());
        String given = CityGmlFile.id(feature.getId());
        String id = given == null ? fallbackId() : given;
        try {
            if (use(feature, id)) {
                used.add(feature.getClass().getSimpleName());
            }
        } catch (InputException e) {
            quality.add(Kind.SKIPPED, source, id, InputFiles.message(e));
        } catch (RuntimeException e) {
            quality.add(Kind.SKIPPED, source, id, "The object cannot be used: " + InputFiles.message(e));
        }
    }

    private boolean use(AbstractFeature feature, String id) {
        if (feature instanceof AbstractBuilding building) {
            buildings.read(building, id, positions(feature));
        } else if (feature instanceof SolitaryVegetationObject tree) {
            trees.read(tree, id, positions(feature));
        } else if (feature instanceof AbstractBridge bridge) {
            bridges.read(bridge, id, positions(feature));
        } else if (feature instanceof ReliefFeature terrain) {
            relief.read(terrain, id, positions(feature));
        } else if (feature instanceof AbstractCityObject object && ground.reads(object)) {
            return ground.read(object, id, positions(feature));
        } else {
            return false;
        }
        return true;
    }

    private String fallbackId() {
        return InputFiles.stem(path) + "-" + ordinal;
    }

    private GmlPositions positions(AbstractFeature feature) {
        String name = srsName == null ? null : GmlPolygons.srsName(feature);
        String spelling = name != null ? name : srsName;
        return positions.computeIfAbsent(spelling == null ? "" : spelling, this::positions);
    }

    private GmlPositions positions(String spelling) {
        boolean same = spelling.isEmpty() || spelling.equals(srsName);
        Crs from = same ? declared : CrsResolver.resolve(spelling, source);
        return GmlPositions.from(CoordinateTransform.between(from, model), spelling);
    }
}
