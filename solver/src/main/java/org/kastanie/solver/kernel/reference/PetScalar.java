package org.kastanie.solver.kernel.reference;

/** PET of one person in double precision: the truth for {@link PetBlock}. */
public final class PetScalar {
    private PetScalar() {}

    /** State of the body. */
    private record Body(double skin, double clothing, double sweat) {}

    /** Air around the body; degC, hPa, W m-2. */
    private record Air(
            double temperature, double radiation, double vapour, double convection, double internal, double pressure) {}

    /**
     * PET in degC.
     *
     * @param air temperature, degC
     * @param radiant mean radiant temperature, degC
     * @param wind at the body, m s-1
     * @param vapour pressure, hPa
     * @param pressure of the air, hPa
     * @param clo clothing in the actual surroundings; the room of the index always has 0.9
     */
    public static double pet(double air, double radiant, double wind, double vapour, double pressure, double clo) {
        if (Double.isNaN(air + radiant + wind + vapour)) {
            return Double.NaN;
        }
        PetBody.Clothes clothes = PetBody.Clothes.of(clo);
        Air now = new Air(
                air,
                black(radiant),
                vapour,
                PetBody.convection(wind, pressure),
                PetBody.internal(air, vapour, pressure),
                pressure);
        double low = PetBlock.LOWEST;
        double high = PetBlock.HIGHEST;
        // The skin balance falls with skin temperature; halve until it is known to a microkelvin.
        for (int i = 0; i < 50; i++) {
            double middle = 0.5 * (low + high);
            if (skinBalance(middle, now, clothes) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double skin = 0.5 * (low + high);
        return room(new Body(skin, clothing(skin, now, clothes), sweat(skin, now.internal)), pressure);
    }

    private static double black(double celsius) {
        return PetBody.STEFAN * Math.pow(celsius + 273.15, 4);
    }

    private static double skinBalance(double skin, Air air, PetBody.Clothes c) {
        return PetBody.EFFECTIVE * c.bare() * PetBody.SKIN_EMISSIVITY * (air.radiation - black(skin))
                + air.convection * c.bare() * (air.temperature - skin)
                - evaporation(skin, sweat(skin, air.internal), air.vapour, air.convection, c)
                + air.internal
                - c.conductance() * (skin - clothing(skin, air, c));
    }

    /** Temperature of the clothing's surface, by Newton's method on a convex balance. */
    private static double clothing(double skin, Air air, PetBody.Clothes c) {
        double radiative = PetBody.EFFECTIVE * c.area() * PetBody.CLOTHING_EMISSIVITY;
        double kelvin = skin + 273.15;
        for (int i = 0; i < 8; i++) {
            double cube = PetBody.STEFAN * kelvin * kelvin * kelvin;
            kelvin = (air.convection * c.area() * (air.temperature + 273.15)
                            + radiative * (air.radiation + 3 * cube * kelvin)
                            + c.conductance() * (skin + 273.15))
                    / (air.convection * c.area() + 4 * radiative * cube + c.conductance());
        }
        return kelvin - 273.15;
    }

    /** Sweat asked for at a skin temperature with the core in balance, W m-2. */
    private static double sweat(double skin, double internal) {
        double cold = 1 + PetBody.BLOOD_SKIN * Math.max(0, PetBody.SKIN_SET - skin);
        double gap = PetBody.CORE_SET - skin;
        double base = PetBody.BLOOD_BASE * PetBody.BLOOD / cold + PetBody.TISSUE;
        double rise = PetBody.BLOOD_CORE * PetBody.BLOOD / cold;
        double lacking = Math.min(0, base * gap - internal);
        double b = base + rise * gap;
        double warm = (-b + Math.sqrt(b * b - 4 * rise * lacking)) / (2 * rise);
        double most = PetBody.BLOOD_MOST * PetBody.BLOOD + PetBody.TISSUE;
        double core = Math.max(Math.min(0, internal / base - gap) + Math.max(0, warm), internal / most - gap);
        double blood =
                Math.min(PetBody.BLOOD_MOST, (PetBody.BLOOD_BASE + PetBody.BLOOD_CORE * Math.max(0, core)) / cold);
        double alpha = PetBody.ALPHA_0 + PetBody.ALPHA_1 / (blood + PetBody.ALPHA_2);
        double body = alpha * skin + (1 - alpha) * (core + PetBody.CORE_SET);
        return Math.min(PetBody.SWEAT_MOST, PetBody.SWEAT * Math.max(0, body - PetBody.BODY_SET));
    }

    private static double evaporation(double skin, double sweat, double vapour, double convection, PetBody.Clothes c) {
        double difference = PetBody.saturation(skin) - vapour;
        double most =
                Math.max(1e-3, convection * PetBody.LEWIS / (1 + 0.92 * convection * c.resistance()) * difference);
        double wet = Math.min(1, sweat / most);
        double diffusion = PetBody.LEWIS * PetBody.WOODCOCK / (1 / (c.factor() * convection) + c.resistance());
        return (1 - wet) * difference * diffusion + Math.min(sweat, most);
    }

    /** Temperature of the reference room in which the body as it is would be in balance. */
    private static double room(Body body, double pressure) {
        PetBody.Clothes c = PetBody.Clothes.of(PetBody.CLOTHING);
        double h = PetBody.convection(PetBody.ROOM_WIND, pressure);
        double evaporation = evaporation(body.skin, body.sweat, PetBody.ROOM_VAPOUR, h, c);
        double bare = PetBody.EFFECTIVE * c.bare() * PetBody.SKIN_EMISSIVITY;
        double clothed = PetBody.EFFECTIVE * c.area() * PetBody.CLOTHING_EMISSIVITY;
        double t = body.clothing;
        for (int i = 0; i < 20; i++) {
            double balance = PetBody.internal(t, PetBody.ROOM_VAPOUR, pressure)
                    + bare * (black(t) - black(body.skin))
                    + clothed * (black(t) - black(body.clothing))
                    + h * (c.bare() * (t - body.skin) + c.area() * (t - body.clothing))
                    - evaporation;
            double kelvin = t + 273.15;
            double slope = 4 * PetBody.STEFAN * kelvin * kelvin * kelvin * (bare + clothed) + h * (c.bare() + c.area());
            t -= balance / slope;
        }
        return t;
    }
}
