package org.kastanie.engine.twin;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server with PostGIS of the tests' own: on the loopback interface, in a temporary folder, for as long as the
 * test JVM lives. Tests are skipped where the programs are not installed.
 */
public final class PostgresServer {
    static final String USER = "kastanie";
    public static final String OPEN = "open_to_tests";
    static final String PASSWORD = "only for tests";

    private static @Nullable PostgresServer one;

    private final Path folder;
    private final int port;
    private final Path programs;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    public static synchronized PostgresServer get() throws Exception {
        if (one == null) {
            Path programs = programs();
            Assumptions.assumeTrue(programs != null, "skipped: no PostgreSQL");
            Assumptions.assumeTrue(postgis(programs), "skipped: no PostGIS");
            one = start(programs);
        }
        return one;
    }

    public int port() {
        return port;
    }

    static Map<String, String> environment() {
        return Map.of("PGUSER", USER, "PGPASSWORD", PASSWORD);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, PASSWORD);
    }

    /** A new database with PostGIS. */
    public void create(String database) throws SQLException {
        try (Connection admin = connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database);
        }
        try (Connection made = connect(database);
                var statement = made.createStatement()) {
            statement.execute("create extension postgis");
        }
    }

    private static @Nullable Path programs() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                return versions.map(v -> v.resolve("bin"))
                        .filter(b -> Files.isExecutable(b.resolve("initdb")))
                        .max(Path::compareTo)
                        .orElse(null);
            }
        }
        for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(place, "initdb"))) {
                return Path.of(place);
            }
        }
        return null;
    }

    private static boolean postgis(Path programs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(programs.resolve("pg_config").toString(), "--sharedir").start();
        String share = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return Files.exists(Path.of(share, "extension", "postgis.control"));
    }

    private static PostgresServer start(Path programs) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("kastanie-postgres");
        PostgresServer server = new PostgresServer(programs, folder, port);
        Path word = Files.writeString(folder.resolve("word"), PASSWORD);
        if (root()) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        String data = folder.resolve("data").toString();
        server.as("initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", word.toString(), "-E", "UTF8");
        // one database opens to whoever runs the tests: what reads it has no way to set variables of its own
        // environment
        Path access = folder.resolve("data").resolve("pg_hba.conf");
        Files.writeString(
                access,
                "host " + OPEN + " \"" + System.getProperty("user.name") + "\" 127.0.0.1/32 trust\n"
                        + Files.readString(access));
        String options = "-c listen_addresses=127.0.0.1 -c port=" + port + " -c unix_socket_directories=" + folder
                + " -c fsync=off -c max_connections=20";
        server.as("pg_ctl", "-D", data, "-w", "-l", folder.resolve("log").toString(), "-o", options, "start");
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        if (!USER.equals(System.getProperty("user.name"))) {
            server.open();
        }
        return server;
    }

    private void open() throws SQLException {
        try (Connection admin = connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("create role \"" + System.getProperty("user.name") + "\" superuser login");
        }
    }

    private void stop() {
        try {
            as("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
            run(List.of("rm", "-rf", folder.toString()));
        } catch (IOException | InterruptedException e) {
            System.err.println("the test server was not stopped: " + e.getMessage());
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The server refuses to run as root. */
    private void as(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("kastanie", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        String text = Files.readString(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command + ": " + text);
        }
    }
}
