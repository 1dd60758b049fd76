package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.quantity.Quantity;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "SHORTWAVE_DOWN, Shortwave radiation from above",
        "LONGWAVE_UP, Longwave radiation from below",
        "SHORTWAVE_NORTH, Shortwave radiation from the north",
        "LONGWAVE_WEST, Longwave radiation from the west",
        "NET_RADIATION, Net radiation",
        "UTCI, Felt temperature (UTCI)"
    })
    void titlesSayWhereRadiationComesFrom(Quantity quantity, String title) {
        assertThat(Words.title(quantity)).isEqualTo(title);
    }

    @Test
    void noTwoQuantitiesShareATitle() {
        assertThat(Quantity.values()).extracting(Words::title).doesNotHaveDuplicates();
    }
}
