package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;

class ResultWriterTest {
    @TempDir
    Path folder;

    @Test
    void everythingOfTheContractIsThere() throws Exception {
        ResultSet results = SyntheticResults.small(folder.resolve("frames"));
        Path out = folder.resolve("out");
        List<Path> files = ResultWriter.write(results, out, Progress.SILENT);
        assertThat(files)
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(out.resolve(file)).isRegularFile());
    }
}
