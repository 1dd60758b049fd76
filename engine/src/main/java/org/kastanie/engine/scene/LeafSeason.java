package org.kastanie.engine.scene;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.kastanie.engine.scene.SpeciesTable.Species;

/**
 * How much of its leaves a tree carries on the day of the run: by species and date, all of them, or none.
 *
 * <p>Leaves unfold over {@value #GROWING} days from the species' day of leafing and fall over {@value #FALLING} days round
 * its day of leaf fall, both linearly (a choice). South of the equator the year is shifted by half a year.
 *
 * @param rule whether the date decides
 * @param dayOfYear on the northern calendar, 1..366
 */
public record LeafSeason(Rule rule, int dayOfYear) {
    /** What decides. */
    public enum Rule {
        DATE,
        ON,
        OFF
    }

    private static final int GROWING = 20;
    private static final int FALLING = 20;
    private static final int YEAR = 365;
    private static final int HALF_YEAR = 182;

    /** All trees in leaf. */
    public static LeafSeason on() {
        return new LeafSeason(Rule.ON, 1);
    }

    /** Deciduous trees bare. */
    public static LeafSeason off() {
        return new LeafSeason(Rule.OFF, 1);
    }

    /** As the species are on a day. */
    public static LeafSeason of(LocalDate day) {
        return new LeafSeason(Rule.DATE, day.getDayOfYear());
    }

    /** The same at a latitude in degrees north. */
    LeafSeason at(double latitude) {
        return latitude < 0 ? new LeafSeason(rule, (dayOfYear - 1 + HALF_YEAR) % YEAR + 1) : this;
    }

    /** Share of its leaves that a tree carries, 0..1. */
    double share(Species species) {
        if (species.evergreen() || rule == Rule.ON) {
            return 1;
        }
        if (rule == Rule.OFF) {
            return 0;
        }
        double grown = (double) (dayOfYear - species.leafing()) / GROWING;
        double left = 0.5 + (double) (species.leafFall() - dayOfYear) / FALLING;
        return Math.clamp(Math.min(grown, left), 0, 1);
    }

    /** The date in words, of a leap year where the day is the last. */
    String words() {
        return LocalDate.ofYearDay(2024, dayOfYear).format(DateTimeFormatter.ofPattern("d MMMM", Locale.ROOT));
    }
}
