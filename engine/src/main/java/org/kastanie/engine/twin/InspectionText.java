package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kastanie.engine.InputException;

/** An inspection in words. */
final class InspectionText {
    private static final double POLE = 90;

    private static final int LISTED = 20;

    private InspectionText() {}

    static String of(Inspection found) {
        List<String> lines = new ArrayList<>();
        lines.add(InputFiles.name(found.path()) + ": " + found.kind());
        where(found, lines);
        found.features().forEach((type, number) -> lines.add("  " + type + ": " + number));
        found.ranges().forEach((name, range) -> lines.add("  " + name + ": " + range));
        found.attributes().forEach((name, values) -> lines.add("  attribute " + name + ": " + values));
        found.licence().forEach((name, words) -> lines.add("  origin, " + name + ": " + words));
        if (found.licence().keySet().stream().noneMatch(Licences::right)) {
            lines.add("  licence: the file names none");
        }
        place(found).ifPresent(lines::add);
        found.counts().forEach((kind, number) -> lines.add("  findings, " + kind + ": " + number));
        found.findings().stream().limit(LISTED).forEach(f -> {
            String object = f.object().isEmpty() ? "" : f.object() + ": ";
            lines.add("  " + f.kind().name().toLowerCase(Locale.ROOT) + ": " + object + f.message());
        });
        if (found.findings().size() > LISTED) {
            lines.add("  ... and " + (found.findings().size() - LISTED) + " more findings");
        }
        return String.join("\n", lines);
    }

    private static void where(Inspection found, List<String> lines) {
        String system = found.crs() == null ? "not stated" : found.crs().toString();
        lines.add("  coordinate system: " + system + (found.crsName().isEmpty() ? "" : ", written " + found.crsName()));
        if (!found.extent().isNull()) {
            String in = found.model() == null || found.model().equals(found.crs()) ? "" : " in " + found.model();
            lines.add(String.format(
                    Locale.ROOT,
                    "  extent: x %.2f to %.2f, y %.2f to %.2f%s",
                    found.extent().getMinX(),
                    found.extent().getMaxX(),
                    found.extent().getMinY(),
                    found.extent().getMaxY(),
                    in));
        }
    }

    /** Where on Earth the middle lies: a wrong or swapped coordinate system shows at once. */
    private static Optional<String> place(Inspection found) {
        Crs model = found.model();
        if (model == null || found.extent().isNull()) {
            return Optional.empty();
        }
        try {
            double[] at = CrsResolver.lonLat(
                    model, found.extent().centre().x, found.extent().centre().y);
            if (Math.abs(at[1]) <= POLE) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "  middle: %.4f degrees %s, %.4f %s",
                        Math.abs(at[1]),
                        at[1] < 0 ? "south" : "north",
                        Math.abs(at[0]),
                        at[0] < 0 ? "west" : "east"));
            }
        } catch (InputException e) {
            // said below
        }
        return Optional.of("  middle: no place on Earth in this system; is another one meant?");
    }
}
