package org.kastanie.engine.twin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.InputException;

/** What is let out of a zip, and what is not. */
public class ArchiveTest {
    private static final Archive.Limits TIGHT = new Archive.Limits(10_000, 100, 5);

    @TempDir
    Path folder;

    /** A zip of texts by their names. */
    public static Path zip(Path file, Map<String, String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.putNextEntry(new ZipEntry(text.getKey()));
                out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    private static void refused(Path file, String name, String what, String remedy) {
        assertThatThrownBy(() -> Archive.of(file, TIGHT).unpack(name))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.getMessage()).contains(what).doesNotContain("\n");
                    assertThat(e.remedy()).contains(remedy);
                });
    }

    @Test
    void filesComeOutOnceWithWhatBelongsToThem() throws IOException {
        Path file = zip(
                folder.resolve("a.zip"),
                Map.of("x/a.shp", "s", "x/a.DBF", "d", "x/a.prj", "p", "y/a.shp", "t", "__MACOSX/._a.shp", "-"));
        Archive archive = Archive.of(file);
        assertThat(archive.names()).containsExactly("x/a.DBF", "x/a.prj", "x/a.shp", "y/a.shp");
        Path shape = archive.unpack("x/a.shp");
        assertThat(shape).hasFileName("x-a.shp").hasContent("s");
        assertThat(shape.resolveSibling("x-a.dbf")).hasContent("d");
        assertThat(shape.resolveSibling("x-a.prj")).hasContent("p");
        assertThat(archive.unpack("y/a.shp")).hasContent("t");
        assertThat(Archive.unpacked(file, "x/a.shp")).isEqualTo(shape);
        assertThat(Archive.origin(shape)).isEqualTo(new Archive.Origin(file, "x/a.shp"));
        refused(file, "b.shp", "no file b.shp", "x/a.shp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.gml", "/etc/evil.gml", "a/../../evil.gml", "C:\\evil.gml", "..\\evil.gml"})
    void namesThatLeaveTheArchive(String name) throws IOException {
        Path file = zip(folder.resolve("slip.zip"), Map.of("good.gml", "<x/>", name, "evil"));
        refused(file, "good.gml", "lies outside of it", "unpack it yourself");
        assertThat(folder.resolve("../evil.gml")).doesNotExist();
    }

    @Test
    void bombs() throws IOException {
        Path file = zip(folder.resolve("bomb.zip"), Map.of("a.gml", "0".repeat(2_000_000), "b.gml", "0".repeat(9000)));
        refused(file, "a.gml", "times its packed size", "unpack it yourself");
        assertThat(Archive.of(file, TIGHT).unpack("b.gml")).hasSize(9000);
    }

    /** The list of a zip says how large a file becomes; this one says less than there is. */
    @Test
    void aListThatLies() throws IOException {
        Path file = zip(folder.resolve("lie.zip"), Map.of("a.gml", "0".repeat(5000)));
        byte[] bytes = Files.readAllBytes(file);
        int list = find(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[list + 24] = 10; // size unpacked
        bytes[list + 25] = 0;
        Files.write(file, bytes);
        refused(file, "a.gml", "larger than the archive says", "made to do harm");
    }

    @Test
    void tooManyFiles() throws IOException {
        Map<String, String> many = new java.util.HashMap<>();
        for (int i = 0; i < 6; i++) {
            many.put("f" + i, "x");
        }
        refused(zip(folder.resolve("many.zip"), many), "f0", "more than the 5", "folder");
    }

    @Test
    void lockedFiles() throws IOException {
        Path file = zip(folder.resolve("locked.zip"), Map.of("a.gml", "x".repeat(100)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[6] |= 1;
        bytes[find(bytes, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        Files.write(file, bytes);
        refused(file, "a.gml", "password", "Unpack it yourself");
    }

    /** Cut off or damaged anywhere: a sentence, never anything else. */
    @Test
    void damaged() throws IOException {
        Path whole = zip(folder.resolve("whole.zip"), Map.of("a.gml", "some text ".repeat(50), "b.gml", "more"));
        byte[] bytes = Files.readAllBytes(whole);
        for (int i = 4; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) 0x55;
            for (byte[] bad : List.of(changed, Arrays.copyOf(bytes, i))) {
                Path file = Files.write(folder.resolve("bad.zip"), bad);
                try {
                    Archive archive = Archive.of(file);
                    archive.names().forEach(archive::unpack);
                } catch (InputException e) {
                    assertThat(e.getMessage()).doesNotContain("\n");
                }
            }
        }
    }

    private static int find(byte[] in, byte[] what) {
        for (int i = 0; i + what.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
