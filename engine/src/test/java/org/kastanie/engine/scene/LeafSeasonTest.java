package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.solver.grid.Crowns;

class LeafSeasonTest {
    private static double share(String species, String date, double latitude) {
        return LeafSeason.of(LocalDate.parse(date))
                .at(latitude)
                .share(SpeciesTable.builtIn().find(species));
    }

    @ParameterizedTest
    @CsvSource({
        "Tilia cordata, 2023-07-01, 1",
        "Tilia cordata, 2023-01-15, 0",
        "Tilia cordata, 2023-12-31, 0",
        "Tilia cordata, 2024-12-31, 0",
        "Tilia cordata, 2024-02-29, 0",
        "Tilia cordata, 2023-05-04, 0.5",
        "Aesculus hippocastanum, 2023-05-04, 0.9",
        "Quercus robur, 2023-05-04, 0.1",
        "Tilia cordata, 2023-10-29, 0.5",
        "Pinus sylvestris, 2023-01-15, 1",
        "Taxus baccata, 2023-01-15, 1",
        "Larix decidua, 2023-01-15, 0",
        ", 2023-01-15, 0",
    })
    void leavesFollowSpeciesAndDate(String species, String date, double expected) {
        assertThat(share(species, date, 48)).isCloseTo(expected, within(0.051));
    }

    @Test
    void theSouthHasItsSummerHalfAYearLater() {
        assertThat(share("Platanus", "2023-01-10", -33.9)).isEqualTo(1);
        assertThat(share("Platanus", "2023-07-10", -33.9)).isZero();
        for (int day = 1; day <= 365; day++) {
            double north = share("Tilia", LocalDate.ofYearDay(2023, day).toString(), 50);
            double south = share(
                    "Tilia", LocalDate.ofYearDay(2023, (day + 182) % 365 + 1).toString(), -50);
            assertThat(south).as("day %s", day).isCloseTo(north, within(0.051));
        }
    }

    /** A crown that lets 5 % through in leaf lets 40 to 52 % through without leaves (Konarska et al. 2014). */
    @Test
    void bareCrownsKeepTheirWood() {
        assertThat(Math.pow(0.05, CrownRaster.kept(0))).isBetween(0.40, 0.52);
        assertThat(CrownRaster.kept(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2023-07-01, 1, 220", "2023-01-15, 0.27, 1e6"})
    void theSceneTakesLeavesAndTranspirationWithThem(String date, double kept, double resistance) {
        Tree lime = Models.tree("T1", 0, 0, 12, 8, 3, 4);
        SceneOptions options =
                SceneOptions.defaults(Models.around(20), 1, 20).withSeason(LeafSeason.of(LocalDate.parse(date)), 2023);
        Scene scene = SceneBuilder.build(Models.trees(lime), options);
        Crowns crowns = scene.geometry().crowns();
        double leaves = 0;
        for (int i = 0; i < crowns.tree().length; i++) {
            leaves += crowns.leafAreaIndex(i);
        }
        assertThat(leaves).isCloseTo(kept * 4 * Math.PI * 16, within(0.002 * 4 * Math.PI * 16));
        assertThat(scene.treeParameters()[0].minimumStomatalResistance()).isCloseTo(resistance, within(1e-6));
        assertThat(scene.quality().entries().stream()
                        .anyMatch(e -> e.kind() == Kind.ASSUMED && e.message().contains("only partly in leaf")))
                .isEqualTo(kept < 1);
    }
}
