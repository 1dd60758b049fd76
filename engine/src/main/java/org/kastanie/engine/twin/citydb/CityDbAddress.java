package org.kastanie.engine.twin.citydb;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * Where a 3DCityDB is. Who may read it is not part of the address.
 *
 * @param host name or number of the machine
 * @param port usually 5432
 * @param database name
 * @param schema usually citydb
 */
public record CityDbAddress(String host, int port, String database, String schema) {
    public static final String HOST = "localhost";
    public static final int PORT = 5432;
    public static final String SCHEMA = "citydb";

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$.-]{0,62}");

    public CityDbAddress {
        require(HOST_NAME, host, "host");
        require(NAME, database, "database");
        require(NAME, schema, "schema");
        if (port < 1 || port > 65_535) {
            throw new InputException("the port " + port + " of the 3DCityDB is none", "give 1 to 65535, usually 5432");
        }
    }

    private static void require(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new InputException(
                    "'" + text + "' is not the " + what + " of a 3DCityDB",
                    "give a plain name; user and password belong in PGUSER and PGPASSWORD or a file named by PGPASSFILE");
        }
    }

    /** Whether a text is an address and not a path. */
    public static boolean isOne(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://");
    }

    /** From {@code postgresql://host:port/database?schema=citydb}. */
    public static CityDbAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw malformed(e);
        }
        if (uri.getUserInfo() != null) {
            throw new InputException(
                    "an address of a 3DCityDB carries neither user nor password",
                    "set PGUSER and PGPASSWORD, or name a password file by PGPASSFILE");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (uri.getHost() == null || path.length() < 2) {
            throw malformed(null);
        }
        String query = uri.getQuery();
        String schema = SCHEMA;
        if (query != null) {
            if (!query.startsWith("schema=")) {
                throw malformed(null);
            }
            schema = query.substring("schema=".length());
        }
        return new CityDbAddress(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort(), path.substring(1), schema);
    }

    private static InputException malformed(@Nullable Exception cause) {
        String message = "this is not the address of a 3DCityDB";
        String remedy = "write it as postgresql://host:5432/database?schema=citydb";
        return cause == null ? new InputException(message, remedy) : new InputException(message, remedy, cause);
    }

    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + database + "?schema=" + schema;
    }
}
