package org.kastanie.engine.output;

import org.kastanie.solver.quantity.Quantity;

/** What quantities and units are called in sentences and titles. A translation starts here. */
public final class Words {
    private Words() {}

    /** Name within a sentence. */
    public static String quantity(Quantity quantity) {
        return switch (quantity) {
            case UTCI -> "felt temperature (UTCI)";
            case PET -> "felt temperature (PET)";
            case WBGT -> "wet bulb globe temperature (WBGT)";
            case STANDARD_EFFECTIVE_TEMPERATURE -> "standard effective temperature (SET*)";
            case MEAN_RADIANT_TEMPERATURE -> "mean radiant temperature";
            case SURFACE_TEMPERATURE -> "surface temperature";
            case AIR_TEMPERATURE -> "air temperature";
            case AIR_TEMPERATURE_1_1M,
                    AIR_TEMPERATURE_10M,
                    SPECIFIC_HUMIDITY_1_1M,
                    SPECIFIC_HUMIDITY_10M,
                    WIND_SPEED_2M,
                    WIND_SPEED_10M,
                    EASTWARD_WIND_2M,
                    NORTHWARD_WIND_2M,
                    EASTWARD_WIND_10M,
                    NORTHWARD_WIND_10M -> quantity.description();
            case EASTWARD_WIND -> "wind towards east";
            case NORTHWARD_WIND -> "wind towards north";
            case SHORTWAVE_DOWN, SHORTWAVE_UP, LONGWAVE_DOWN, LONGWAVE_UP -> quantity.description();
            case SHORTWAVE_NORTH,
                    SHORTWAVE_EAST,
                    SHORTWAVE_SOUTH,
                    SHORTWAVE_WEST,
                    LONGWAVE_NORTH,
                    LONGWAVE_EAST,
                    LONGWAVE_SOUTH,
                    LONGWAVE_WEST ->
                // on maps the sensor's north is north
                quantity.description().replace("coming from the sensor's", "from the");
            default -> quantity.contractName().replace('_', ' ');
        };
    }

    /** Name as a title. */
    public static String title(Quantity quantity) {
        String name = quantity(quantity);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Unit of a map's legend. */
    public static String mapUnit(Quantity quantity) {
        return grams(quantity) ? "g/kg" : unit(quantity.displayUnit());
    }

    /** Unit of a difference on a map: kelvin for temperatures. */
    public static String differenceUnit(Quantity quantity) {
        return quantity.unit().equals("K") ? "K" : mapUnit(quantity);
    }

    /** What a value in the unit for tables is multiplied by to have the unit of maps. */
    public static float mapFactor(Quantity quantity) {
        return grams(quantity) ? 1000 : 1;
    }

    private static boolean grams(Quantity quantity) {
        return quantity.unit().equals("kg kg-1");
    }

    /** Unit as people write it. */
    public static String unit(String unit) {
        return switch (unit) {
            case "degC" -> "\u00b0C";
            case "1" -> "";
            case "W m-2" -> "W/m\u00b2";
            case "m s-1" -> "m/s";
            case "kg kg-1" -> "kg/kg";
            default -> unit;
        };
    }
}
