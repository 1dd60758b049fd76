package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TryPlaceTest {
    /** The origin of the projection, and the file TRY2015_481593115227: 48.1593 degrees north, 11.5227 east by its name. */
    @Test
    void squareKilometresOfTheYearsSince2015() {
        TryPlace origin = TryPlace.lambert(4_000_000, 2_800_000);
        assertThat(origin.latitude()).isCloseTo(52, within(1e-9));
        assertThat(origin.longitude()).isCloseTo(10, within(1e-9));
        TryPlace munich = TryPlace.of(List.of(
                "Koordinatensystem : Lambert konform konisch",
                "Rechtswert        : 4109500 Meter",
                "Hochwert          : 2388500 Meter"));
        assertThat(munich.latitude()).isCloseTo(48.1593, within(0.0001));
        assertThat(munich.longitude()).isCloseTo(11.5227, within(0.0001));
    }

    @Test
    void stationsOfTheYearsBefore() {
        TryPlace station =
                TryPlace.of(List.of("Lage: 48\u00b017'N <- B.  12\u00b030'O <- L.   405 Meter \u00fcber NN"));
        assertThat(station.latitude()).isCloseTo(48.2833, within(0.0001));
        assertThat(station.longitude()).isCloseTo(12.5, within(1e-9));
        assertThat(TryPlace.of(List.of("nothing")).latitude()).isNaN();
    }
}
