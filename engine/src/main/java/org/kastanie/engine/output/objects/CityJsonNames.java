package org.kastanie.engine.output.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the objects of a CityJSON file are called, and which buildings are parts of which. */
final class CityJsonNames {
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, String> firstById = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    /** Buildings that have parts, but no geometry of their own: id to name. */
    private final Map<String, String> wholes = new TreeMap<>();

    /** @param buildings the table of buildings, or null */
    CityJsonNames(@Nullable ObjectTable buildings) {
        List<CityObject> all = buildings == null ? List.of() : buildings.objects();
        for (CityObject building : all) {
            String name = unused(building.id());
            byKey.put(building.key(), name);
            if (building.fact("part_of") == null) {
                firstById.putIfAbsent(building.id(), name);
            }
        }
        for (CityObject building : all) {
            String whole = building.fact("part_of");
            if (whole != null) {
                String parent = firstById.computeIfAbsent(whole, id -> {
                    wholes.put(id, unused(id));
                    return wholes.getOrDefault(id, id);
                });
                children.computeIfAbsent(parent, p -> new ArrayList<>()).add(of(building));
            }
        }
    }

    /** Objects are told apart by their names alone; a second one of an id gets a number. */
    String unused(String id) {
        String name = id;
        for (int n = 2; !used.add(name); n++) {
            name = id + "-" + n;
        }
        return name;
    }

    /** Name of a building of the table. */
    String of(CityObject building) {
        return byKey.getOrDefault(building.key(), building.id());
    }

    /** Name of the building a part belongs to; null for what is no part. */
    @Nullable
    String parent(CityObject building) {
        String whole = building.fact("part_of");
        return whole == null ? null : firstById.get(whole);
    }

    List<String> children(String name) {
        return children.getOrDefault(name, List.of());
    }

    /** Buildings that are written only so that their parts have one: names. */
    List<String> wholes() {
        return List.copyOf(wholes.values());
    }
}
