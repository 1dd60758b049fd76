package org.kastanie.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.surface.FacetFluxes;
import org.kastanie.solver.surface.FacetForcing;
import org.kastanie.solver.surface.Layer;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceModel;
import org.kastanie.solver.surface.SurfaceOptions;
import org.kastanie.solver.surface.WaterBehaviour;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole step of the surfaces on one core: gathering, convection, two stages of conduction and skin, water, books.
 * {@value #N} facets of one kind; goal: 1.7 million facets in 0.10 s, 59 ns each.
 * Memory: forcing 20 bytes, fluxes 28, eight layers and skin 40 (read and written), water 24 (read and written).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FacetStepBenchmark {
    static final int N = 1 << 17;

    /** What the facets are. */
    @Param({"paved", "wall", "lawn", "lawn_fixed", "water"})
    public String kind = "paved";

    private final FacetFluxes out = FacetFluxes.allocate(N);
    private final FacetForcing forcing = new FacetForcing(
            Numbers.between(N, 0, 900),
            Numbers.between(N, 320, 430),
            Numbers.between(N, 293, 303),
            Numbers.between(N, 0.006f, 0.012f),
            Numbers.between(N, 0.3f, 4),
            1e5,
            0);
    private SurfaceModel model = build("paved");

    /** Builds the facets of the kind. */
    @org.openjdk.jmh.annotations.Setup
    public void prepare() {
        model = build(kind);
    }

    private static SurfaceModel build(String kind) {
        boolean wall = kind.equals("wall");
        WaterBehaviour water = switch (kind) {
            case "lawn" ->
                new WaterBehaviour.Soil(2, 100, 0.05, 0.5, 0.08, 0.22, new WaterBehaviour.Thermal(0.45, 0.2, 2));
            case "lawn_fixed" -> new WaterBehaviour.Soil(2, 100, 0.05, 0.5, 0.08, 0.22);
            case "water" -> new WaterBehaviour.Open(1, 1.2);
            default -> new WaterBehaviour.Sealed(0.5);
        };
        // A pond holds water down to its bed.
        Layer upper = kind.equals("water") ? new Layer(1, 40, 4.18e6) : new Layer(0.2, 1.2, 2e6);
        Material material = new Material("any", 0.2, 0.94, 1e-3, List.of(upper, new Layer(1.5, 1, 2e6)), water);
        float[] one = new float[N];
        java.util.Arrays.fill(one, 1);
        int walls = wall ? N : 0;
        WallSegments segments = new WallSegments(new int[walls], new byte[walls], new float[walls], new float[walls]);
        int[] building = new int[N];
        java.util.Arrays.fill(building, wall ? 0 : -1);
        float[] zero = new float[N];
        Facets facets = new Facets(N - walls, segments, new int[N], one, zero, zero, one, building);
        return SurfaceModel.build(
                facets, List.of(material), new SurfaceOptions(295, 288, new SurfaceOptions.Indoor.Fixed(297), 0.6));
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 180)
    public float[] step() {
        model.step(forcing, 600, out, Workers.SINGLE);
        return out.skinTemperature();
    }
}
