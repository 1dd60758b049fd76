package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.air.WindStore;

/** Solved winds as files named by the hash of everything they depend on. A cache that cannot be written is no error. */
final class WindCache implements WindStore {
    private final Path folder;

    WindCache(Path folder) {
        this.folder = folder;
    }

    @Override
    public byte @Nullable [] load(String key) {
        try {
            Path file = file(key);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void save(String key, byte[] wind) {
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "wind", ".half");
            Files.write(half, wind);
            Files.move(half, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger(WindCache.class.getName())
                    .log(System.Logger.Level.WARNING, "the wind could not be kept: " + e.getMessage());
        }
    }

    private Path file(String key) {
        String name = key.matches("[A-Za-z0-9._-]{1,120}")
                ? key
                : ManifestFiles.sha256(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return folder.resolve(name + ".wind");
    }
}
