package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.Rasters;
import mil.nga.tiff.TIFFImage;
import mil.nga.tiff.TiffReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.raster.CogImage;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.solver.grid.Grid;

class CogWriterTest {
    private static final int NO_GDAL = -99;

    @TempDir
    Path folder;

    private static CogImage image(int columns, int rows, int bands) {
        Grid grid = new Grid(columns, rows, 0.5, 690774, 5336277);
        List<String> names = java.util.stream.IntStream.range(0, bands)
                .mapToObj(i -> "2015-07-20T%02d:00:00+01:00".formatted(i))
                .toList();
        return new CogImage(
                new GeoReference(grid, 25832, "ETRS89 / UTM zone 32N", "", 48, 11), "a < b & c", "degC", names);
    }

    private static float[] noise(int size, int band) {
        Random random = new Random(band);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian(30, 5);
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"60,50,24", "257,300,2", "1025,513,3", "1,1,1", "512,1,1", "700,40,1"})
    void otherReaderFindsEveryValueAgain(int columns, int rows, int bands) throws Exception {
        Path file = folder.resolve("a.tif");
        CogWriter.write(file, image(columns, rows, bands), band -> noise(columns * rows, band));
        TIFFImage tiff = TiffReader.readTiff(file.toFile());
        FileDirectory first = tiff.getFileDirectories().getFirst();
        Rasters rasters = first.readRasters();
        assertThat(rasters.getWidth()).isEqualTo(columns);
        for (int band = 0; band < bands; band++) {
            float[] expected = noise(columns * rows, band);
            for (int i = 0; i < expected.length; i++) {
                float value =
                        rasters.getPixelSample(band, i % columns, i / columns).floatValue();
                assertThat(Float.floatToIntBits(value)).isEqualTo(Float.floatToIntBits(expected[i]));
            }
        }
        assertThat(first.getStringEntryValue(FieldTagType.GDAL_NODATA)).isEqualTo("nan");
        for (int level = 1; level < tiff.getFileDirectories().size(); level++) {
            FileDirectory coarse = tiff.getFileDirectories().get(level);
            FileDirectory fine = tiff.getFileDirectories().get(level - 1);
            assertThat(coarse.getImageWidth().intValue())
                    .isEqualTo((fine.getImageWidth().intValue() + 1) / 2);
        }
    }

    @Test
    void directoriesComeFirstAndTheLayoutIsMarked() throws Exception {
        Path file = folder.resolve("a.tif");
        CogWriter.write(file, image(900, 700, 2), band -> noise(900 * 700, band));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(bytes, 8, 120, StandardCharsets.US_ASCII))
                .startsWith("GDAL_STRUCTURAL_METADATA_SIZE=")
                .contains("LAYOUT=IFDS_BEFORE_DATA");
        int directory = buffer.getInt(4);
        int lastDirectory = directory;
        long previousData = Long.MAX_VALUE;
        while (directory != 0) {
            assertThat(directory).isGreaterThanOrEqualTo(lastDirectory);
            lastDirectory = directory;
            int tags = buffer.getShort(directory);
            int before = 0;
            for (int i = 0; i < tags; i++) {
                int at = directory + 2 + 12 * i;
                int tag = Short.toUnsignedInt(buffer.getShort(at));
                assertThat(tag).isGreaterThan(before);
                before = tag;
                if (tag == 324) {
                    long data = buffer.getInt(buffer.getInt(at + 4) == 1 ? at + 8 : buffer.getInt(at + 8));
                    assertThat(data).isLessThan(previousData);
                    previousData = data;
                }
            }
            directory = buffer.getInt(directory + 2 + 12 * tags);
        }
        assertThat(previousData).isGreaterThan(lastDirectory);
    }

    @Test
    void overviewIsTheMeanOfValidCells() throws Exception {
        int columns = 300;
        float[] values = new float[columns * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % columns < 2 ? Float.NaN : i % columns;
        }
        values[1] = 7;
        Path file = folder.resolve("a.tif");
        CogWriter.write(file, image(columns, 4, 1), band -> values);
        Rasters coarse =
                TiffReader.readTiff(file.toFile()).getFileDirectories().get(1).readRasters();
        assertThat(coarse.getPixelSample(0, 0, 0).floatValue()).isEqualTo(7f);
        assertThat(coarse.getPixelSample(0, 0, 1).floatValue()).isNaN();
        assertThat(coarse.getPixelSample(0, 1, 1).floatValue()).isEqualTo(2.5f);
    }

    @Test
    void bytesAreTheSameTwice() throws Exception {
        CogWriter.write(folder.resolve("a.tif"), image(300, 280, 2), band -> noise(300 * 280, band));
        CogWriter.write(folder.resolve("b.tif"), image(300, 280, 2), band -> noise(300 * 280, band));
        assertThat(folder.resolve("a.tif")).hasSameBinaryContentAs(folder.resolve("b.tif"));
        try (var files = Files.list(folder)) {
            assertThat(files).as("no spool is left").hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"60,50,24", "1025,513,3", "488,501,2"})
    void gdalAgrees(int columns, int rows, int bands) throws Exception {
        assumeTrue(run("gdalinfo", "--version").code() != NO_GDAL, "skipped: no gdalinfo");
        Path file = folder.resolve("a.tif");
        CogWriter.write(file, image(columns, rows, bands), band -> noise(columns * rows, band));
        String info = run("gdalinfo", "-json", file.toString()).text();
        assertThat(info)
                .contains("25832")
                .contains("2015-07-20T01:00:00+01:00")
                .containsPattern("\"unit\": ?\"degC\"")
                .contains("LAYOUT")
                .containsPattern("STATISTICS_MEAN");
        Path raw = folder.resolve("raw.bin");
        assertThat(run("gdal_translate", "-q", "-of", "ENVI", "-co", "INTERLEAVE=BSQ", file.toString(), raw.toString())
                        .code())
                .isZero();
        ByteBuffer values = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        for (int band = 0; band < bands; band++) {
            for (float expected : noise(columns * rows, band)) {
                assertThat(Float.compare(values.getFloat(), expected)).isZero();
            }
        }
        Result validator = run(
                "/usr/bin/python3",
                "-m",
                "osgeo_utils.samples.validate_cloud_optimized_geotiff",
                "--full-check=yes",
                file.toString());
        assumeTrue(!validator.text().contains("No module named"), "skipped: no validator");
        assertThat(validator.code()).as(validator.text()).isZero();
        assertThat(validator.text())
                .contains("is a valid cloud optimized GeoTIFF")
                .doesNotContain("warning");
    }

    record Result(int code, String text) {}

    static Result run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(20, TimeUnit.SECONDS);
            return new Result(process.exitValue(), text);
        } catch (java.io.IOException absent) {
            return new Result(NO_GDAL, absent.toString());
        }
    }
}
