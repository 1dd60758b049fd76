package org.kastanie.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Objects meant by what the twin says of them. */
class WhereTest {
    private static Building house(String id, double west, @Nullable String function, int year) {
        Geometry box = new GeometryFactory().toGeometry(new Envelope(west, west + 8, 0, 8));
        return new Building(
                id,
                List.of(),
                List.of(),
                box,
                0,
                9,
                1,
                null,
                null,
                List.of(),
                0,
                new Building.Particulars("Building", null, function, year));
    }

    private static Tree tree(String id, double x, int planted) {
        return new Tree(id, x, 20, 0, 8, 5, 2, 3, "Acer campestre", planted);
    }

    private static CityModel model() {
        return new CityModel(
                new Crs(25832, "ETRS89 / UTM zone 32N"),
                List.of(new TwinSource.Objects(
                        Path.of("twin.gml"),
                        List.of(
                                house("old", 0, "31001_1010", 1930),
                                house("new", 10, "31001_1010", 1975),
                                house("school", 20, "School", 1930),
                                house("dumb", 30, null, 0)),
                        List.of(tree("young", 0, 2020), tree("grown", 10, 1980), tree("any", 20, 0)),
                        new Envelope(0, 40, 0, 30))),
                new QualityReport());
    }

    private static Selection where(@Nullable String function, int from, int to) {
        return new Selection(List.of(), null, null, Double.NaN, Double.NaN, new Selection.Facts(function, from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "31001_1010, 0, 0, school;dumb",
        "31001_1010, 1949, 1978, old;school;dumb",
        "school, 0, 0, old;new;dumb",
        ", 1930, 1930, new;dumb",
        ", 0, 1950, new;dumb",
        ", 1950, 0, old;school;dumb"
    })
    void buildingsByFunctionAndYear(@Nullable String function, int from, int to, String left) {
        CityModel edited = Scenario.apply(model(), List.of(new Edit.Demolish(where(function, from, to))));
        assertThat(Sources.buildings(edited)).extracting(Building::id).containsExactly(left.split(";"));
    }

    @Test
    void treesByTheYearOfPlanting() {
        CityModel edited = Scenario.apply(model(), List.of(new Edit.Fell(where(null, 1970, 2019))));
        assertThat(TreeEdits.trees(edited)).extracting(Tree::id).containsExactly("young", "any");
    }

    @Test
    void whatMeansNothingIsToldWithTheFunctionsThereAre() {
        List<InputException> problems = Scenario.tryAll(
                        model(),
                        List.of(
                                new Edit.Demolish(where("31001_1011", 0, 0)),
                                new Edit.Demolish(where("school", 1980, 1990)),
                                new Edit.Fell(where(null, 1900, 1910))),
                        Rules.NONE)
                .problems();
        assertThat(problems)
                .extracting(p -> p.getMessage() + "; " + p.remedy())
                .satisfiesExactly(
                        p -> assertThat(p).contains("function '31001_1011'", "did you mean '31001_1010'"),
                        p -> assertThat(p)
                                .contains("function 'school' of the years 1980 to 1990")
                                .doesNotContain("did you mean"),
                        p -> assertThat(p).contains("no tree", "of the years 1900 to 1910", "year of planting"));
    }
}
