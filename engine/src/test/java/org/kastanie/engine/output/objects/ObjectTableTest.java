package org.kastanie.engine.output.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Weighted sums: pieces add up to the whole whatever the cut. */
class ObjectTableTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static CityObject tree(String id, double x) {
        return new CityObject(
                id, null, FACTORY.createPoint(new Coordinate(x, 2, 510)), Double.NaN, Map.of("species", "tilia"));
    }

    private static ObjectTable table(CityObject... objects) {
        return ObjectTable.empty(ObjectKind.TREE, List.of(objects), 2);
    }

    @Property(tries = 200)
    void aCutChangesNoMean(
            @ForAll @Size(6) List<@DoubleRange(min = -20, max = 60) Double> values,
            @ForAll @Size(6) List<@DoubleRange(min = 0, max = 100) Double> weights) {
        ObjectTable whole = table(tree("T1", 1));
        ObjectTable a = table(tree("T1", 1));
        ObjectTable b = table(tree("T0", 9), tree("T1", 1));
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < 6; i++) {
            whole.add(0, 0, 1, values.get(i), weights.get(i));
            (i < 3 ? a : b).add(0, i < 3 ? 0 : 1, 1, values.get(i), weights.get(i));
            sum += values.get(i) * weights.get(i);
            weight += weights.get(i);
        }
        ObjectTable merged = ObjectTable.merge(List.of(a, b));
        assertThat(merged.objects()).hasSize(2);
        if (weight > 1e-9) {
            assertThat(merged.value(0, 1, 1)).isCloseTo(sum / weight, Offset.offset(1e-6));
            assertThat(merged.value(0, 1, 1)).isCloseTo(whole.value(0, 0, 1), Offset.offset(1e-6));
            assertThat(merged.weight(0, 1)).isCloseTo(weight, Offset.offset(1e-9));
        }
        assertThat(merged.value(0, 1, 0)).isNaN();
        assertThat(merged.value(0, 0, 1)).isNaN();
    }

    @Test
    void totalsAddUpAndMeansDoNot() {
        int water = ObjectKind.TREE
                .measures()
                .indexOf(ObjectKind.TREE.measures().stream()
                        .filter(ObjectKind.Measure::total)
                        .findFirst()
                        .orElseThrow());
        ObjectTable a = table(tree("T1", 1));
        ObjectTable b = table(tree("T1", 1));
        a.add(water, 0, 0, 3, 10);
        b.add(water, 0, 0, 4, 5);
        a.add(0, 0, 0, 20, 10);
        b.add(0, 0, 0, 26, 5);
        ObjectTable merged = ObjectTable.merge(List.of(a, b));
        assertThat(merged.value(water, 0, 0)).isEqualTo(7);
        assertThat(merged.value(0, 0, 0)).isEqualTo(22);
        assertThat(merged.range(0, 0).at()).isZero();
    }

    @Test
    void objectsOfOneIdAtTwoPlacesStayApart() {
        ObjectTable merged = ObjectTable.merge(List.of(table(tree("T1", 1), tree("T1", 5))));
        assertThat(merged.objects()).hasSize(2);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        ObjectTable table = table(tree("T1", 1), tree("T2", 3));
        table.add(0, 1, 1, 31.25, 7);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        ObjectTable read = ObjectTable.readWhole(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.value(0, 1, 1)).isEqualTo(31.25);
        assertThat(read.objects().get(1).facts()).isEqualTo(Map.of("species", "tilia"));
        assertThat(read.objects().get(1).geometry().getCoordinate().getZ()).isEqualTo(510);
        assertThat(read.objects().get(1).key()).isEqualTo(table.objects().get(1).key());
    }
}
