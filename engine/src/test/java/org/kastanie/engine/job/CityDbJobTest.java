package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.twin.CityDbLoader;
import org.kastanie.engine.twin.Gml;
import org.kastanie.engine.twin.PostgresServer;

/** A job whose buildings are in a 3DCityDB: the same maps as from the file, and again without the server. */
class CityDbJobTest {
    private static final List<String> SHORT =
            List.of("period.end=2020-07-02T11:00+02:00", "period.spinup=none", "domain.cell=4");

    @TempDir
    Path folder;

    private Path fromFile;
    private Path fromDatabase;

    @BeforeEach
    void both() throws Exception {
        PostgresServer server = PostgresServer.get();
        TinyJob.write(folder);
        Path city = Gml.write(
                folder,
                "city.gml",
                Gml.model(
                        "2.0",
                        Gml.UTM,
                        Gml.building("B1", Gml.lod2("B1", 691010, 5336010, 0)),
                        Gml.building("far", Gml.lod2("far", 691500, 5336010, 0))));
        CityDbLoader.load(server, PostgresServer.OPEN, "citydb", city, 25832);
        fromFile = job("file.yaml", "{type: citygml, path: city.gml}");
        fromDatabase = job(
                "database.yaml",
                "{type: 3dcitydb, host: 127.0.0.1, port: " + server.port() + ", database: " + PostgresServer.OPEN
                        + "}");
    }

    private Path job(String name, String twin) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                TinyJob.text().replace("{type: footprints, path: blocks.geojson, height: height}", twin));
    }

    private Path run(Path job, String out) throws IOException {
        Path results = folder.resolve(out);
        List<String> settings = job.endsWith("manifest.json") ? List.of() : SHORT;
        JobRun.run(
                JobReader.read(job, settings),
                results,
                ResultFolder.Mode.NEW,
                new Runner.Options(1, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
        return results;
    }

    @Test
    void theSameMapsAsFromTheFileAndAgainWithoutTheServer() throws Exception {
        Path file = run(fromFile, "file");
        Path database = run(fromDatabase, "database");
        assertThat(ManifestFiles.sha256(database.resolve("utci.tif")))
                .isEqualTo(ManifestFiles.sha256(file.resolve("utci.tif")));
        String manifest = Files.readString(database.resolve("manifest.json"));
        String kept = "inputs/twin-1-" + PostgresServer.OPEN + ".gml.gz";
        assertThat(manifest).contains(kept, "1 objects within", "postgresql://127.0.0.1");
        assertThat(database.resolve(kept)).isRegularFile();

        try (Connection connection = PostgresServer.get().connect(PostgresServer.OPEN);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema citydb cascade");
        }
        Path again = run(database.resolve("manifest.json"), "again");
        assertThat(ManifestFiles.sha256(again.resolve("utci.tif")))
                .isEqualTo(ManifestFiles.sha256(file.resolve("utci.tif")));
        assertThat(again.resolve("manifest.json")).content().contains("1 objects within");
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsFetched() throws Exception {
        String text = Files.readString(fromDatabase);
        assertThat(problems(text.replace("crs: \"EPSG:25832\", ", "")))
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("may hold a whole city", "line"));
        assertThat(problems(text.replace(", database: " + PostgresServer.OPEN, "")))
                .anySatisfy(p -> assertThat(p.problem()).contains("'twin.0.database' is missing"));
        assertThat(problems(text.replace("[691000, 5336000, 691040, 5336040]", "[601000, 5336000, 601040, 5336040]")))
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("no building or tree", "{Building=2}"));
        assertThat(problems(text.replace("host: 127.0.0.1", "user: me")))
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("unknown key 'twin.0.user'"));
    }

    private List<Problem> problems(String text) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), text);
        return catchThrowableOfType(BadJobException.class, () -> JobReader.read(bad, SHORT))
                .problems();
    }
}
