package org.kastanie.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * The folder of a run's results: written as {@code DIR.partial}, renamed when complete. Never removes a file it did not
 * write: of an older result only what its manifest lists, of a partial one only a folder that carries the mark.
 */
public final class ResultFolder implements AutoCloseable {
    /** What to do with what is there. */
    public enum Mode {
        /** Nothing may be there. */
        NEW,
        /** An older result is replaced. */
        OVERWRITE,
        /** A partial result is continued. */
        RESUME
    }

    private static final String MARK = ".kastanie-partial";
    private static final String WORK = ".work";

    private final Path folder;
    private final Path partial;
    private final Mode mode;
    private @Nullable FileChannel channel;

    private ResultFolder(Path folder, Path partial, Mode mode) {
        this.folder = folder;
        this.partial = partial;
        this.mode = mode;
    }

    /** Checks that results may be written there; writes nothing yet. */
    public static ResultFolder of(Path where, Mode mode) {
        Path absolute = where.toAbsolutePath().normalize();
        if (absolute.getFileName() == null) {
            throw new InputException("results cannot be written to " + where, "give a folder of their own, --out DIR");
        }
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
        ResultFolder folder = new ResultFolder(absolute, partial, mode);
        folder.check();
        return folder;
    }

    private void check() {
        if (Files.exists(folder) && mode == Mode.NEW) {
            throw new InputException(
                    "the folder " + folder + " exists already",
                    "choose another --out, or --overwrite to replace the results in it");
        }
        if (Files.exists(folder) && mode == Mode.RESUME) {
            throw new InputException(
                    "the folder " + folder + " holds a complete result; there is nothing to resume",
                    "use it, or --overwrite to compute it anew");
        }
        if (Files.exists(folder) && !Files.isRegularFile(folder.resolve("manifest.json"))) {
            throw new InputException(
                    "the folder " + folder
                            + " holds no result of Kastanie (no manifest.json); nothing is removed there",
                    "choose another --out");
        }
        if (mode == Mode.RESUME && !resumable()) {
            throw new InputException("there is no interrupted run in " + partial, "start it without --resume");
        }
        if (Files.exists(partial) && mode != Mode.RESUME) {
            checkLeftOver();
        }
    }

    private void checkLeftOver() {
        if (!Files.exists(partial.resolve(MARK))) {
            throw new InputException(
                    "the folder " + partial + " is needed for the run but was not made by Kastanie",
                    "move it away or choose another --out");
        }
        if (mode == Mode.NEW && resumable()) {
            throw new InputException(
                    "an interrupted run is kept in " + partial,
                    "continue it with --resume, or discard it with --overwrite");
        }
    }

    /** Creates the partial folder (or opens the one to resume) and keeps others out of it. */
    public void open() throws IOException {
        if (mode != Mode.RESUME && Files.exists(partial)) {
            lock();
            close();
            removePartial();
        }
        Files.createDirectories(frames());
        lock();
    }

    private void lock() throws IOException {
        FileChannel opened =
                FileChannel.open(partial.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = opened.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            opened.close();
            throw new InputException(
                    "another run is writing to " + partial, "wait for it to end or choose another --out");
        }
        channel = opened;
    }

    public Path folder() {
        return folder;
    }

    /** Where results are written until they are complete. */
    public Path partial() {
        return partial;
    }

    Path frames() {
        return partial.resolve(WORK).resolve("frames");
    }

    /** Where fields wait that are packed for the files they will stand in. */
    Path packed() {
        return partial.resolve(WORK).resolve("packed");
    }

    Path checkpoint() {
        return partial.resolve(WORK).resolve("checkpoint.bin");
    }

    /** What waits between the end of the steps and the results. */
    public Path work() {
        return partial.resolve(WORK);
    }

    /** How the domain is cut, if it is. */
    Path tiling() {
        return work().resolve("tiling.json");
    }

    private Path tiles() {
        return work().resolve("tiles");
    }

    /** Where one tile of a larger run works, within the folder of that. */
    ResultFolder tile(String name) throws IOException {
        ResultFolder tile = new ResultFolder(folder, tiles().resolve(name), mode);
        Files.createDirectories(tile.frames());
        return tile;
    }

    /** What a finished tile leaves beside its fields; there once it is finished. */
    Path piece() {
        return partial.resolve("piece.json");
    }

    /** What a tile knows of the objects of the twin. */
    Path objects() {
        return partial.resolve("objects.bin");
    }

    /** Drops what a finished tile does not need any more. */
    void dropWork() throws IOException {
        removeTree(work());
    }

    /** Where several runs make one result: says which they are; while it is there, finished ones are kept. */
    public Path several() {
        return work().resolve("several.txt");
    }

    /** Whether an interrupted run of that folder can be continued. */
    public static boolean interrupted(Path where) {
        Path absolute = where.toAbsolutePath().normalize();
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
        return new ResultFolder(absolute, partial, Mode.RESUME).resumable();
    }

    /** A checkpoint is there, of the run or of a tile, or a finished tile or run. */
    private boolean resumable() {
        if (Files.isRegularFile(checkpoint()) || Files.isRegularFile(several())) {
            return true;
        }
        if (!Files.isRegularFile(tiling()) || !Files.isDirectory(tiles())) {
            return false;
        }
        try (Stream<Path> all = Files.list(tiles())) {
            return all.map(t -> new ResultFolder(folder, t, mode))
                    .anyMatch(t -> Files.exists(t.piece()) || Files.exists(t.checkpoint()));
        } catch (IOException e) {
            return false;
        }
    }

    /** Everything is written: drops the working files and gives the folder its name. */
    public void complete() throws IOException {
        removeTree(partial.resolve(WORK));
        close();
        Files.deleteIfExists(partial.resolve(MARK));
        if (Files.exists(folder)) {
            removeListed();
        }
        if (Files.exists(folder)) {
            moveInto();
        } else {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Gives up: leaves nothing behind unless a checkpoint allows to resume. */
    public void abandon() throws IOException {
        close();
        if (mode != Mode.RESUME && Files.exists(partial.resolve(MARK)) && !resumable()) {
            removePartial();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private void removePartial() throws IOException {
        removeTree(partial);
    }

    /** Of the older result, removes exactly what its manifest lists, then folders left empty. */
    private void removeListed() throws IOException {
        List<Path> listed = ManifestFiles.listed(folder.resolve("manifest.json"));
        for (Path file : listed) {
            Path there = folder.resolve(file).normalize();
            if (there.startsWith(folder) && !there.equals(folder) && !Files.isDirectory(there)) {
                Files.deleteIfExists(there);
                removeEmptyParents(there.getParent());
            }
        }
        Files.deleteIfExists(folder.resolve("manifest.json"));
        removeEmptyParents(folder);
    }

    private void removeEmptyParents(@Nullable Path start) throws IOException {
        for (Path p = start; p != null && p.startsWith(folder); p = p.getParent()) {
            try {
                Files.delete(p);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                return;
            }
        }
    }

    /** Something of the user's is left in the folder: moves the results in beside it, the manifest last. */
    private void moveInto() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(partial)) {
            files = walk.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing((Path p) -> p.endsWith("manifest.json"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(partial.relativize(file).toString());
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
        removeTree(partial);
    }

    private static void removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            walk.sorted(Comparator.reverseOrder()).forEach(p -> {
                try {
                    Files.delete(p);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
