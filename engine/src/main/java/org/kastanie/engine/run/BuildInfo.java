package org.kastanie.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which Kastanie this is, as written into the jar at build time.
 *
 * @param version release
 * @param commit of the sources, "unknown" outside a repository
 */
public record BuildInfo(String version, String commit) {
    public static BuildInfo current() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            return new BuildInfo("unknown", "unknown");
        }
        return new BuildInfo(clean(build.getProperty("version")), clean(build.getProperty("commit")));
    }

    private static String clean(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.isBlank() || value.startsWith("${") || value.startsWith("@") ? "unknown" : value;
    }
}
