package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.CityModel;

/** Applies edits to the objects of a twin. The base case stays as it is. */
public final class Scenario {
    private Scenario() {}

    /**
     * @param model after the edits that can be made
     * @param problems of the edits that cannot
     */
    public record Outcome(CityModel model, List<InputException> problems) {}

    /**
     * The twin after the edits, in their order. Every edit is checked against the twin as the edits before it left it.
     *
     * @throws InputException for the first edit that cannot be made; the others that cannot are suppressed in it
     */
    public static CityModel apply(CityModel model, List<Edit> edits, Rules rules) {
        Outcome outcome = tryAll(model, edits, rules);
        if (!outcome.problems().isEmpty()) {
            InputException first = outcome.problems().getFirst();
            outcome.problems().stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return outcome.model();
    }

    /** The same, held to nothing beside the twin. */
    public static CityModel apply(CityModel model, List<Edit> edits) {
        return apply(model, edits, Rules.NONE);
    }

    /** As {@link #apply}, but goes on after edits that cannot be made. */
    public static Outcome tryAll(CityModel model, List<Edit> edits, Rules rules) {
        CityModel edited = model;
        List<InputException> problems = new ArrayList<>();
        Touched touched = new Touched(rules, edits);
        for (int i = 0; i < edits.size(); i++) {
            try {
                edited = apply(edited, edits.get(i), i + 1, touched);
            } catch (InputException e) {
                problems.add(e);
            }
        }
        return new Outcome(edited, problems);
    }

    /** The same, held to nothing beside the twin. */
    public static Outcome tryAll(CityModel model, List<Edit> edits) {
        return tryAll(model, edits, Rules.NONE);
    }

    private static CityModel apply(CityModel model, Edit edit, int ordinal, Touched touched) {
        BuildingEdits buildings = new BuildingEdits(model, touched);
        return switch (edit) {
            case Edit.Fell fell -> TreeEdits.fell(model, fell.which(), touched);
            case Edit.Plant plant -> TreeEdits.plant(model, plant, ordinal, touched);
            case Edit.Ground ground -> buildings.ground(ground);
            case Edit.Irrigate water -> WaterEdits.irrigate(model, water, touched);
            case Edit.Roof roof -> buildings.roof(roof);
            case Edit.Facade facade -> buildings.facade(facade);
            case Edit.Sail sail -> buildings.sail(sail, ordinal);
            case Edit.Build build -> buildings.build(build, ordinal);
            case Edit.Demolish demolish -> buildings.demolish(demolish);
            case Edit.Raise raise -> buildings.raise(raise);
        };
    }
}
