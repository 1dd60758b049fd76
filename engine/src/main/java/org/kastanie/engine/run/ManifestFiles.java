package org.kastanie.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files a manifest names, and their fingerprints. */
public final class ManifestFiles {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ManifestFiles() {}

    /** Results listed in a manifest, relative to its folder. */
    static List<Path> listed(Path manifest) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JsonNode file : read(manifest).path("files")) {
            String name = file.path("path").asString("");
            if (!name.isEmpty()) {
                files.add(Path.of(name));
            }
        }
        return files;
    }

    /** A manifest as a tree. */
    public static JsonNode read(Path manifest) throws IOException {
        try {
            return MAPPER.readTree(Files.readString(manifest));
        } catch (JacksonException e) {
            throw new InputException(
                    manifest + " is not a manifest: " + e.getOriginalMessage(),
                    "move the folder away or choose another --out",
                    e);
        }
    }

    /** SHA-256 of a file, hexadecimal. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
