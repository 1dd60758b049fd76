package org.kastanie.engine.job;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.archive.Archive;

/**
 * Paths of a job: relative to the job file; {@code ${kastanie.testdata}} stands for the folder of the test data, {@code ~}
 * for the home folder.
 */
final class JobPaths {
    static final String TESTDATA = "${kastanie.testdata}";

    private final Path base;

    JobPaths(Path jobFile) {
        Path parent = jobFile.toAbsolutePath().normalize().getParent();
        this.base = parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    static Path testdata() {
        return Path.of(System.getProperty("kastanie.testdata", "../shared"))
                .toAbsolutePath()
                .normalize();
    }

    static Path home() {
        return Path.of(System.getProperty("user.home", "/")).toAbsolutePath().normalize();
    }

    /** The file a text names; one in an archive ({@code city.zip!/buildings.gml}) is unpacked. */
    Path resolve(String text) {
        int inside = text.indexOf(Archive.INSIDE);
        return inside > 0
                ? Archive.unpacked(plain(text.substring(0, inside)), text.substring(inside + Archive.INSIDE.length()))
                : plain(text);
    }

    private Path plain(String text) {
        try {
            if (text.startsWith(TESTDATA)) {
                return testdata().resolve(tail(text, TESTDATA.length())).normalize();
            }
            if (text.equals("~") || text.startsWith("~/")) {
                return home().resolve(tail(text, 1)).normalize();
            }
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new InputException("'" + text + "' is not a path: " + e.getReason(), "mend it", e);
        }
    }

    /**
     * How a manifest names an input: as the job does if that is by placeholder, else relative to the results, and never
     * through somebody's home folder by name.
     */
    static String portable(String asWritten, Path absolute, Path results) {
        if (asWritten.startsWith(TESTDATA)) {
            return asWritten;
        }
        Archive.Origin origin = Archive.origin(absolute);
        if (origin != null) {
            return portable(asWritten, origin.archive(), results) + Archive.INSIDE + origin.name();
        }
        Path home = home();
        boolean named = home.getNameCount() > 0;
        if (named && absolute.startsWith(home) && !results.startsWith(home)) {
            return "~/" + slashes(home.relativize(absolute));
        }
        return slashes(results.relativize(absolute));
    }

    private static String tail(String text, int from) {
        String rest = text.substring(from);
        while (rest.startsWith("/")) {
            rest = rest.substring(1);
        }
        return rest;
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
