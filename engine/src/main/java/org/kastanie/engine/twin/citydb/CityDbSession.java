package org.kastanie.engine.twin.citydb;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/** One read-only snapshot of a database. */
final class CityDbSession implements AutoCloseable {
    /** Rows fetched at a time, so that memory does not grow with the result. */
    private static final int FETCH = 2000;

    /** No statement of a reader takes minutes; one that does finds no index or waits for a lock. */
    private static final int STATEMENT_SECONDS = 180;

    private final CityDbAddress address;
    private final Connection connection;

    private CityDbSession(CityDbAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /**
     * @param environment PGUSER, PGPASSWORD, PGSSLMODE, PGSSLROOTCERT; the driver itself looks into the file PGPASSFILE names
     * @throws InputException if there is no server, no database, or no admission
     */
    static CityDbSession open(CityDbAddress address, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "kastanie");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "20");
        properties.setProperty("socketTimeout", String.valueOf(2 * STATEMENT_SECONDS));
        properties.setProperty("readOnly", "true");
        put(properties, "user", environment.get("PGUSER"));
        put(properties, "password", environment.get("PGPASSWORD"));
        put(properties, "sslmode", environment.get("PGSSLMODE"));
        put(properties, "sslrootcert", environment.get("PGSSLROOTCERT"));
        String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/"
                + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
        try {
            CityDbSession session = new CityDbSession(address, DriverManager.getConnection(url, properties));
            session.begin();
            return session;
        } catch (SQLException e) {
            throw refused(address, e);
        }
    }

    private static void put(Properties properties, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            properties.setProperty(key, value);
        }
    }

    private void begin() throws SQLException {
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local statement_timeout = '" + STATEMENT_SECONDS + "s'");
            }
            try (PreparedStatement path = connection.prepareStatement(
                    "select set_config('search_path', quote_ident(?) || ',' || current_setting('search_path'), true)")) {
                path.setString(1, address.schema());
                path.executeQuery().close();
            }
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What one row becomes. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a query row by row.
     *
     * @param parameters long[] and String[] become arrays, other values what they are
     */
    void query(String sql, Row row, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            for (int i = 0; i < parameters.length; i++) {
                set(statement, i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Long[] longs -> statement.setArray(index, connection.createArrayOf("bigint", longs));
            case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
            case Double number -> statement.setDouble(index, number);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            default -> statement.setString(index, value.toString());
        }
    }

    CityDbAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(CityDbSession.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
        }
    }

    private static InputException refused(CityDbAddress address, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String where = "the 3DCityDB " + address;
        if (state.startsWith("28")) {
            return new InputException(
                    where + " admits nobody: " + message(e),
                    "set PGUSER and PGPASSWORD to a user who may read it, or name a password file by PGPASSFILE",
                    e);
        }
        if (state.equals("3D000")) {
            return new InputException(
                    where + " cannot be read: there is no database '" + address.database() + "' on that server",
                    "mend the name of the database; psql -l lists those of a server",
                    e);
        }
        if (String.valueOf(e.getMessage()).contains("No suitable driver")) {
            return new InputException(
                    where + " cannot be read: the PostgreSQL driver is not on the class path",
                    "add org.postgresql:postgresql to the program that uses the engine",
                    e);
        }
        if (state.equals("08004") || String.valueOf(e.getMessage()).contains("password")) {
            return new InputException(
                    where + " wants a user and a password: " + message(e),
                    "set PGUSER and PGPASSWORD, or name a password file by PGPASSFILE",
                    e);
        }
        return new InputException(
                where + " cannot be reached: " + message(e),
                "check host and port, that the server runs and lets this machine in, and PGSSLMODE if it asks for TLS",
                e);
    }

    private InputException failed(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String where = "the 3DCityDB " + address;
        return switch (state) {
            case "57014" ->
                new InputException(
                        where + " did not answer within " + STATEMENT_SECONDS + " s",
                        "take a smaller domain, or let the database analyze its tables and keep their indexes",
                        e);
            case "42501" ->
                new InputException(
                        where + " may not be read: " + message(e),
                        "grant the user usage on the schema and select on its tables (grant-access.sh of the 3DCityDB)",
                        e);
            case "42P01", "42703", "42883" ->
                new InputException(
                        where + " is not laid out like a 3DCityDB 4 or 5: " + message(e),
                        "name the schema of a 3DCityDB 4 or 5 with PostGIS",
                        e);
            default -> new InputException(where + " cannot be read: " + message(e), "look into the server's log", e);
        };
    }

    private static String message(SQLException e) {
        String text = String.valueOf(e.getMessage()).strip();
        return text.lines().findFirst().orElse(text);
    }
}
