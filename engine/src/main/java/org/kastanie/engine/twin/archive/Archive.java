package org.kastanie.engine.twin.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * A zip archive. What is wanted of it is unpacked into a {@link Scratch} folder, once a process, under a name of its own making:
 * no name in the archive is ever used as a path. An archive with names that leave it, with locked files, or with files that unpack
 * to far more than city data do, is refused.
 */
public final class Archive {
    /** Between the archive and the file in it, as jobs and manifests write it. */
    public static final String INSIDE = "!/";

    /**
     * What is let in. Choices: city models, tables and rasters pack to a fifth or a thirtieth of their size, empty rasters to a
     * thousandth.
     *
     * @param harmless a file of this size does no harm, however well it was packed, bytes
     * @param ratio larger files may be this many times as large as packed
     * @param files most files in an archive
     */
    record Limits(long harmless, int ratio, int files) {
        static final Limits USUAL = new Limits(1L << 30, 100, 100_000);
    }

    /**
     * Where an unpacked file came from.
     *
     * @param archive the zip
     * @param name of the file in it
     */
    public record Origin(Path archive, String name) {}

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final List<String> BESIDE =
            List.of("shx", "dbf", "prj", "cpg", "tfw", "tifw", "aux.xml", "tif.aux.xml");
    private static final int BUFFER = 1 << 16;
    /** Left free on the disk, bytes: choice. */
    private static final long FREE = 200L << 20;

    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();
    private static final Map<Path, Origin> ORIGINS = new ConcurrentHashMap<>();

    private final Path path;
    private final Limits limits;
    private final Map<String, ZipEntry> files;

    private Archive(Path path, Limits limits, Map<String, ZipEntry> files) {
        this.path = path;
        this.limits = limits;
        this.files = files;
    }

    /** Whether a file begins as a zip does. */
    public static boolean isOne(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
        } catch (IOException e) {
            return false; // whoever reads it says why it cannot be read
        }
    }

    /** Opens an archive and looks at its list of files. */
    public static Archive of(Path path) {
        return of(path, Limits.USUAL);
    }

    static Archive of(Path path, Limits limits) {
        Map<String, ZipEntry> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().replace('\\', '/');
                requireInside(path, name);
                if (!entry.isDirectory() && !hidden(name)) {
                    files.put(name, entry);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(path, e);
        }
        if (files.size() > limits.files) {
            throw new InputException(
                    path.getFileName() + " holds " + files.size() + " files, more than the " + limits.files
                            + " that are looked at.",
                    "Unpack it and name the files, or a folder of them.");
        }
        return new Archive(path, limits, files);
    }

    /** Names of its files in their order; folders and what programs hide in archives are left out. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Where a file came from if it was unpacked by this process, else null. */
    public static @Nullable Origin origin(Path path) {
        return ORIGINS.get(path);
    }

    /** The file a text such as {@code city.zip!/buildings.gml} means, its archive already a path. */
    public static Path unpacked(Path archive, String name) {
        if (!Files.isRegularFile(archive)) {
            throw new InputException(
                    "There is no archive " + archive + ".", "Check the path; in a job it is relative to the job file.");
        }
        if (!isOne(archive)) {
            throw new InputException(
                    archive.getFileName() + " is no zip archive, so there is no " + name + " in it.",
                    "Write the path without " + INSIDE + ".");
        }
        return of(archive).unpack(name);
    }

    /** Unpacks a file, and what belongs beside it (the parts of a Shapefile, the world file of an image). */
    public synchronized Path unpack(String name) {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            List<String> some = names().subList(0, Math.min(5, files.size()));
            throw new InputException(
                    path.getFileName() + " holds no file " + name + ".",
                    files.isEmpty() ? "It is empty." : "It holds " + String.join(", ", some) + ", ...");
        }
        String key = key(name);
        Path known = UNPACKED.get(key);
        if (known != null && Files.exists(known)) {
            return known;
        }
        Path folder = Scratch.folder();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Path file = write(zip, entry, folder.resolve(flat(name)));
            for (String ending : BESIDE) {
                String other = withoutEnding(name) + "." + ending;
                for (String beside : List.of(other, withoutEnding(name) + "." + ending.toUpperCase(Locale.ROOT))) {
                    if (files.get(beside) instanceof ZipEntry part && !beside.equals(name)) {
                        write(zip, part, folder.resolve(withoutEnding(flat(name)) + "." + ending));
                    }
                }
            }
            UNPACKED.put(key, file);
            ORIGINS.put(file, new Origin(path, name));
            return file;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(path, e);
        }
    }

    private String key(String name) {
        try {
            return path.toRealPath() + INSIDE + name + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private Path write(ZipFile zip, ZipEntry entry, Path to) throws IOException {
        long size = entry.getSize();
        requireModest(entry, size);
        long room = Files.getFileStore(to.getParent()).getUsableSpace() - FREE;
        if (size > room) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s in %s needs %d MB unpacked; %d MB are free.",
                            entry.getName(),
                            path.getFileName(),
                            size >> 20,
                            Math.max(0, room) >> 20),
                    "Make room, or name another folder by TMPDIR (-Djava.io.tmpdir).");
        }
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > size) {
                    throw new InputException(
                            entry.getName() + " in " + path.getFileName() + " is larger than the archive says.",
                            "The archive is damaged or was made to do harm: fetch it again, or unpack it yourself.");
                }
                out.write(buffer, 0, n);
            }
        }
        return to;
    }

    private void requireModest(ZipEntry entry, long size) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (size > limits.harmless && size / packed > limits.ratio) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s in %s would unpack to %d MB, %d times its packed size: no city data do that.",
                            entry.getName(),
                            path.getFileName(),
                            size >> 20,
                            size / packed),
                    "If it is right, unpack it yourself and name the file.");
        }
    }

    private static void requireInside(Path path, String name) {
        boolean leaves = name.startsWith("/")
                || name.indexOf('\0') >= 0
                || DRIVE.matcher(name).matches()
                || Arrays.asList(name.split("/")).contains("..");
        if (leaves) {
            throw new InputException(
                    path.getFileName() + " holds a file named " + name.replace('\0', '?')
                            + ", which lies outside of it: nothing of it was unpacked.",
                    "Ask whoever made the archive for another one, or unpack it yourself and name the files.");
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith("__MACOSX/")
                || name.startsWith(".")
                || name.contains("/.")
                || name.toLowerCase(Locale.ROOT).endsWith("thumbs.db");
    }

    /** One name for a file of a folder: files of the same name in two folders stay apart, and so do ids made from them. */
    private static String flat(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._-]", "-");
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') ? name : name.substring(0, dot);
    }

    private static InputException unreadable(Path path, Exception cause) {
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        boolean locked = why.contains("encrypted");
        return new InputException(
                path.getFileName() + (locked ? " is locked by a password." : " cannot be unpacked: " + why),
                locked ? "Unpack it yourself and name the files." : "It may be cut off or damaged: fetch it again.",
                cause);
    }
}
