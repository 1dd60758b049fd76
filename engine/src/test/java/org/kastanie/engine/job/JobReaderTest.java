package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.run.RunSpec;
import org.kastanie.engine.scenario.Edit;
import org.kastanie.solver.quantity.Quantity;
import org.kastanie.solver.surface.Irrigation;

class JobReaderTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void tiny() throws IOException {
        file = TinyJob.write(folder);
    }

    private List<Problem> problems(String... settings) {
        BadJobException bad =
                catchThrowableOfType(BadJobException.class, () -> JobReader.read(file, List.of(settings)));
        return bad == null ? List.of() : bad.problems();
    }

    @Test
    void readsAndFillsDefaults() {
        RunSpec spec = JobReader.read(file, List.of()).spec();
        assertThat(spec.domain().cell()).isEqualTo(2);
        assertThat(spec.surfaces().ground()).isEqualTo("asphalt");
        assertThat(spec.surfaces().indoor())
                .isEqualTo(new org.kastanie.solver.surface.SurfaceOptions.Indoor.Fixed(297.15));
        assertThat(spec.model().reach()).isEqualTo(500);
        assertThat(spec.outputs().quantities()).containsExactly(Quantity.UTCI, Quantity.SURFACE_TEMPERATURE);
        assertThat(spec.period().times()).isEqualTo(3);
        assertThat(spec.period().spinup()).isEqualTo(new RunSpec.Spinup(false, 1));
        assertThat(spec.twin().getFirst().path()).isEqualTo(folder.resolve("blocks.geojson"));
        assertThat(spec.twin().getFirst().options()).containsEntry("height", "height");
    }

    @Test
    void irrigationRunsByTheClockOfThePeriod() {
        // 4 to 6 h where clocks are two hours ahead
        RunSpec spec = JobReader.read(
                        file,
                        List.of(
                                "irrigation=[{class: grass, rate: 3.6, hours: [4, 6]}]",
                                "scenario=[{irrigate: {class: wall.green, rate: 1.8, hours: [1, 0.5]}}]"))
                .spec();
        assertThat(spec.scenario())
                .containsExactly(
                        new Edit.Irrigate("irrigation", null, "ground.grass", new Irrigation(1e-3, 7200, 7200)),
                        new Edit.Irrigate(
                                "irrigate", null, "wall.green", new Irrigation(5e-4, 23 * 3600, 23.5 * 3600)));
    }

    @Test
    void unknownKeyNamesTheNearestAndItsLine() throws IOException {
        Files.writeString(file, TinyJob.text().replace("spinup:", "spinnup:"));
        assertThat(problems()).singleElement().satisfies(p -> {
            assertThat(p.problem()).contains("unknown key 'period.spinnup'").contains("line 7");
            assertThat(p.remedy()).contains("did you mean 'spinup'?");
        });
    }

    @ParameterizedTest
    @CsvSource({"PT1H, PT30M", "PT20M, PT20M", "PT45M, PT15M", "PT10M, PT10M", "PT25M, PT5M"})
    void stepIsTheLongestThatDividesTheOutput(String output, String step) {
        assertThat(ModelStep.of(ModelStep.AUTO, java.time.Duration.parse(output)))
                .isEqualTo(java.time.Duration.parse(step));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain.cell=0|domain.cell|0.5 to 10 m",
                "domain.cell=.nan|domain.cell|0.5 to 10 m",
                "domain.cell=NaN|domain.cell|0.5 to 10 m",
                "domain.bounds=[1, 2, 0, 3]|encloses nothing|west < east",
                "domain.bounds=[1, 2, .inf, 3]|not a number|[west",
                "domain.crs=25832|domain.crs|EPSG:25832",
                "period.end=2020-07-01T00:00+02:00|not after|later",
                "period.start=2020-13-01T00:00+02:00|no time of the calendar|2015",
                "period.start=2020-07-01|period.start|offset",
                "period.output=PT7M|not a multiple|PT30M",
                "model.step=PT7M|not offered|PT10M",
                "model.spinupStep=PT7M|not offered|PT30M",
                "period.output=PT2H|whole number of output intervals|period.output",
                "outputs.quantities=[utcl]|outputs.quantities.0|did you mean 'utci'",
                "outputs.quantities=[shade]|outputs.quantities.0|tree_shade_hours and building_shade_hours",
                "outputs.quantities=[longwave]|outputs.quantities.0|did you mean 'longwave_down' or 'longwave_up'",
                "outputs.formats=[tiff]|outputs.formats.0|cog, zarr, png, report",
                "weather.type=tri|weather.type|dwd-try",
                "weather.path=weathr.csv|does not exist|did you mean 'weather.csv'",
                "indoor.heating=27|not below indoor.cooling|lower temperature",
                "walls.glazing=2|walls.glazing|0 to 0.95",
                "scenario=[{fel: {id: a}}]|unknown key 'scenario.0.fel'|did you mean 'fell'",
                "scenario=[{facade: {id: a, class: green, facing: [90, 90]}}]|ends where it begins|clockwise from north",
                "scenario=[{demolish: {where: {built: [1978, 1949]}}}]|run backwards|earlier year first",
                "scenario=[{demolish: {}}]|does not say which objects|another condition",
                "scenario=[{fell: {where: {function: a}}}]|unknown key 'scenario.0.fell.where.function'|planted",
                "scenario=[{facade: {id: a, class: green, facing: sout}}]|scenario.0.facade.facing|south",
                "materials.ground.asphalt.albedo=1.5|materials.ground.asphalt.albedo|0 to 1",
                "points.1={id: yard, x: 1, y: 2}|two points are called 'yard'|id of its own",
                "kastanie=2|kastanie|version of the job format"
            })
    void saysWhatIsWrongAndWhatToDo(String setting, String problem, String remedy) {
        assertThat(problems(setting)).anySatisfy(p -> {
            assertThat(p.problem()).contains(problem);
            assertThat(p.remedy()).contains(remedy);
        });
    }

    @Test
    void aQuarterMayBeCalledNan() {
        assertThat(problems("name=nan")).isEmpty();
    }

    @Test
    void listsAllProblems() {
        assertThat(problems("domain.cell=0", "weather.path=nowhere.csv", "period.end=2019-01-01T00:00Z", "pints=[]"))
                .hasSize(4);
    }

    @Test
    void aWordOfTheHelpIsNotMistakenForAnotherName() {
        assertThat(problems("outputs.quantities=[shade]"))
                .singleElement()
                .satisfies(p -> assertThat(p.remedy()).doesNotContain("did you mean"));
    }

    @Test
    void pointsWithoutAHeightAreAsHighAsThePerson() {
        String child = "points.1={id: child, x: 691030, y: 5336031}";
        List<RunSpec.PointSpec> adult =
                JobReader.read(file, List.of(child)).spec().points();
        assertThat(adult.get(1).height()).isEqualTo(1.1);
        List<RunSpec.PointSpec> small = JobReader.read(file, List.of(child, "model.personHeight=0.6"))
                .spec()
                .points();
        assertThat(small.get(1).height()).isEqualTo(0.6);
        assertThat(small.get(0).height()).as("its own").isEqualTo(1.1);
    }

    @Test
    void emptyAndBrokenFiles() throws IOException {
        Files.writeString(file, "");
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("is empty"));
        Files.writeString(file, "kastanie: 1\n  name: [");
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("line"));
        Files.writeString(file, "- a\n- b\n");
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("is not a job"));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("not UTF-8"));
        Files.writeString(file, "kastanie: 1\nkastanie: 1\n");
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("cannot be read"));
    }

    @Test
    void emptyInputFile() throws IOException {
        Files.writeString(folder.resolve("blocks.geojson"), "");
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("0 bytes"));
    }

    @Test
    void settingsReachListsAndMaterials() {
        Job job = JobReader.read(
                file,
                List.of(
                        "points.0.height=2.5",
                        "points.1={id: b, x: 691001, y: 5336001}",
                        "materials.ground.asphalt.albedo=0.3",
                        "materials.\"wall.plaster\".albedo=0.5",
                        "name=changed"));
        assertThat(job.spec().points()).hasSize(2);
        assertThat(job.spec().points().getFirst().height()).isEqualTo(2.5);
        assertThat(job.spec().surfaces().materials()).containsOnlyKeys("ground.asphalt", "wall.plaster");
        assertThat(job.spec().name()).isEqualTo("changed");
        assertThat(problems("cell"))
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("no key and value"));
        assertThat(problems("points.5.x=1"))
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("not a place"));
    }

    @Test
    void jsonIsTheSame() throws IOException {
        Path json = folder.resolve("job.json");
        Files.writeString(json, JobReader.read(file, List.of()).given().toString());
        assertThat(JobReader.read(json, List.of()).spec())
                .isEqualTo(JobReader.read(file, List.of()).spec());
    }

    @Test
    void inputsOfAManifestMustBeUnchanged() throws IOException {
        Job job = JobReader.read(file, List.of());
        String sha = org.kastanie.engine.run.ManifestFiles.sha256(folder.resolve("weather.csv"));
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(
                manifest,
                "{\"job\": " + job.resolved() + ", \"inputs\": [{\"key\": \"weather.path\", \"sha256\": \"" + sha
                        + "\"}]}");
        assertThat(JobReader.read(manifest, List.of()).spec()).isEqualTo(job.spec());
        Files.writeString(folder.resolve("weather.csv"), "\n", java.nio.file.StandardOpenOption.APPEND);
        BadJobException bad = catchThrowableOfType(BadJobException.class, () -> JobReader.read(manifest, List.of()));
        assertThat(bad).hasMessageContaining("has changed since the manifest was written");
    }

    @Test
    void nearestName() {
        assertThat(NearestName.of("ouput", List.of("output", "start", "end"))).contains("output");
        assertThat(NearestName.distance("abc", "acb")).isEqualTo(1);
    }
}
