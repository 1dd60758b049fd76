package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Envelope;

class FarFilesTest {
    private static final Grid GRID = new Grid(100, 100, 1, Models.X, Models.Y);

    private static TwinSource file(String name, double east) {
        double x = Models.X + east;
        return new TwinSource.Objects(
                Path.of("city", name), List.of(), List.of(), new Envelope(x, x + 50, Models.Y - 50, Models.Y));
    }

    private static List<String> doubts(TwinSource... sources) {
        CityModel model = Models.of(sources);
        FarFiles.report(model, GRID);
        return model.quality().entries().stream()
                .filter(e -> e.kind() == QualityReport.Kind.DOUBTFUL)
                .map(QualityReport.Entry::message)
                .toList();
    }

    @Test
    void aFileFarAwayIsNamed() {
        assertThat(doubts(file("near.gml", 10))).isEmpty();
        assertThat(doubts(file("near.gml", 10), file("trees.csv", 570_000)))
                .singleElement()
                .asString()
                .contains("trees.csv")
                .doesNotContain("near.gml");
    }

    @Test
    void nothingReadIsFarToo() {
        TwinSource nothing = new TwinSource.Objects(Path.of("a.gml"), List.of(), List.of(), new Envelope());
        assertThat(doubts(nothing)).singleElement().asString().contains("a.gml");
    }

    /** A folder of tiles holds some that lie elsewhere. */
    @Test
    void ofManyFilesOnlyAllTogetherAreDoubted() {
        List<TwinSource> tiles = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            tiles.add(file("tile" + i + ".gml", 1000 * i));
        }
        assertThat(doubts(tiles.toArray(TwinSource[]::new)))
                .singleElement()
                .asString()
                .contains("and 3 more");
        tiles.set(0, file("tile1.gml", 0));
        assertThat(doubts(tiles.toArray(TwinSource[]::new))).isEmpty();
    }
}
