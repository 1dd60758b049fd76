package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;

/** What one class a cell costs, on land cover of 1 m of four pieces of Amsterdam. */
class LandCoverSharesTest {
    /** @param shifted share of the ground by which the areas of the classes change, @param misplaced in cells of another class */
    @ParameterizedTest
    @CsvSource({"2,0.015,0.05", "4,0.012,0.09"})
    void theDominantClassKeepsTheAreasOfAllClasses(int cell, double shifted, double misplaced) {
        double change = 0;
        double wrong = 0;
        for (int piece = 1; piece <= 4; piece++) {
            Path file = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data/amsterdam")
                    .resolve("tile_0000" + piece + "/lulc.tif");
            Assumptions.assumeTrue(Files.exists(file), "skipped: no data");
            Raster raster = ((TwinSource.Layer) TwinReader.read(List.of(new TwinEntry("landcover", file)), null)
                            .sources()
                            .getFirst())
                    .raster();
            Grid grid = new Grid(raster.columns() / cell, raster.rows() / cell, cell, raster.west(), raster.north());
            Map<Integer, Double> shares = new TreeMap<>();
            Map<Integer, Double> dominant = new TreeMap<>();
            double kept = 0;
            for (int i = 0; i < grid.size(); i++) {
                Map<Integer, Double> own = new TreeMap<>();
                Resample.overlap(
                        raster,
                        grid,
                        grid.row(i),
                        grid.column(i),
                        (v, part) -> own.merge(Math.round(v), part, Double::sum));
                own.forEach((k, part) -> shares.merge(k, part, Double::sum));
                var best = own.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow();
                double all = own.values().stream().mapToDouble(v -> v).sum();
                dominant.merge(best.getKey(), all, Double::sum);
                kept += best.getValue() / all;
            }
            double total = shares.values().stream().mapToDouble(v -> v).sum();
            change += shares.entrySet().stream()
                            .mapToDouble(e -> Math.abs(e.getValue() - dominant.getOrDefault(e.getKey(), 0.0)))
                            .sum()
                    / 2
                    / total
                    / 4;
            wrong += (1 - kept / grid.size()) / 4;
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "cells of %d m: areas of classes change by %.4f, %.4f lies in cells of another class%n",
                cell,
                change,
                wrong);
        assertThat(change).isLessThan(shifted);
        assertThat(wrong).isLessThan(misplaced);
    }
}
