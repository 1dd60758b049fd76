package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadeHoursTest {
    @TempDir
    Path folder;

    private static SummaryField field(String name, float... values) {
        return new SummaryField(name, name, "h", "time: sum", values);
    }

    /** 20 July in Munich: the sun's centre is up for 15.3 hours. */
    @Test
    void sunTreesAndBuildingsShareTheDay() throws Exception {
        ResultSet results = SyntheticResults.small(folder);
        float[] sun = {15.3f, 4, 0, Float.NaN};
        float[] bare = {15.3f, 9, 2, Float.NaN};
        List<SummaryField> shade = Summaries.shade(
                results, List.of(field("sunlit_hours", sun), field("sunlit_hours_without_crowns", bare)));
        assertThat(shade).extracting(SummaryField::name).containsExactly("tree_shade_hours", "building_shade_hours");
        float[] trees = shade.get(0).values();
        float[] buildings = shade.get(1).values();
        assertThat(trees[1]).isEqualTo(5);
        assertThat(trees[3]).isNaN();
        assertThat(buildings[3]).isNaN();
        for (int i = 0; i < 3; i++) {
            assertThat((double) sun[i] + trees[i] + buildings[i]).isCloseTo(15.3, within(0.15));
        }
    }

    @Test
    void withoutBothThereIsNothingToTellApart() throws Exception {
        ResultSet results = SyntheticResults.small(folder);
        assertThat(Summaries.shade(results, List.of(field("sunlit_hours", 1)))).isEmpty();
    }
}
