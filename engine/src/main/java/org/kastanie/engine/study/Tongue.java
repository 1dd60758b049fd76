package org.kastanie.engine.study;

import java.util.Locale;
import org.kastanie.engine.job.Study.Words;
import org.kastanie.solver.quantity.Quantity;

/** The language of a report. */
enum Tongue {
    DE,
    EN;

    static Tongue of(String code) {
        return code.equals("de") ? DE : EN;
    }

    String say(String german, String english) {
        return this == DE ? german : english;
    }

    String say(Words words) {
        return this == DE ? words.german() : words.english();
    }

    /** A number with its decimal sign. */
    String number(String format, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "\u2013";
        }
        String text = String.format(this == DE ? Locale.GERMANY : Locale.ROOT, format, value);
        // what rounds to nothing has no sign
        return (text.matches("[-+]0([.,]0+)?") ? text.substring(1) : text).replace('-', '\u2212');
    }

    String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : number("%.0f", 100 * share) + "\u00a0%";
    }

    String quantity(Quantity quantity) {
        return switch (quantity) {
            case UTCI -> say("Gefühlte Temperatur (UTCI)", "Felt temperature (UTCI)");
            case PET -> say("Gefühlte Temperatur (PET)", "Felt temperature (PET)");
            case MEAN_RADIANT_TEMPERATURE -> say("Mittlere Strahlungstemperatur", "Mean radiant temperature");
            case SURFACE_TEMPERATURE -> say("Oberflächentemperatur", "Surface temperature");
            case AIR_TEMPERATURE -> say("Lufttemperatur in 2 m", "Air temperature at 2 m");
            case WIND_SPEED -> say("Windgeschwindigkeit", "Wind speed");
            default -> quantity.contractName().replace('_', ' ');
        };
    }

    String measure(String name) {
        return switch (name) {
            case "utci_hottest_hour" -> say("UTCI zur heißesten Stunde, °C", "UTCI at the hottest hour, °C");
            case "pet_hottest_hour" -> say("PET zur heißesten Stunde, °C", "PET at the hottest hour, °C");
            case "mean_radiant_temperature_hottest_hour" ->
                say("Strahlungstemperatur zur heißesten Stunde, °C", "Mean radiant temperature, hottest hour, °C");
            case "surface_temperature_hottest_hour" ->
                say("Oberflächentemperatur zur heißesten Stunde, °C", "Surface temperature, hottest hour, °C");
            case "air_temperature_hottest_hour" ->
                say("Lufttemperatur zur heißesten Stunde, °C", "Air temperature at the hottest hour, °C");
            case "wind_speed_hottest_hour" -> say("Wind zur heißesten Stunde, m/s", "Wind at the hottest hour, m/s");
            case "utci_hours_above_32" -> say("Stunden mit UTCI über 32 °C", "Hours with UTCI above 32 °C");
            case "utci_hours_above_38" -> say("Stunden mit UTCI über 38 °C", "Hours with UTCI above 38 °C");
            case "pet_hours_above_35" -> say("Stunden mit PET über 35 °C", "Hours with PET above 35 °C");
            case "pet_hours_above_41" -> say("Stunden mit PET über 41 °C", "Hours with PET above 41 °C");
            case Case.NIGHT -> say("Tiefste Lufttemperatur der Nacht, °C", "Lowest air temperature of the night, °C");
            default -> name.replace('_', ' ');
        };
    }
}
