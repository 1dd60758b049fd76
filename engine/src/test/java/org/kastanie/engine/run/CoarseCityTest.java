package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;

class CoarseCityTest {
    private static final Crs UTM = CrsResolver.resolve("EPSG:25832", "test");

    @TempDir
    Path folder;

    private TwinEntry grid(int edge, double cell) throws IOException {
        StringBuilder text = new StringBuilder("ncols " + edge + "\nnrows " + edge
                + "\nxllcorner 691000\nyllcorner 5336000\ncellsize " + cell + "\nNODATA_value -9999\n");
        for (int row = 0; row < edge; row++) {
            for (int column = 0; column < edge; column++) {
                text.append(column < 2 ? -9999 : 100 * row + column).append(' ');
            }
            text.append('\n');
        }
        return new TwinEntry("terrain", Files.writeString(folder.resolve("ground.asc"), text));
    }

    private static Raster read(TwinEntry entry, Envelope window, double spacing) {
        TwinSource source = new CoarseCity(UTM, window, spacing)
                .read(List.of(entry))
                .sources()
                .getFirst();
        return ((TwinSource.Layer) source).raster();
    }

    @Test
    void everyFewMetresOneValueOfTheFileIsKept() throws IOException {
        Raster thin = read(grid(20, 1), new Envelope(690000, 692000, 5335000, 5337000), 5);
        assertThat(thin.columns()).isEqualTo(4);
        assertThat(thin.west()).isEqualTo(691000);
        assertThat(thin.north()).isEqualTo(5336020);
        // middles 2.5, 7.5, ... m from the corner
        assertThat(thin.values()).startsWith(202, 207, 212, 217, 702);
        Raster gap = read(grid(20, 1), new Envelope(690000, 692000, 5335000, 5337000), 2);
        assertThat(gap.values()[0]).isNaN();
        assertThat(gap.values()[1]).isEqualTo(103);
    }

    @Test
    void rastersAsWideAsThatStayAsTheyAre() throws IOException {
        Raster same = read(grid(20, 5), new Envelope(690000, 692000, 5335000, 5337000), 5);
        assertThat(same.columns()).isEqualTo(20);
    }

    /** Blocks read one after the other give what the file read at once has there. */
    @Test
    void blocksJoinWithoutASeam() {
        Path dem = Path.of(System.getProperty("kastanie.testdata", "../shared"))
                .resolve("data/scaling-munich-4km/dem_1m.tif");
        assumeTrue(Files.exists(dem), "skipped: no data");
        TwinEntry entry = new TwinEntry("terrain", dem);
        Raster thin = read(entry, new Envelope(690111, 693333, 5333222, 5336444), 2.5);
        Raster all = ((TwinSource.Layer)
                        TwinReader.read(List.of(entry), UTM, null).sources().getFirst())
                .raster();
        for (int row = 0; row < thin.rows(); row += 7) {
            for (int column = 0; column < thin.columns(); column++) {
                double x = thin.west() + (column + 0.5) * 2.5;
                double y = thin.north() - (row + 0.5) * 2.5;
                int there = (int) Math.floor(all.north() - y) * all.columns() + (int) Math.floor(x - all.west());
                assertThat(thin.values()[row * thin.columns() + column]).isEqualTo(all.values()[there]);
            }
        }
        assertThat(thin.columns()).isEqualTo(1288);
    }
}
