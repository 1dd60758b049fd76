package org.kastanie.solver.comfort;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.kastanie.solver.comfort.ComfortFields.Inputs;
import org.kastanie.solver.grid.Workers;

/** What must hold for any weather, also one that cannot be. */
class ComfortPropertiesTest {
    private static final double PRESSURE = 95_000;

    private static Inputs one(float air, float radiant, float wind, float vapour) {
        return new Inputs(new float[] {air}, new float[] {radiant}, new float[] {wind}, new float[] {vapour});
    }

    private static float pet(float air, float radiant, float wind, float vapour) {
        float[] out = new float[1];
        ComfortFields.pet(one(air, radiant, wind, vapour), PRESSURE, out, Workers.SINGLE);
        return out[0];
    }

    /** Inputs far outside every range: numbers, never NaN, and counted. */
    @Property(tries = 300)
    void anyNumbersGiveNumbers(
            @ForAll @FloatRange(min = -1e6f, max = 1e6f) float air,
            @ForAll @FloatRange(min = -1e6f, max = 1e6f) float radiant,
            @ForAll @FloatRange(min = -1e4f, max = 1e4f) float wind,
            @ForAll @FloatRange(min = -1e6f, max = 1e6f) float vapour) {
        Inputs in = one(air, radiant, wind, vapour);
        float[] out = new float[1];
        Clamped utci = ComfortFields.utci(in, out, Workers.SINGLE);
        assertThat(out[0]).isFinite();
        assertThat(utci.evaluated()).isEqualTo(1);
        boolean outside = air < 223.15f || air > 323.15f || wind < 0.3f || wind > 12 || vapour < 0 || vapour > 5000;
        if (outside) {
            assertThat(utci.clamped()).isEqualTo(1);
        }
        ComfortFields.pet(in, PRESSURE, out, Workers.SINGLE);
        assertThat(out[0]).isBetween(180f, 400f);
        ComfortFields.standardTemperature(in, PRESSURE, out, Workers.SINGLE);
        assertThat(out[0]).isBetween(150f, 600f);
        ComfortFields.wbgt(in, new float[] {radiant}, new float[] {radiant}, PRESSURE, out, Workers.SINGLE);
        assertThat(out[0]).isBetween(200f, 420f);
    }

    /** More radiation never feels cooler; steps of 1 K are far above the error of 0.02 K. */
    @Property(tries = 500)
    void petRisesWithRadiation(
            @ForAll @FloatRange(min = 263, max = 313) float air,
            @ForAll @FloatRange(min = 253, max = 343) float radiant,
            @ForAll @FloatRange(min = 0, max = 15) float wind,
            @ForAll @FloatRange(min = 100, max = 3000) float vapour) {
        assertThat(pet(air, radiant + 1, wind, vapour)).isGreaterThan(pet(air, radiant, wind, vapour) - 0.01f);
    }

    /** The reference climate: PET is the air's temperature. */
    @Property(tries = 200)
    void petOfTheReferenceRoomIsTheAirs(@ForAll @FloatRange(min = 283, max = 308) float air) {
        float[] out = new float[1];
        ComfortFields.pet(one(air, air, 0.1f, 1200), 101_325, out, Workers.SINGLE);
        assertThat(Math.abs(out[0] - air)).isLessThan(0.05f);
    }

    /** The UTCI's reference: surroundings as warm as the air, 0.5 m/s at 10 m, 50 % up to 29 degC. */
    @Property(tries = 200)
    void utciOfItsReferenceIsNearTheAirs(@ForAll @FloatRange(min = 263, max = 301) float air) {
        double vapour = 0.5 * 611.2 * Math.exp(17.62 * (air - 273.15) / (air - 30.03));
        float[] out = new float[1];
        ComfortFields.utci(one(air, air, (float) (0.5 / Utci.WIND_FACTOR), (float) vapour), out, Workers.SINGLE);
        assertThat(Math.abs(out[0] - air)).isLessThan(2.5f);
    }

    /** Lower down the same wind means more at 10 m, so it feels no warmer where air is below skin temperature. */
    @Property(tries = 100)
    void theWindOfAChildCountsMore(
            @ForAll @FloatRange(min = 273, max = 298) float air, @ForAll @FloatRange(min = 0.5f, max = 5) float wind) {
        float[] adult = new float[1];
        float[] child = new float[1];
        ComfortFields.utci(one(air, air, wind, 1000), 1.1, adult, Workers.SINGLE);
        ComfortFields.utci(one(air, air, wind, 1000), 0.6, child, Workers.SINGLE);
        assertThat(child[0]).isLessThan(adult[0]);
    }
}
