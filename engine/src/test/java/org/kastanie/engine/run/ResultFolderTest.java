package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;

class ResultFolderTest {
    @TempDir
    Path temp;

    private Path complete(Path out, ResultFolder.Mode mode, String... files) throws IOException {
        ResultFolder folder = ResultFolder.of(out, mode);
        folder.open();
        StringBuilder list = new StringBuilder();
        for (String file : files) {
            Path path = folder.partial().resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"path\":\"")
                    .append(file)
                    .append("\"}");
        }
        Files.writeString(folder.partial().resolve("manifest.json"), "{\"files\":[" + list + "]}");
        assertThat(out.resolve(files[0])).doesNotExist();
        folder.complete();
        return out;
    }

    @Test
    void appearsOnlyComplete() throws IOException {
        Path out = complete(temp.resolve("out"), ResultFolder.Mode.NEW, "a.tif", "png/b.png");
        assertThat(out.resolve("png/b.png")).hasContent("png/b.png");
        assertThat(temp.resolve("out.partial")).doesNotExist();
        assertThat(out.resolve(".work")).doesNotExist();
        assertThat(out.resolve(".kastanie-partial")).doesNotExist();
    }

    @Test
    void existingFolderIsRefused() throws IOException {
        Path out = Files.createDirectory(temp.resolve("out"));
        assertThatThrownBy(() -> ResultFolder.of(out, ResultFolder.Mode.NEW))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("exists already");
        assertThatThrownBy(() -> ResultFolder.of(out, ResultFolder.Mode.OVERWRITE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no result of Kastanie");
    }

    @Test
    void overwriteRemovesOnlyWhatTheManifestLists() throws IOException {
        Path out = complete(temp.resolve("out"), ResultFolder.Mode.NEW, "a.tif", "png/b.png", "../escape.txt");
        Files.writeString(temp.resolve("escape.txt"), "stays");
        Files.writeString(out.resolve("notes.txt"), "mine");
        Files.writeString(out.resolve("png/own.png"), "mine too");
        complete(out, ResultFolder.Mode.OVERWRITE, "c.tif");
        assertThat(out.resolve("notes.txt")).hasContent("mine");
        assertThat(out.resolve("png/own.png")).hasContent("mine too");
        assertThat(out.resolve("a.tif")).doesNotExist();
        assertThat(out.resolve("png/b.png")).doesNotExist();
        assertThat(out.resolve("c.tif")).hasContent("c.tif");
        assertThat(temp.resolve("escape.txt")).hasContent("stays");
        assertThat(temp.resolve("out.partial")).doesNotExist();
    }

    @Test
    void givingUpLeavesNothing() throws IOException {
        ResultFolder folder = ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.NEW);
        folder.open();
        Files.writeString(folder.partial().resolve("half.tif"), "half");
        folder.abandon();
        assertThat(temp.toFile().list()).isEmpty();
    }

    @Test
    void interruptedRunIsKeptAndSaid() throws IOException {
        ResultFolder folder = ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.NEW);
        folder.open();
        Files.writeString(folder.checkpoint(), "state");
        folder.abandon();
        assertThat(folder.checkpoint()).exists();
        assertThatThrownBy(() -> ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.NEW))
                .hasMessageContaining("an interrupted run is kept");
        ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.RESUME);
        ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.OVERWRITE).open();
        assertThat(folder.checkpoint()).doesNotExist();
    }

    @Test
    void somebodyElsesPartialFolderIsLeftAlone() throws IOException {
        Files.createDirectory(temp.resolve("out.partial"));
        assertThatThrownBy(() -> ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.OVERWRITE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was not made by Kastanie");
    }

    @Test
    void nothingToResume() {
        assertThatThrownBy(() -> ResultFolder.of(temp.resolve("out"), ResultFolder.Mode.RESUME))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no interrupted run");
    }
}
