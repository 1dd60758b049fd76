package org.kastanie.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DemoQuarterTest {
    @TempDir
    Path folder;

    @Test
    void theSameBytesEveryTime() throws IOException {
        DemoQuarter.write(folder.resolve("a"));
        DemoQuarter.write(folder.resolve("b"));
        try (var files = Files.list(folder.resolve("a"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(11);
            for (Path file : all) {
                assertThat(Files.mismatch(file, folder.resolve("b").resolve(file.getFileName())))
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void theWeatherIsAHotClearDay() {
        String[] lines = DemoWeather.csv().split("\n");
        assertThat(lines).hasSize(1 + 7 * 24);
        double high = 0;
        double low = 99;
        double global = 0;
        Set<String> sectors = new HashSet<>();
        double before = Double.NaN;
        for (int i = 1; i < lines.length; i++) {
            String[] f = lines[i].split(",");
            double t = Double.parseDouble(f[1]);
            assertThat(Double.isNaN(before) ? 0 : t - before).isBetween(-4.0, 4.0);
            before = t;
            high = Math.max(high, t);
            low = Math.min(low, t);
            global = Math.max(global, Double.parseDouble(f[6]));
            assertThat(Double.parseDouble(f[2])).isBetween(25.0, 100.0);
            assertThat(Double.parseDouble(f[4])).isBetween(1.5, 2.5);
            sectors.add(f[5]);
        }
        assertThat(lines[1]).as("five days before 20 July").startsWith("2025-07-15T01:00+01:00");
        assertThat(high).isCloseTo(33, within(0.3));
        assertThat(low).isCloseTo(17, within(0.7));
        assertThat(global).isBetween(850.0, 950.0);
        assertThat(sectors).hasSize(4);
    }

    @Test
    void theFilesAreWellFormed() throws Exception {
        DemoQuarter.write(folder);
        XMLInputFactory factory = XMLInputFactory.newFactory();
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(DemoCityGml.text()));
        int buildings = 0;
        while (xml.hasNext()) {
            xml.next();
            buildings += xml.isStartElement() && xml.getLocalName().equals("Building") ? 1 : 0;
        }
        assertThat(buildings).isEqualTo(15);
        JsonNode trees = new JsonMapper().readTree(DemoVectors.trees());
        assertThat(trees.path("features").get(19).path("id").asString()).isEqualTo("T20");
        JsonNode job = new YAMLMapper().readTree(Files.readString(folder.resolve("job-without-trees.yaml")));
        assertThat(job.path("scenario").size()).isEqualTo(20);
        assertThat(new YAMLMapper()
                        .readTree(Files.readString(folder.resolve("job.yaml")))
                        .path("scenario")
                        .size())
                .isZero();
    }

    @Test
    void noTreeStandsInAHouse() {
        for (DemoLayout.PlantedTree tree : DemoLayout.trees()) {
            for (DemoLayout.House house : DemoLayout.houses()) {
                boolean yard =
                        house.depth() > 0 && house.plan().inset(house.depth()).contains(tree.x(), tree.y());
                assertThat(house.plan().contains(tree.x(), tree.y()) && !yard)
                        .as(tree.id() + " in " + house.plan().name())
                        .isFalse();
            }
        }
    }
}
