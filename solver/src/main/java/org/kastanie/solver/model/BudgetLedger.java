package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.kastanie.solver.air.AirBudget;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.surface.FacetFluxes;
import org.kastanie.solver.surface.StoreBalance;

/** Adds up the budgets of the steps of an interval. */
final class BudgetLedger {
    private final Facets facets;
    private final double area;
    private final double[] sums = new double[13];

    BudgetLedger(Facets facets) {
        this.facets = facets;
        double total = 0;
        for (float a : facets.area()) {
            total += a;
        }
        area = total;
    }

    void add(FacetFluxes fluxes, StoreBalance stores) {
        double imbalance = 0;
        double worst = sums[1];
        for (int i = 0; i < facets.count(); i++) {
            double missing =
                    Math.abs(fluxes.netRadiation()[i] - fluxes.sensible()[i] - fluxes.latent()[i] - fluxes.ground()[i]);
            imbalance += facets.area()[i] * missing;
            worst = Math.max(worst, missing);
        }
        sums[0] += imbalance / area;
        sums[1] = worst;
        sums[8]++;
        sums[9] += stores.facets();
        sums[10] += stores.heat();
        sums[11] += stores.water();
        sums[12] += stores.irrigated();
    }

    void add(AirBudget air, double seconds) {
        sums[2] += air.sources() * seconds;
        sums[3] += air.storage() * seconds;
        sums[4] += air.outflow() * seconds;
        sums[5] += air.vapourSources() * seconds;
        sums[6] += air.vapourResidual() * seconds;
        sums[7] += Math.max(Math.abs(air.sources()), Math.abs(air.outflow())) * seconds;
    }

    BudgetReport take() {
        double steps = Math.max(1, sums[8]);
        double looked = Math.max(1, sums[9]);
        BudgetReport report = new BudgetReport(
                sums[0] / steps,
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                sums[6],
                sums[7],
                sums[10] / looked,
                sums[11] / looked,
                sums[12]);
        java.util.Arrays.fill(sums, 0);
        return report;
    }

    void write(DataOutput out) throws IOException {
        for (double sum : sums) {
            out.writeDouble(sum);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = in.readDouble();
        }
    }
}
