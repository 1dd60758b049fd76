package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.run.Comparison;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import tools.jackson.databind.JsonNode;

/** Keys of the job that change what is computed, not only what is checked. */
class JobKeysTest {
    private static final List<String> SHORT = List.of(
            "period.end=2020-07-02T11:00+02:00",
            "period.spinup=none",
            "outputs.formats=[zarr]",
            "outputs.quantities=[surface_temperature]");

    @TempDir
    Path folder;

    private ZarrReader run(String out, String... settings) throws IOException {
        Path job = TinyJob.write(folder);
        JobRun.run(
                JobReader.read(
                        job, Stream.concat(SHORT.stream(), Stream.of(settings)).toList()),
                folder.resolve(out),
                ResultFolder.Mode.NEW,
                new Runner.Options(1, 4L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
        return ZarrReader.open(folder.resolve(out).resolve("fields.zarr"));
    }

    /** One text or a list; it goes from the job to the store, and a comparison says in what the runs differ. */
    @Test
    void attributionIsCarriedAndComparisonsNameWhatDiffers() throws IOException {
        assertThat(run("standing", "attribution=Survey of the town, changed")
                        .attributes("")
                        .path("attribution")
                        .get(0)
                        .asString())
                .isEqualTo("Survey of the town, changed");
        run("sitting", "attribution=[\"Survey\", \"Weather service\"]", "model.posture=sitting");
        Path out = folder.resolve("diff");
        Comparison.run(
                folder.resolve("standing"), folder.resolve("sitting"), out, ResultFolder.Mode.NEW, 1, Progress.SILENT);
        JsonNode manifest = ManifestFiles.read(out.resolve("manifest.json"));
        assertThat(manifest.at("/from/name").asString()).isEqualTo("tiny");
        assertThat(manifest.path("scenarioAlone").asBoolean()).isFalse();
        assertThat(manifest.path("differences").toString())
                .contains("{\"key\":\"model.posture\",\"from\":\"standing\",\"to\":\"sitting\",\"kind\":\"other\"}")
                .contains("\"to\":\"Weather service\",\"kind\":\"harmless\"");
        assertThat(Files.readString(out.resolve("report/index.html")))
                .contains("The runs differ in more than their scenario: model.posture.")
                .contains("Data: Survey of the town, changed; Survey; Weather service");
    }

    /** The lower left half of the domain of 20 x 20 cells, in its own system. */
    @Test
    void aPolygonCutsTheDomain() throws IOException {
        String crs = "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"EPSG:25832\"}}";
        Files.writeString(
                folder.resolve("half.geojson"),
                "{\"type\": \"Feature\", " + crs + ", \"geometry\": {\"type\": \"Polygon\", \"coordinates\":"
                        + " [[[691000, 5336000], [691040, 5336000], [691000, 5336040], [691000, 5336000]]]}}");
        float[] whole = run("whole").slice("surface_temperature", 0);
        float[] half = run("half", "domain={crs: \"EPSG:25832\", path: half.geojson, cell: 2, margin: 20}")
                .slice("surface_temperature", 0);
        assertThat(half).hasSameSizeAs(whole).hasSize(400);
        for (int i = 0; i < half.length; i++) {
            boolean inside = i % 20 <= i / 20;
            if (inside) {
                assertThat(half[i]).as("cell %d", i).isEqualTo(whole[i]);
            } else {
                assertThat(half[i]).as("cell %d", i).isNaN();
            }
        }
    }

    @Test
    void attributesNameTheClassesOfRoofsAndWalls() throws IOException {
        Path job = TinyJob.write(folder);
        Path blocks = folder.resolve("blocks.geojson");
        Files.writeString(
                blocks,
                Files.readString(blocks)
                        .replace("{\"height\": 9}", "{\"height\": 9, \"dach\": \"Metal\", \"wand\": \"brick\"}"));
        List<String> settings = List.of("roofs.attribute=dach", "walls.attribute=wand");
        TwinSource.Objects objects = (TwinSource.Objects)
                TwinReader.read(JobReader.read(job, settings).spec().twin(), null)
                        .sources()
                        .getFirst();
        Building building = objects.buildings().getFirst();
        assertThat(building.roofMaterial()).isEqualTo("Metal");
        assertThat(building.wallMaterial()).isEqualTo("brick");
    }

    @Test
    void theNamedClassIsTheOneComputed() throws IOException {
        float[] plain = run("plain").slice("surface_temperature", 0);
        Files.delete(folder.resolve("blocks.geojson"));
        Path job = TinyJob.write(folder);
        Path blocks = folder.resolve("blocks.geojson");
        Files.writeString(
                blocks, Files.readString(blocks).replace("{\"height\": 9}", "{\"height\": 9, \"dach\": \"metal\"}"));
        Files.copy(blocks, folder.resolve("metal.geojson"));
        assertThat(job).exists();
        float[] metal = run("metal", "roofs.attribute=dach", "twin.0.path=metal.geojson")
                .slice("surface_temperature", 0);
        int roof = 12 * 20 + 7;
        int yard = 2 * 20 + 17;
        assertThat(Math.abs(metal[roof] - plain[roof])).isGreaterThan(1);
        assertThat(Math.abs(metal[yard] - plain[yard])).isLessThan(0.5f);
    }
}
