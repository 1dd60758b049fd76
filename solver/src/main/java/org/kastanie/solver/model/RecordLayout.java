package org.kastanie.solver.model;

/**
 * What a {@link RunRecord} keeps of every step, slot by slot; every slot is an array of floats of fixed length.
 *
 * @param passes reflections a step adds
 * @param sources facets, crowns and classes of the exchange
 * @param facets of the active window
 * @param active cells of the active window
 * @param domain cells of the domain
 * @param buildings with air of their own
 * @param trees with root zones
 */
public record RecordLayout(int passes, int sources, int facets, int active, int domain, int buildings, int trees) {
    /** Weather of the step, by which a record is told from that of another run. */
    static final int STEP = 0;

    static final int ROOM_TEMPERATURE = 1;
    static final int ROOM_RELEASED = 2;
    static final int ROOT_AVAILABLE = 3;
    static final int ROOT_GRANTED = 4;
    /** Temperature, humidity and wind beside facets. */
    static final int FACET_AIR = 5;
    /** The same in crowns. */
    static final int CROWN_AIR = 8;
    /** Temperature and humidity 2 m above ground, and wind at the person's height. */
    static final int LEVEL = 11;
    /** Short- and longwave radiosity handed out to people. */
    static final int GIVEN = 14;
    /** Short- and longwave radiosity of each pass, and its closure. */
    static final int PASS = 16;

    static final int WEATHER = 13;

    /** Number of slots of a step. */
    public int slots() {
        return PASS + 3 * passes;
    }

    /** Floats in a slot. */
    public int length(int slot) {
        if (slot >= PASS) {
            return (slot - PASS) % 3 == 2 ? 2 : sources;
        }
        return switch (slot) {
            case STEP -> WEATHER;
            case ROOM_TEMPERATURE -> buildings;
            case ROOM_RELEASED -> 2 * buildings;
            case ROOT_AVAILABLE, ROOT_GRANTED -> trees;
            case FACET_AIR, FACET_AIR + 1, FACET_AIR + 2 -> facets;
            case CROWN_AIR, CROWN_AIR + 1, CROWN_AIR + 2 -> active;
            case LEVEL, LEVEL + 1, LEVEL + 2 -> domain;
            default -> sources;
        };
    }

    /** What a slot holds, for people. */
    static String name(int slot) {
        if (slot >= PASS) {
            return (slot - PASS) % 3 == 2 ? "closure of the exchange" : "radiosity of the exchange";
        }
        return switch (slot) {
            case STEP -> "weather";
            case ROOM_TEMPERATURE, ROOM_RELEASED -> "air of the buildings";
            case ROOT_AVAILABLE, ROOT_GRANTED -> "root zones";
            case FACET_AIR, FACET_AIR + 1, FACET_AIR + 2 -> "air beside facets";
            case CROWN_AIR, CROWN_AIR + 1, CROWN_AIR + 2 -> "air in crowns";
            case LEVEL, LEVEL + 1, LEVEL + 2 -> "air of people";
            default -> "radiosity for people";
        };
    }

    /** Floats before a slot within a step. */
    public long offset(int slot) {
        long sum = 0;
        for (int s = 0; s < slot; s++) {
            sum += length(s);
        }
        return sum;
    }

    /** Bytes of a step. */
    public long bytes() {
        return Float.BYTES * offset(slots());
    }
}
