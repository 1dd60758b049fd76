package org.kastanie.engine.run;

import java.util.Locale;
import java.util.Map;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.quantity.Quantity;

/** Sentences about the person whom radiation and indices are for. */
final class PersonWords {
    private PersonWords() {}

    /** Within a sentence: "a standing person whose middle is 1.1 m above the ground". */
    static String person(RunSpec.ModelSpec model) {
        String middle = String.format(Locale.ROOT, "%.1f m above the ground", model.personHeight());
        return switch (model.posture()) {
            case "sphere" -> "a sphere " + middle + " (no posture)";
            case "sitting" -> "a person sitting outdoors, the middle of the body " + middle;
            default -> "a person standing outdoors, the middle of the body " + middle;
        };
    }

    /** The person and how the maps see it, then how far the indices had to be stretched. */
    static String all(RunSpec.ModelSpec model, Map<Quantity, Clamped> clamped) {
        StringBuilder words = new StringBuilder(person(model));
        if (!model.posture().equals("sphere")) {
            words.append("; shape for radiation: ").append(model.bodyShape().replace('_', ' '));
        }
        words.append('.');
        clamped.forEach((quantity, count) -> range(words, quantity, count));
        return words.toString();
    }

    private static void range(StringBuilder words, Quantity quantity, Clamped count) {
        if (count.clamped() == 0) {
            return;
        }
        words.append(String.format(
                Locale.ROOT,
                " %s: in %s of the values an input lies outside the range of the index, whose edge is taken",
                quantity.symbol(),
                percent(count.clamped(), count.evaluated())));
        if (count.wind() > 0) {
            words.append(String.format(Locale.ROOT, " (wind in %s)", percent(count.wind(), count.evaluated())));
        }
        words.append('.');
        if (quantity == Quantity.UTCI && count.wind() > 0) {
            words.append(
                    " In still air UTCI counts 0.5 m/s (at 10 m), so it may be a little too low where the air is cooler "
                            + "than the skin, and too high where it is hotter.");
        }
    }

    private static String percent(long part, long all) {
        double share = 100.0 * part / Math.max(1, all);
        return share < 0.1 ? "less than 0.1 %" : String.format(Locale.ROOT, "%.1f %%", share);
    }
}
