package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Workers;

/**
 * Sparse rows of weights: what each receiver sees of which source. Kept in blocks of receivers, so that they are built and
 * used in parallel and in the same order whatever the number of threads.
 *
 * <p>An entry takes three bytes: the place of its source among the sources the block sees (16 bits), and its weight in
 * shares of the row's largest (8 bits, rounded so that errors within a row cancel, scaled so that the row's sum is exact).
 * Gathering first copies the sources a block sees side by side, where they stay in a near cache.
 */
final class Rows {
    /** Hands over two rows of each of receivers from..to in their order. */
    interface PairFiller {
        void fill(int from, int to, PackedRows.Builder rows, PackedRows.Builder second);
    }

    /** Hands over the rows of receivers from..to in their order. */
    interface RangeFiller {
        void fill(int from, int to, PackedRows.Builder rows);
    }

    /** Takes what a receiver gets of two quantities; called once per receiver. */
    interface Sink {
        void take(int receiver, float first, float second);
    }

    private static final int GRAIN = 8;

    final int count;
    /** Receivers in a block. */
    final int size;
    /** Blocks of receivers in their order. */
    final PackedRows[] blocks;

    private Rows(int count, int size) {
        this.count = count;
        this.size = size;
        blocks = new PackedRows[(count + size - 1) / size];
    }

    /** @param most entries of a row at most */
    static Rows build(int count, int most, Workers workers, RangeFiller filler) {
        int size = PackedRows.receivers(most);
        Rows rows = new Rows(count, size);
        workers.forEach(rows.blocks.length, GRAIN, (from, to) -> {
            PackedRows.Builder builder = new PackedRows.Builder(size);
            for (int b = from; b < to; b++) {
                filler.fill(b * size, Math.min(count, (b + 1) * size), builder);
                rows.blocks[b] = builder.pack();
            }
        });
        return rows;
    }

    /** Two sets of rows whose fillers share the work. */
    static Rows[] pair(int count, int most, Workers workers, PairFiller filler) {
        int size = PackedRows.receivers(most);
        Rows[] rows = {new Rows(count, size), new Rows(count, size)};
        workers.forEach(rows[0].blocks.length, GRAIN, (from, to) -> {
            PackedRows.Builder[] builder = {new PackedRows.Builder(size), new PackedRows.Builder(size)};
            for (int b = from; b < to; b++) {
                filler.fill(b * size, Math.min(count, (b + 1) * size), builder[0], builder[1]);
                rows[0].blocks[b] = builder[0].pack();
                rows[1].blocks[b] = builder[1].pack();
            }
        });
        return rows;
    }

    /** What every receiver gets of two quantities: sums of weight times source. */
    void gather(float[] first, float[] second, Sink sink, Workers workers) {
        workers.forEach(blocks.length, GRAIN, (from, to) -> {
            PackedRows.Scratch scratch = new PackedRows.Scratch(size);
            for (int b = from; b < to; b++) {
                PackedRows rows = blocks[b];
                rows.gather(first, second, scratch);
                for (int i = 0; i < rows.count(); i++) {
                    int place = rows.place(i);
                    float scale = rows.scale()[place];
                    sink.take(b * size + i, scale * scratch.firstSum[place], scale * scratch.secondSum[place]);
                }
            }
        });
    }

    /** The same of one quantity; the sink's second is zero. */
    void gather(float[] only, Sink sink, Workers workers) {
        workers.forEach(blocks.length, GRAIN, (from, to) -> {
            PackedRows.Scratch scratch = new PackedRows.Scratch(size);
            for (int b = from; b < to; b++) {
                PackedRows rows = blocks[b];
                rows.gather(only, scratch);
                for (int i = 0; i < rows.count(); i++) {
                    int place = rows.place(i);
                    sink.take(b * size + i, rows.scale()[place] * scratch.firstSum[place], 0);
                }
            }
        });
    }

    /** Marks all sources that any receiver sees. */
    void mark(boolean[] seen) {
        for (PackedRows block : blocks) {
            for (int source : block.source()) {
                seen[source] = true;
            }
        }
    }

    /** Sum of the weights of one receiver over the sources in [from, to). */
    double weight(int receiver, int from, int to) {
        return blocks[receiver / size].weight(receiver % size, from, to);
    }

    long bytes() {
        long sum = 0;
        for (PackedRows block : blocks) {
            sum += block.bytes();
        }
        return sum;
    }
}
