package org.kastanie.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scalar and vector kernels agree bit for bit whatever the width of the machine's vectors: 128, 256 and 512 bits. */
class VectorWidthsTest {
    @Test
    void everyWidthGivesTheScalarBits() throws IOException, InterruptedException {
        List<Process> machines = new ArrayList<>();
        int[] bytes = {16, 32, 64};
        for (int width : bytes) {
            machines.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-modules",
                            "jdk.incubator.vector",
                            "-XX:MaxVectorSize=" + width,
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            TwinsAtOneWidth.class.getName())
                    .redirectErrorStream(true)
                    .start());
        }
        List<String> said = new ArrayList<>();
        for (Process machine : machines) {
            said.add(new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        for (int k = 0; k < bytes.length; k++) {
            assertThat(machines.get(k).waitFor()).as(said.get(k)).isZero();
            System.out.println(said.get(k).lines().toList().getLast());
            // a machine with shorter vectors than asked for uses its own: then there is nothing more to be tried
            assertThat(said.get(k)).contains(" float lanes: ");
        }
        assertThat(said.getFirst()).contains(" 4 float lanes");
    }
}
