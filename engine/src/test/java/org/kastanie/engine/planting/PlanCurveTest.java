package org.kastanie.engine.planting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.planting.choice.Chooser;
import org.kastanie.solver.quantity.Quantity;

class PlanCurveTest {
    private static PlanCurve curve(int streets, boolean german) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (int k = 0; k < streets; k++) {
            all.put("street" + k, new double[] {0, k + 1});
        }
        TreePlan plan = new TreePlan(
                List.of(),
                new double[0],
                new Chooser.Choice(new int[0], 1, 1, true),
                new double[] {0, 20},
                all,
                List.of(),
                new TreePlan.Checked(1, 1, 1),
                List.of(),
                new TreePlan.HeatMap(new float[0], new float[0]));
        PlantingSpec spec = new PlantingSpec(
                List.of(),
                List.of(),
                10,
                new PlantingSpec.Aim(Quantity.UTCI, 32, 10, 18, null),
                new PlantingSpec.Limits(1, 1, 1),
                new PlantingSpec.Rules(3, 1, Double.NaN),
                List.of(),
                List.of(),
                List.of());
        return new PlanCurve(plan, new PlanWords(plan, spec, german));
    }

    @Test
    void aFewStreetsAllHaveALine() {
        PlanCurve curve = curve(PlanCurve.STREETS, false);
        assertThat(curve.note()).isEmpty();
        assertThat(curve.svg()).contains(">street0<", ">street" + (PlanCurve.STREETS - 1) + "<");
    }

    @Test
    void ofManyStreetsThoseThatBringMostAreDrawnAndThePageSaysSo() {
        PlanCurve curve = curve(9, false);
        assertThat(curve.note()).contains("the 6 streets of 9 whose trees bring most");
        assertThat(curve(9, true).note()).contains("die 6 Straßen von 9");
        assertThat(curve.svg()).contains(">street8<", ">street3<").doesNotContain(">street2<");
    }
}
