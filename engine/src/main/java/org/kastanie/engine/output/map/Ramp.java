package org.kastanie.engine.output.map;

/** Continuous colours from 0 to 1, linear between anchors in sRGB. */
public enum Ramp {
    /**
     * Pale yellow (cool) to dark violet (hot): inferno turned round, without its black end (S. van der Walt and N. Smith
     * 2015, matplotlib, CC0): even steps of lightness, safe for colour-blind eyes and in black and white.
     */
    HEAT(0xFCFFA4, 0xF9C932, 0xF98C0A, 0xE35932, 0xBB3754, 0x89226A, 0x56106E, 0x210C4A),
    /** Dark violet (low) to yellow (high): viridis, of the same authors, CC0. */
    LIGHT(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21908C, 0x27AD81, 0x5DC863, 0xAADC32, 0xFDE725),
    /**
     * Blue (less) over pale grey (equal) to red (more): Moreland 2009, Diverging Color Maps for Scientific Visualization,
     * ISVC 2009, LNCS 5876, 92; safe for colour-blind eyes.
     */
    DIVERGING(0x3B4CC0, 0x8DB0FE, 0xDDDDDD, 0xF49A7B, 0xB40426);

    private final int[] anchors;

    Ramp(int... anchors) {
        this.anchors = anchors;
    }

    /** Colour (0xRRGGBB) at a place from 0 to 1. */
    public int colour(double place) {
        double at = Math.clamp(place, 0, 1) * (anchors.length - 1);
        int low = Math.min((int) at, anchors.length - 2);
        double share = at - low;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = anchors[low] >> shift & 0xFF;
            int b = anchors[low + 1] >> shift & 0xFF;
            colour |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return colour;
    }
}
