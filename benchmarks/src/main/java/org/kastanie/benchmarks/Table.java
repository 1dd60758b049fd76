package org.kastanie.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The benchmarks of one run beside the roof measured in the same run. */
record Table(List<Table.Row> rows) {
    /** One box per vector of 16 floats is 5 bytes an element; what JMH itself allocates is far below this. */
    private static final double BYTES_PER_ELEMENT = 0.01;
    /** What JMH itself allocates around an invocation, bytes. */
    private static final double BYTES_PER_OPERATION = 64;

    /**
     * One benchmark.
     *
     * @param time of an invocation, ns
     * @param allocated bytes an invocation
     */
    record Row(String name, KernelCost cost, double time, double allocated) {
        double nanoseconds() {
            return time / cost.elements();
        }

        boolean vector() {
            return name.endsWith("Vector");
        }
    }

    void print(PrintStream out) {
        double bandwidth = roof("RoofBenchmark.triad", true);
        double rate = roof("RoofBenchmark.arithmetic", false);
        out.printf(
                Locale.ROOT,
                "%nroof of this machine, one thread, this run: memory %.1f GB/s, arithmetic in cache %.1f Gflop/s%n%n",
                bandwidth,
                rate);
        out.printf(
                "%-46s %11s %9s %9s %9s %9s%n",
                "kernel", "ns/element", "speed-up", "of memory", "of flops", "bytes/op");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-46s %11.3f %9s %9s %9s %9.0f%n",
                    row.name(),
                    row.nanoseconds(),
                    speedUp(row),
                    share(row.cost().bytes() / row.nanoseconds(), bandwidth),
                    share(row.cost().flops() / row.nanoseconds(), rate),
                    row.allocated());
        }
    }

    /** A sentence for every vector kernel that allocates: its vectors are boxed, or it makes objects. */
    List<String> allocating() {
        return rows.stream()
                .filter(Row::vector)
                .filter(r -> r.allocated()
                        > BYTES_PER_OPERATION + BYTES_PER_ELEMENT * r.cost().elements())
                .map(r -> String.format(
                        Locale.ROOT,
                        "error: %s allocates %.0f bytes an invocation (%.2f an element): its vectors are boxed",
                        r.name(),
                        r.allocated(),
                        r.allocated() / r.cost().elements()))
                .toList();
    }

    private double roof(String name, boolean bytes) {
        return rows.stream()
                .filter(r -> r.name().equals(name))
                .mapToDouble(r -> (bytes ? r.cost().bytes() : r.cost().flops()) / r.nanoseconds())
                .findFirst()
                .orElse(0);
    }

    /** Of a vector kernel over its scalar reference. */
    private String speedUp(Row vector) {
        if (!vector.vector()) {
            return "";
        }
        String scalar = vector.name().substring(0, vector.name().length() - "Vector".length()) + "Scalar";
        return rows.stream()
                .filter(r -> r.name().equals(scalar))
                .map(r -> String.format(Locale.ROOT, "%.1f x", r.nanoseconds() / vector.nanoseconds()))
                .findFirst()
                .orElse("");
    }

    private static String share(double reached, double roof) {
        return reached == 0 || roof == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * reached / roof);
    }
}
