package org.kastanie.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.job.TinyJob;
import org.kastanie.engine.scenario.Edit;
import tools.jackson.databind.JsonNode;

class EditWordsTest {
    @TempDir
    Path folder;

    private Study study(String edits) throws IOException {
        TinyJob.write(folder);
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file, "kastanie: 1\njob: job.yaml\nvariants:\n  - name: v\n    scenario:\n" + edits.indent(6));
        return StudyReader.read(file, List.of());
    }

    private static List<String> words(Study study, Tongue tongue) {
        JsonNode scenario = study.variants().getFirst().job().resolved().path("scenario");
        return new EditWords(tongue)
                .sentences(scenario, 0).stream()
                        .map(s -> s.replace('\u00a0', ' ').replace('\u202f', ' '))
                        .toList();
    }

    @Test
    void everyEditIsASentenceInBothLanguages() throws IOException {
        Study study = study("""
                - {plant: {along: {line: [[0, 0], [160, 0]], every: 8}, species: tilia_cordata, height: 8}}
                - {plant: {at: [691030.25, 5336030], species: acer_platanoides, age: 25}}
                - {plant: {at: [691030, 5336035]}}
                - {fell: {ids: [T1, T2]}}
                - {fell: {species: betula, within: [[0, 0], [20, 0], [20, 10], [0, 10]], tallerThan: 8}}
                - {unseal: {polygon: [[0, 0], [40, 0], [40, 30], [0, 30]], class: meadow}}
                - {repave: {polygon: [[0, 0], [40, 0], [40, 30], [0, 30]], class: own_stone, share: 0.4}}
                - {water: {polygon: [[0, 0], [5, 0], [5, 5], [0, 5]]}}
                - {irrigate: {polygon: [[0, 0], [40, 0], [40, 30], [0, 30]], rate: 2.5, hours: [22, 2]}}
                - {irrigate: {class: roof.green_extensive, rate: 0, hours: [4, 6]}}
                - {roof: {id: B1, class: green_extensive}}
                - {facade: {shorterThan: 12.5, class: green}}
                - {facade: {id: B5, class: green, facing: south}}
                - {facade: {id: B6, class: green, facing: [120, 240]}}
                - {sail: {polygon: [[0, 0], [5, 0], [5, 5], [0, 5]], height: 3.5}}
                - {building: {polygon: [[0, 0], [5, 0], [5, 5], [0, 5]], height: 12, roof: tile}}
                - {demolish: {id: B2}}
                - {demolish: {where: {function: "1010", built: [1949, 1978]}}}
                - {fell: {where: {planted: [2015, 2020]}}}
                - {raise: {id: B3, by: -2}}
                - {raise: {id: B4, to: 18}}
                """);
        assertThat(words(study, Tongue.EN))
                .containsExactly(
                        "20 trees (Tilia cordata, 8 m) every 8 m along a line of 160 m",
                        "1 tree (Acer platanoides, 25 years old) at 691 030; 5 336 030",
                        "1 tree (broadleaf, size by the table of species) at 691 030; 5 336 035",
                        "Felled: T1, T2",
                        "Felled: all trees of Betula within 200 m² from 8 m of height",
                        "1 200 m² unsealed to meadow",
                        "1 200 m² repaved with own stone on 40 % of the cells, evenly strewn",
                        "25 m² turned into water",
                        "1 200 m² watered every day, 10 mm from 22 to 2 h",
                        "everywhere (extensive green roof) no longer watered",
                        "New roof (extensive green roof) on: B1",
                        "New facade (greenery) on: all buildings up to 12.5 m of height",
                        "New facade (greenery) on: B5, only walls that face south",
                        "New facade (greenery) on: B6, only walls that face 120° to 240°",
                        "Sail over 25 m², 3.5 m above the ground",
                        "New building, 25 m², 12 m high, roof: tile",
                        "Demolished: B2",
                        "Demolished: all buildings of function 1010, built 1949 to 1978",
                        "Felled: all trees, planted 2015 to 2020",
                        "Lower by 2 m: B3",
                        "New height 18 m: B4");
        assertThat(words(study, Tongue.DE))
                .contains(
                        "20 Bäume (Tilia cordata, 8 m) alle 8 m entlang einer Linie von 160 m",
                        "1 200 m² entsiegelt, neuer Boden: Wiese",
                        "Neue Fassade (begrünt) an: alle Gebäude bis 12,5 m Höhe",
                        "Neue Fassade (begrünt) an: B5, nur Wände nach Süden",
                        "Abgerissen: alle Gebäude mit Funktion 1010, gebaut 1949 bis 1978",
                        "Gefällt: alle Bäume, gepflanzt 2015 bis 2020",
                        "Neues Gebäude, 25 m² groß, 12 m hoch, Dach: Ziegel")
                .noneMatch(s -> s.matches(".*[{}\"].*"));
    }

    @Test
    void aRowHasAsManyTreesAsAreBuilt() throws IOException {
        for (double every : new double[] {1, 3, 7, 7.5, 8, 13.3, 30, 31, 62}) {
            Study study = study("- {plant: {along: {line: [[0, 0], [20, 0], [20, 11]], every: " + every + "}}}");
            List<Edit> built = study.variants().getFirst().job().spec().scenario();
            assertThat(EditWords.row(31, every)).as("every %s m", every).isEqualTo(built.size());
        }
    }
}
