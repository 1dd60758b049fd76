package org.kastanie.solver.radiation;

import java.util.HashMap;
import java.util.Map;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SunPosition;

/**
 * The sun's beam on facets, persons and leaves.
 *
 * <p>Per sun position the exact ray from every cell's centre gives the height below which the cell's air is in shadow; all
 * that stands or hangs in the cell is compared with it. A shadow edge crosses a cell of the raster somewhere: the lit share
 * of the cell is a ramp one cell wide along the ray about the centre ray's answer, which is exact for an edge along a row or
 * column of the raster. Crowns weaken the beam along its true path.
 */
final class Beam {
    /** Memory for positions seen before; the days of a spin-up repeat them. A choice. */
    private static final long CACHE_BYTES = 160L << 20;
    /** Runs of cells a worker takes at a time. */
    private static final int GRAIN = 8;

    final Columns columns;
    final Sources sources;
    final Facets facets;
    final Places places;
    final Persons persons;
    final Skyline skyline;
    final BeamReceivers receivers;
    private final double reach;
    private final Map<SunPosition, Lit> cache = new HashMap<>();
    private long cached;

    Beam(Columns columns, Sources sources, Places places, Persons persons, double reach) {
        this.columns = columns;
        this.sources = sources;
        this.facets = sources.facets;
        this.places = places;
        this.persons = persons;
        this.reach = Math.min(reach, columns.far * (double) columns.cell);
        skyline = new Skyline(columns);
        receivers = new BeamReceivers(columns, places, persons, facets);
    }

    Lit at(SunPosition sun, Workers workers) {
        Lit known = cache.get(sun);
        if (known != null) {
            return known;
        }
        short[] all = new short[facets.count()];
        short[] open = columns.hasCrowns ? new short[facets.horizontal()] : all;
        Lit lit = new Lit(all, new short[persons.count()], new short[sources.crownCount], open);
        SunPath path = new SunPath(sun, reach, columns);
        workers.forEach(columns.cells.runCount(), GRAIN, (from, to) -> {
            BeamRow row = new BeamRow(this, path, lit);
            for (int r = from; r < to; r++) {
                row.run(r);
            }
        });
        BeamStacks strays = new BeamStacks(this, path, lit);
        BeamSteps steps = new BeamSteps(columns, skyline, path);
        int outside = columns.cells.size();
        for (int w = receivers.firstWall[outside]; w < receivers.firstWall[outside + 1]; w++) {
            strays.stray(w, steps);
        }
        for (int f = facets.firstSlab(); path.slabs != null && f < facets.count(); f += 2) {
            strays.deck(f, path.slabs, steps);
        }
        if (cached + lit.bytes() <= CACHE_BYTES) {
            cache.put(sun, lit);
            cached += lit.bytes();
        }
        return lit;
    }

    long bytes() {
        return cached + skyline.bytes() + receivers.bytes();
    }
}
