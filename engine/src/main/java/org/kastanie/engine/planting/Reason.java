package org.kastanie.engine.planting;

import java.util.Locale;

/**
 * Why a place cannot be used: one clause for people, in both languages.
 *
 * @param english for files and messages too
 * @param german for the German page
 */
public record Reason(String english, String german) {
    /** The same values written into both texts, each with its decimal sign. */
    static Reason of(String english, String german, Object... values) {
        return new Reason(String.format(Locale.ROOT, english, values), String.format(Locale.GERMANY, german, values));
    }

    @Override
    public String toString() {
        return english;
    }
}
