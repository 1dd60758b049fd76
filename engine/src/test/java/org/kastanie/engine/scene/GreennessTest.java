package org.kastanie.engine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FieldType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.FileDirectoryEntry;
import mil.nga.tiff.Rasters;
import mil.nga.tiff.TIFFImage;
import mil.nga.tiff.TiffWriter;
import mil.nga.tiff.util.TiffConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;

/** Images with near infrared: grass where more than half is green, and what was there elsewhere. */
class GreennessTest {
    private static final Grid GRID = new Grid(2, 1, 4, Models.X, Models.Y + 4);

    @TempDir
    Path folder;

    /** Two cells of 4 m, of which the first has {@code green} pixels of a metre at NDVI 0.5, all others 0.1. */
    private TwinEntry index(int green) throws IOException {
        StringBuilder grid = new StringBuilder(String.format(
                Locale.ROOT, "ncols 8%nnrows 4%nxllcorner %f%nyllcorner %f%ncellsize 1%n", Models.X, Models.Y));
        int left = green;
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 8; c++) {
                grid.append(c < 4 && left-- > 0 ? "0.5 " : "0.1 ");
            }
            grid.append('\n');
        }
        return new TwinEntry(
                "landcover",
                Files.writeString(folder.resolve("ndvi.asc"), grid),
                Map.of("classes", "ndvi", "crs", "EPSG:25832"));
    }

    private static List<String> classes(CityModel city) {
        TwinSource.Layer below = Models.layer(org.kastanie.engine.twin.RasterKind.LANDCOVER, 4, 4, 10, 7); // water
        List<TwinSource> sources = new ArrayList<>(List.of(below));
        sources.addAll(city.sources());
        LandCover cover = LandCover.of(GRID, Models.of(sources.toArray(TwinSource[]::new)));
        return List.of(cover.classes().get(cover.ofCell()[0]), cover.classes().get(cover.ofCell()[1]));
    }

    @ParameterizedTest
    @CsvSource({"16, grass", "9, grass", "7, water", "0, water"})
    void theLargerPartDecides(int green, String first) throws IOException {
        assertThat(classes(TwinReader.read(List.of(index(green)), null))).containsExactly(first, "water");
    }

    /** Bands of a colour infrared image: near infrared, red, green; of four colours: red, green, blue, near infrared. */
    @ParameterizedTest
    @CsvSource({
        "cir, 200, 50, 80, 0, grass",
        "cir, 90, 80, 80, 0, water",
        "rgbi, 50, 80, 60, 200, grass",
        "rgbi, 200, 80, 60, 50, water"
    })
    void imagesOfSeveralBands(String classes, int b1, int b2, int b3, int b4, String expected) throws IOException {
        FileDirectory directory = new FileDirectory();
        Rasters pixels = new Rasters(8, 4, 4, FieldType.BYTE);
        for (int x = 0; x < 8; x++) {
            for (int y = 0; y < 4; y++) {
                int[] bands = {b1, b2, b3, b4};
                for (int k = 0; k < 4; k++) {
                    pixels.setPixelSample(k, x, y, bands[k]);
                }
            }
        }
        directory.setImageWidth(8);
        directory.setImageHeight(4);
        directory.setBitsPerSample(List.of(8, 8, 8, 8));
        directory.setSamplesPerPixel(4);
        directory.setRowsPerStrip(4);
        directory.setCompression(TiffConstants.COMPRESSION_NO);
        directory.setPlanarConfiguration(TiffConstants.PLANAR_CONFIGURATION_CHUNKY);
        directory.setPhotometricInterpretation(TiffConstants.PHOTOMETRIC_INTERPRETATION_RGB);
        directory.setSampleFormat(TiffConstants.SAMPLE_FORMAT_UNSIGNED_INT);
        directory.addEntry(
                new FileDirectoryEntry(FieldTagType.ModelPixelScale, FieldType.DOUBLE, 3, List.of(1.0, 1.0, 0.0)));
        directory.addEntry(new FileDirectoryEntry(
                FieldTagType.ModelTiepoint, FieldType.DOUBLE, 6, List.of(0.0, 0.0, 0.0, Models.X, Models.Y + 4, 0.0)));
        directory.setWriteRasters(pixels);
        TIFFImage image = new TIFFImage();
        image.add(directory);
        Path file = folder.resolve("image.tif");
        TiffWriter.writeTiff(file.toFile(), image);
        CityModel city = TwinReader.read(
                List.of(new TwinEntry("landcover", file, Map.of("classes", classes, "crs", "EPSG:25832"))), null);
        assertThat(classes(city)).containsExactly(expected, expected);
        assertThat(city.quality().entries()).anyMatch(e -> e.message().startsWith("Green share of the image"));
    }

    @Test
    void whatIsNoIndexIsRefused() throws IOException {
        TwinEntry entry = index(3);
        Files.writeString(entry.path(), Files.readString(entry.path()).replace("0.1", "120"));
        assertThatThrownBy(() -> TwinReader.read(List.of(entry), null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no NDVI");
    }
}
