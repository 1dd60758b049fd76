package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.output.netcdf.PalmBuildingTypes;

/** Building types of PALM from functions and years as twins have them. */
class PalmBuildingTypesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Building, -, 0, 0",
                "Building, 31001_1010, 0, 2",
                "Building, 31001_1120, 1903, 1",
                "Building, 31001_3020, 1975, 5",
                "Building, 31001_9998, 0, 0",
                "Building, 1000, 2001, 3",
                "Building, 1120, 0, 0",
                "Building, 2020, 1950, 4",
                "Building, apartments, 2000, 2",
                "Building, Office, 2010, 6",
                "Building, garage, 0, 0",
                "Building, -, 1910, 1",
                "BuildingPart, 31001_2000, 0, 5",
                "Bridge, -, 0, 7"
            })
    void byFunctionAndYear(String kind, String function, int year, int type) {
        assertThat(PalmBuildingTypes.of(kind, function, year)).isEqualTo((byte) type);
    }
}
