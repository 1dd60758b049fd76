package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;

/** A model with some of its objects changed, everything else the same. */
final class Sources {
    private Sources() {}

    static CityModel trees(CityModel model, Predicate<Tree> stays) {
        return change(
                model,
                o -> new TwinSource.Objects(
                        o.path(),
                        o.buildings(),
                        o.trees().stream().filter(stays).toList(),
                        o.extent()));
    }

    /** Every building becomes what the function gives; null takes it away. */
    static CityModel buildings(CityModel model, Function<Building, @Nullable Building> becomes) {
        return change(model, o -> {
            List<Building> kept = new ArrayList<>();
            for (Building building : o.buildings()) {
                Building next = becomes.apply(building);
                if (next != null) {
                    kept.add(next);
                }
            }
            return new TwinSource.Objects(o.path(), List.copyOf(kept), o.trees(), o.extent());
        });
    }

    static CityModel with(CityModel model, TwinSource more) {
        List<TwinSource> sources = new ArrayList<>(model.sources());
        sources.add(more);
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }

    private static CityModel change(CityModel model, Function<TwinSource.Objects, TwinSource> how) {
        List<TwinSource> sources = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            sources.add(source instanceof TwinSource.Objects objects ? how.apply(objects) : source);
        }
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }

    static List<Building> buildings(CityModel model) {
        List<Building> all = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                all.addAll(objects.buildings());
            }
        }
        return all;
    }
}
