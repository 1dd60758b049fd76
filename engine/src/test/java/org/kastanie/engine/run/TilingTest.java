package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.TinyJob;
import org.kastanie.engine.output.zarr.ChunkGrid;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;

class TilingTest {
    @TempDir
    Path folder;

    /** 16 million cells in 4 GB: tiles of whole chunks; more memory, larger tiles; too little, none. */
    @Test
    void tilesAreAsLargeAsMemoryAllows() throws Exception {
        RunSpec spec = JobReader.read(TinyJob.write(folder), List.of("domain.cell=1", "domain.margin=300"))
                .spec();
        Grid city = new Grid(4000, 4000, 1, 690000, 5337000);
        assertThat(Estimate.ahead(spec, city, 2, 144, 12).memory()).isGreaterThan(16L << 30);
        assertThat(Tiling.fitting(spec, city, 4L << 30)).isEqualTo(512);
        assertThat(Tiling.fitting(spec, city, 16L << 30)).isGreaterThan(1024);
        assertThat(Tiling.fitting(spec, city, 600L << 20)).isZero();
        Grid block = new Grid(512, 512, 1, 690000, 5337000);
        assertThat(Tiling.fitting(spec, block, 4L << 30)).isEqualTo(256);
    }

    @Test
    void tilesCoverTheDomainOnceAndNoChunkReachesIntoTwo() {
        Grid grid = new Grid(700, 901, 1, 0, 0);
        Tiling tiling = new Tiling(new GeoReference(grid, 25832, "", "", 48, 11), 192);
        ChunkGrid chunks = tiling.chunks();
        assertThat(chunks.high()).isEqualTo(64);
        int[] seen = new int[grid.size()];
        for (int tile = 0; tile < tiling.count(); tile++) {
            Window window = tiling.window(tile);
            for (int i = 0; i < window.size(); i++) {
                seen[window.gridIndex(grid, i)]++;
            }
            for (Window chunk : chunks.chunks(window)) {
                assertThat(window.contains(chunk.row(), chunk.column())).isTrue();
                assertThat(window.contains(chunk.row() + chunk.rows() - 1, chunk.column() + chunk.columns() - 1))
                        .isTrue();
            }
        }
        assertThat(seen).containsOnly(1);
    }

    /** The coarse run of the whole: fine where the city is small, never many cells, none where there is nothing to share. */
    @Test
    void theWholeIsRunInCellsThatFit() throws Exception {
        Path job = TinyJob.write(folder);
        RunSpec spec = JobReader.read(job, List.of("domain.cell=1")).spec();
        assertThat(coarse(spec, 4000, 512)).isEqualTo(16);
        assertThat(coarse(spec, 10000, 512)).isEqualTo(32);
        assertThat(coarse(spec, 500, 512)).isNaN();
        assertThat(coarse(JobReader.read(job, List.of("domain.cell=10")).spec(), 400, 128))
                .isEqualTo(20);
        assertThat(coarse(JobReader.read(job, List.of("model.sharedAir=off")).spec(), 4000, 512))
                .isNaN();
        assertThat(coarse(JobReader.read(job, List.of("model.transport=false")).spec(), 4000, 512))
                .isNaN();
    }

    private static double coarse(RunSpec spec, int edge, int tile) {
        GeoReference place =
                new GeoReference(new Grid(edge, edge, spec.domain().cell(), 690000, 5337000), 25832, "", "", 48, 11);
        CoarseRun run =
                CoarseRun.of(spec, new Tiling(place, tile), CrsResolver.resolve("EPSG:25832", "test"), 4L << 30);
        return run == null ? Double.NaN : run.spec().domain().cell();
    }
}
