package org.kastanie.solver.quantity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of quantities: contract name, symbol, unit inside the solver, unit shown to people, CF standard name.
 *
 * <p>Names and units of results are fixed here and nowhere else. CF names follow the CF Standard Name Table, version 92;
 * empty where the table has none.
 */
public enum Quantity {
    AIR_TEMPERATURE("T_a", "K", "degC", "air_temperature", "air temperature at 2 m"),
    SPECIFIC_HUMIDITY("q", "kg kg-1", "kg kg-1", "specific_humidity", "specific humidity at 2 m"),
    WIND_SPEED("U", "m s-1", "m s-1", "wind_speed", "wind speed at the person, 1.1 m"),
    AIR_TEMPERATURE_1_1M("T_a,1.1", "K", "degC", "air_temperature", "air temperature at 1.1 m"),
    AIR_TEMPERATURE_10M("T_a,10", "K", "degC", "air_temperature", "air temperature at 10 m"),
    SPECIFIC_HUMIDITY_1_1M("q_1.1", "kg kg-1", "kg kg-1", "specific_humidity", "specific humidity at 1.1 m"),
    SPECIFIC_HUMIDITY_10M("q_10", "kg kg-1", "kg kg-1", "specific_humidity", "specific humidity at 10 m"),
    WIND_SPEED_2M("U_2", "m s-1", "m s-1", "wind_speed", "wind speed at 2 m"),
    WIND_SPEED_10M("U_10", "m s-1", "m s-1", "wind_speed", "wind speed at 10 m"),
    EASTWARD_WIND("u", "m s-1", "m s-1", "eastward_wind", "wind towards east at the person, 1.1 m"),
    NORTHWARD_WIND("v", "m s-1", "m s-1", "northward_wind", "wind towards north at the person, 1.1 m"),
    EASTWARD_WIND_2M("u_2", "m s-1", "m s-1", "eastward_wind", "wind towards east at 2 m"),
    NORTHWARD_WIND_2M("v_2", "m s-1", "m s-1", "northward_wind", "wind towards north at 2 m"),
    EASTWARD_WIND_10M("u_10", "m s-1", "m s-1", "eastward_wind", "wind towards east at 10 m"),
    NORTHWARD_WIND_10M("v_10", "m s-1", "m s-1", "northward_wind", "wind towards north at 10 m"),
    SURFACE_TEMPERATURE(
            "T_s", "K", "degC", "surface_temperature", "temperature of roof or ground (under crowns the ground)"),
    MEAN_RADIANT_TEMPERATURE(
            "T_mrt",
            "K",
            "degC",
            "",
            "mean radiant temperature of a person, standing at 1.1 m unless the job says else"),
    UTCI("UTCI", "K", "degC", "", "Universal Thermal Climate Index"),
    PET("PET", "K", "degC", "", "Physiologically Equivalent Temperature"),
    WBGT("WBGT", "K", "degC", "", "wet bulb globe temperature"),
    STANDARD_EFFECTIVE_TEMPERATURE("SET*", "K", "degC", "", "standard effective temperature"),
    SUNLIT_FRACTION("f_sun", "1", "1", "", "share of the interval and cell reached by the direct beam"),
    SUNLIT_FRACTION_WITHOUT_CROWNS(
            "f_sun,0",
            "1",
            "1",
            "",
            "the same if no crown stood anywhere: what buildings and terrain alone let through"),
    SKY_VIEW_FACTOR("SVF", "1", "1", "", "sky view factor of a horizontal facet, through crowns"),
    NET_RADIATION("Q*", "W m-2", "W m-2", "surface_net_downward_radiative_flux", "net all-wave radiation"),
    SENSIBLE_HEAT_FLUX("H", "W m-2", "W m-2", "surface_upward_sensible_heat_flux", "turbulent sensible heat flux"),
    LATENT_HEAT_FLUX("LE", "W m-2", "W m-2", "surface_upward_latent_heat_flux", "turbulent latent heat flux"),
    GROUND_HEAT_FLUX("G", "W m-2", "W m-2", "downward_heat_flux_in_soil", "heat conducted into the facet"),
    SHORTWAVE_DOWN(
            "K_down", "W m-2", "W m-2", "surface_downwelling_shortwave_flux_in_air", "shortwave radiation from above"),
    SHORTWAVE_UP("K_up", "W m-2", "W m-2", "surface_upwelling_shortwave_flux_in_air", "shortwave radiation from below"),
    SHORTWAVE_NORTH("K_north", "W m-2", "W m-2", "", "shortwave radiation coming from the sensor's north"),
    SHORTWAVE_EAST("K_east", "W m-2", "W m-2", "", "shortwave radiation coming from the sensor's east"),
    SHORTWAVE_SOUTH("K_south", "W m-2", "W m-2", "", "shortwave radiation coming from the sensor's south"),
    SHORTWAVE_WEST("K_west", "W m-2", "W m-2", "", "shortwave radiation coming from the sensor's west"),
    LONGWAVE_DOWN(
            "L_down", "W m-2", "W m-2", "surface_downwelling_longwave_flux_in_air", "longwave radiation from above"),
    LONGWAVE_UP("L_up", "W m-2", "W m-2", "surface_upwelling_longwave_flux_in_air", "longwave radiation from below"),
    LONGWAVE_NORTH("L_north", "W m-2", "W m-2", "", "longwave radiation coming from the sensor's north"),
    LONGWAVE_EAST("L_east", "W m-2", "W m-2", "", "longwave radiation coming from the sensor's east"),
    LONGWAVE_SOUTH("L_south", "W m-2", "W m-2", "", "longwave radiation coming from the sensor's south"),
    LONGWAVE_WEST("L_west", "W m-2", "W m-2", "", "longwave radiation coming from the sensor's west");

    private final String symbol;
    private final String unit;
    private final String displayUnit;
    private final String cfName;
    private final String description;

    Quantity(String symbol, String unit, String displayUnit, String cfName, String description) {
        this.symbol = symbol;
        this.unit = unit;
        this.displayUnit = displayUnit;
        this.cfName = cfName;
        this.description = description;
    }

    /** Name in the contract: snake_case. */
    public String contractName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String symbol() {
        return symbol;
    }

    /** SI unit inside the solver and in Zarr. */
    public String unit() {
        return unit;
    }

    /** Unit in tif, csv and png. */
    public String displayUnit() {
        return displayUnit;
    }

    /** CF standard name, empty where the CF table has none. */
    public String cfName() {
        return cfName;
    }

    public String description() {
        return description;
    }

    /** Value shown to people for a value inside the solver (K becomes degC, everything else stays). */
    public float toDisplay(float value) {
        return displayUnit.equals("degC") ? (float) (value - PhysicalConstants.ZERO_CELSIUS) : value;
    }

    /** The quantity with this contract name, if there is one. */
    public static Optional<Quantity> byContractName(String name) {
        return Arrays.stream(values())
                .filter(q -> q.contractName().equals(name))
                .findFirst();
    }
}
