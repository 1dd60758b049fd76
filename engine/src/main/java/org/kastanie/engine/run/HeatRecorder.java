package org.kastanie.engine.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.table.HeatTable;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.surface.CrownFluxes;
import org.kastanie.solver.surface.FacetFluxes;

/**
 * Sums up, step by step, what the surfaces in the job's polygons take from radiation and give to air, vapour and their own
 * depth. A wall belongs to the cell it looks into. Leaves keep no heat: their net radiation is what they give off.
 */
final class HeatRecorder {
    private static final int TERMS = HeatTable.TERMS.size();
    private static final int CROWN = HeatTable.PARTS.indexOf("crown");

    /** @param members facets of every part, and of crowns cells of the active window */
    private record Area(HeatTable.Budget budget, int[][] members, double[][] running) {}

    private final List<Area> areas = new ArrayList<>();
    private final float[] facetArea;
    private final double cellArea;
    private int steps;

    /**
     * @param whole grid of the domain of the run
     * @param part of it that the model covers: all of it, or a tile
     */
    HeatRecorder(ModelSetup setup, List<ResultSet.Area> polygons, Grid whole, Window part, int times) {
        Facets facets = setup.facets();
        facetArea = facets.area();
        cellArea = whole.cell() * whole.cell();
        for (ResultSet.Area polygon : polygons) {
            boolean[] inside = new boolean[part.size()];
            int[] cells = Arrays.stream(AreaCells.of(polygon, whole).cells())
                    .filter(cell -> part.contains(whole.row(cell), whole.column(cell)))
                    .map(cell -> part.local(whole.row(cell), whole.column(cell)))
                    .toArray();
            Arrays.stream(cells).forEach(cell -> inside[cell] = true);
            int[][] members = members(setup.geometry(), facets, inside);
            double[] surface = new double[members.length];
            for (int kind = 0; kind < members.length; kind++) {
                boolean crown = kind == CROWN;
                surface[kind] = Arrays.stream(members[kind])
                        .mapToDouble(m -> crown ? cellArea : facetArea[m])
                        .sum();
            }
            double plan = cells.length * cellArea;
            HeatTable.Budget budget =
                    new HeatTable.Budget(polygon.id(), plan, surface, new double[times][members.length][TERMS]);
            areas.add(new Area(budget, members, new double[members.length][TERMS]));
        }
    }

    /** Members of ground, roof, wall, overhang and crown, in the order of the table. */
    private static int[][] members(UrbanGeometry geometry, Facets facets, boolean[] inside) {
        Grid grid = geometry.grid();
        Window active = geometry.active();
        Window domain = geometry.domain();
        boolean[] within = new boolean[grid.size()];
        for (int i = 0; i < inside.length; i++) {
            within[domain.gridIndex(grid, i)] = inside[i];
        }
        int[] here = IntStream.range(0, facets.horizontal())
                .filter(f -> within[active.gridIndex(grid, f)])
                .toArray();
        boolean[] building = geometry.building();
        float[] leaves = geometry.crowns().leafAreaDensity();
        return new int[][] {
            Arrays.stream(here)
                    .filter(f -> !building[active.gridIndex(grid, f)])
                    .toArray(),
            Arrays.stream(here).filter(f -> building[active.gridIndex(grid, f)]).toArray(),
            IntStream.range(0, facets.walls().count())
                    .filter(w -> within[facets.walls().cell()[w]])
                    .map(w -> facets.horizontal() + w)
                    .toArray(),
            IntStream.range(facets.firstSlab(), facets.count())
                    .filter(f -> within[facets.slabCell(f)])
                    .toArray(),
            Arrays.stream(here)
                    .filter(f -> leaves[active.gridIndex(grid, f)] > 0)
                    .toArray()
        };
    }

    /** After a step of the period. */
    void add(Microclimate model) {
        FacetFluxes facets = model.facetFluxes();
        CrownFluxes crowns = model.crownFluxes();
        for (Area area : areas) {
            for (int part = 0; part < area.members.length; part++) {
                double[] sum = area.running[part];
                for (int m : area.members[part]) {
                    if (part == CROWN) {
                        sum[0] += cellArea * (crowns.sensible()[m] + crowns.latent()[m]);
                        sum[1] += cellArea * crowns.sensible()[m];
                        sum[2] += cellArea * crowns.latent()[m];
                    } else {
                        sum[0] += facetArea[m] * facets.netRadiation()[m];
                        sum[1] += facetArea[m] * facets.sensible()[m];
                        sum[2] += facetArea[m] * facets.latent()[m];
                        sum[3] += facetArea[m] * facets.ground()[m];
                    }
                }
            }
        }
        steps++;
    }

    /** At the end of an output interval. */
    void take(int time) {
        for (Area area : areas) {
            for (int part = 0; part < area.running.length; part++) {
                for (int term = 0; term < TERMS; term++) {
                    area.budget.watts()[time][part][term] = area.running[part][term] / steps;
                }
                Arrays.fill(area.running[part], 0);
            }
        }
        steps = 0;
    }

    List<HeatTable.Budget> budgets() {
        return areas.stream().map(Area::budget).toList();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(steps);
        for (Area area : areas) {
            write(out, area.running);
            for (double[][] time : area.budget.watts()) {
                write(out, time);
            }
        }
    }

    private static void write(DataOutput out, double[][] values) throws IOException {
        for (double[] part : values) {
            for (double value : part) {
                out.writeDouble(value);
            }
        }
    }

    void read(DataInput in) throws IOException {
        steps = in.readInt();
        for (Area area : areas) {
            read(in, area.running);
            for (double[][] time : area.budget.watts()) {
                read(in, time);
            }
        }
    }

    private static void read(DataInput in, double[][] values) throws IOException {
        for (double[] part : values) {
            for (int term = 0; term < part.length; term++) {
                part[term] = in.readDouble();
            }
        }
    }
}
