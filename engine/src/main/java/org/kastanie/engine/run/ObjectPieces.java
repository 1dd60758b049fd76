package org.kastanie.engine.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.objects.ObjectKind;
import org.kastanie.engine.output.objects.ObjectTable;

/** What tiles know of the objects of the twin, kept on disk until all are computed, and put together by id. */
final class ObjectPieces {
    private ObjectPieces() {}

    /** Nothing is written where nothing is wanted. */
    static void write(List<ObjectTable> tables, Path file) throws IOException {
        if (tables.isEmpty()) {
            return;
        }
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.writeInt(tables.size());
            for (ObjectTable table : tables) {
                table.write(out);
            }
        }
    }

    /**
     * The tables of all tiles together. Weighted sums add up, so an object cut by the edge of a tile is whole again. Only one
     * piece more than the sum is in memory at a time.
     */
    static List<ObjectTable> read(List<Path> files) throws IOException {
        Map<ObjectKind, ObjectTable> all = new EnumMap<>(ObjectKind.class);
        for (Path file : files) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                int n = in.readInt();
                for (int i = 0; i < n; i++) {
                    ObjectTable piece = ObjectTable.readWhole(in);
                    all.merge(piece.kind(), piece, (sum, more) -> ObjectTable.merge(List.of(sum, more)));
                }
            }
        }
        return sorted(new ArrayList<>(all.values()));
    }

    /** Objects in the order of their ids, so that a run in tiles writes them in the same order. */
    static List<ObjectTable> sorted(List<ObjectTable> tables) {
        return tables.stream().map(table -> ObjectTable.merge(List.of(table))).toList();
    }
}
