package org.kastanie.solver.comfort;

import java.util.Locale;

/**
 * How a body's surface faces its surroundings: shares of what comes from above, from below and from each of four sides,
 * summing to one, and the shape that has these shares from every side alike, an upright cylinder.
 *
 * <p>A cylinder whose two ends make 2 v of its surface and whose side makes 4 s of it receives v (up + down) + 4 s times the
 * mean irradiance round its side; a beam of normal irradiance I at elevation h gives that side a mean of I cos(h) / pi and
 * the upper end I sin(h). Its projected area factor is (4 s cos h) / pi + v sin h: 0.28 cos h + 0.06 sin h for a standing
 * person (Holmer et al. 2015, Int. J. Biometeorol., write the same 0.28).
 */
public enum Posture {
    /** Standing or walking, turned about the vertical (Fanger 1970; VDI 3787-2; Thorsson et al. 2007: 0.06 and 0.22). */
    STANDING(0.06f, 0.22f),
    /**
     * Seated, turned about the vertical: projected area factors 0.18 (up, down), 0.22 (sides), 0.30 (front, back) over twice
     * their sum (ISO 7726:1998, annex C): 0.1286 and the mean of 0.1571 and 0.2143.
     */
    SITTING(0.18f / 1.4f, 0.26f / 1.4f),
    /** A sphere, such as a globe thermometer or a small child of unknown posture: one sixth each (Thorsson et al. 2007). */
    SPHERE(1f / 6, 1f / 6);

    private final float vertical;
    private final float side;

    Posture(float vertical, float side) {
        this.vertical = vertical;
        this.side = side;
    }

    /** Share of what comes from above and of what comes from below. */
    public float vertical() {
        return vertical;
    }

    /** Share of what comes from each of four sides. */
    public float side() {
        return side;
    }

    /** Name in the job file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Posture byKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
