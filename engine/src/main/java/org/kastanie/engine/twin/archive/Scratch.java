package org.kastanie.engine.twin.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/** Folders that last as long as the process: for what comes out of archives and from servers. */
public final class Scratch {
    private static @Nullable Path root;

    private Scratch() {}

    /** A new, empty folder. */
    public static synchronized Path folder() {
        try {
            if (root == null) {
                Path made = Files.createTempDirectory("kastanie-inputs").toRealPath();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
                root = made;
            }
            return Files.createTempDirectory(root, "");
        } catch (IOException e) {
            throw new InputException(
                    "There is no folder for files from archives and servers: " + e.getMessage(),
                    "Make room, or name another folder by TMPDIR (-Djava.io.tmpdir).",
                    e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException e) {
            System.getLogger(Scratch.class.getName()).log(System.Logger.Level.DEBUG, "not removed: " + folder, e);
        }
    }
}
