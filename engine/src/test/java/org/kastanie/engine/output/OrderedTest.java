package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderedTest {
    /** Classes whose maps become files; {@code Map.of} with two keys or more would order them anew in every process. */
    private static final List<String> WRITERS = List.of("catalogue/Footprint", "netcdf", "objects", "zarr");

    private static final Pattern SEVERAL =
            Pattern.compile("Map\\.of\\((?:[^(),]|\\([^()]*\\))+(?:,(?:[^(),]|\\([^()]*\\))+){2,}");

    @Test
    void keepsTheOrder() {
        assertThat(Ordered.map("b", 1, "a", 2, "c", 3).keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void noWriterOrdersByChance() throws IOException {
        Path output = Path.of("src/main/java/org/kastanie/engine/output");
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> WRITERS.stream().anyMatch(w -> f.toString().contains("/output/" + w)))
                    .toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(SEVERAL);
            }
        }
    }
}
