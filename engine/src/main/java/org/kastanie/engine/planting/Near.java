package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** Points in squares, so that those near a place are found without looking at all. */
final class Near<T> {
    private record Entry<T>(double x, double y, T what) {}

    private final double edge;
    private final Map<Long, List<Entry<T>>> squares = new HashMap<>();

    /** @param edge of a square, m: the distance mostly asked for */
    Near(double edge) {
        this.edge = edge;
    }

    void add(double x, double y, T what) {
        squares.computeIfAbsent(key(square(x), square(y)), k -> new ArrayList<>())
                .add(new Entry<>(x, y, what));
    }

    /** Hands on everything up to a distance, with its distance. */
    void within(double x, double y, double distance, ObjDoubleConsumer<T> sink) {
        for (long i = square(x - distance); i <= square(x + distance); i++) {
            for (long j = square(y - distance); j <= square(y + distance); j++) {
                for (Entry<T> e : squares.getOrDefault(key(i, j), List.of())) {
                    double d = Math.hypot(e.x() - x, e.y() - y);
                    if (d <= distance) {
                        sink.accept(e.what(), d);
                    }
                }
            }
        }
    }

    private long square(double v) {
        return (long) Math.floor(v / edge);
    }

    private static long key(long i, long j) {
        return i << 32 ^ j & 0xffffffffL;
    }
}
