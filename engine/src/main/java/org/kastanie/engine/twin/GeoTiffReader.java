package org.kastanie.engine.twin;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.FileDirectoryEntry;
import mil.nga.tiff.TiffReader;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * Reads one band of a GeoTIFF: uncompressed, DEFLATE, LZW or PackBits; predictors 1 to 3; strips or tiles; 8, 16, 32
 * bit integers, 32 and 64 bit floats. The first image of the file counts (overviews follow it). Only the blocks a part of the
 * raster lies in are read.
 */
final class GeoTiffReader {
    private static final List<FieldTagType> WORDS = List.of(
            FieldTagType.Copyright,
            FieldTagType.Artist,
            FieldTagType.ImageDescription,
            FieldTagType.Software,
            FieldTagType.GDAL_METADATA);

    /** Cells a byte of the file can stand for: DEFLATE packs to a thousandth at best, LZW to little more. Smaller images may lie. */
    private static final long MOST = 20_000;

    private static final long SMALL = 1_000_000;

    private final Path path;
    private final String name;
    private final FileDirectory directory;

    GeoTiffReader(Path path) {
        this.path = path;
        this.name = InputFiles.name(path);
        InputFiles.check(path);
        try (FileBytes file = FileBytes.open(path)) {
            List<FileDirectory> directories =
                    TiffReader.readTiff(TiffHead.read(file)).getFileDirectories();
            directory = directories.get(0);
            requireShape(file.length());
        } catch (EOFException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(e); // the library takes the types and counts of tags on trust
        }
    }

    private void requireBand(int band) {
        int bands = directory.getSamplesPerPixel();
        if (band < 1 || band > bands) {
            throw new InputException(
                    name + " has " + bands + " bands, not " + band + ".", "Give band: 1 to " + bands + ".");
        }
    }

    /** Numbers the head must give, and what can be held in memory. */
    private void requireShape(long bytes) {
        long columns = directory.getImageWidth().longValue();
        long rows = directory.getImageHeight().longValue();
        if (columns < 1 || rows < 1 || columns * rows > Math.max(SMALL, MOST * bytes)) {
            throw new IllegalArgumentException("its head says " + columns + " x " + rows + " cells");
        }
    }

    private InputException damaged(Exception e) {
        return new InputException(
                name + " is not a GeoTIFF or is damaged: " + InputFiles.message(e),
                "Give a GeoTIFF (.tif) or an ESRI ASCII grid (.asc); export it again if it is cut off.",
                e);
    }

    /** Position; the edges are NaN if the file does not give them. */
    GeoKeys position() {
        GeoKeys keys = keys();
        if (keys != null && !Double.isNaN(keys.west())) {
            return keys;
        }
        GeoKeys world = worldFile(keys == null ? null : keys.crs());
        if (world == null) {
            throw new InputException(
                    name + " does not say where it lies (no pixel scale and tie point, no world file).",
                    "Export it as GeoTIFF with georeference.");
        }
        return world;
    }

    private @Nullable GeoKeys keys() {
        try {
            return GeoKeys.read(directory, name);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private @Nullable GeoKeys worldFile(@Nullable Crs crs) {
        int dot = name.lastIndexOf('.');
        Path world = path.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".tfw");
        if (!Files.isRegularFile(world)) {
            return null;
        }
        try {
            List<String> lines =
                    Files.readAllLines(world).stream().filter(l -> !l.isBlank()).toList();
            double[] v = lines.stream()
                    .limit(6)
                    .mapToDouble(line -> Double.parseDouble(line.strip()))
                    .toArray();
            if (v.length < 6 || v[1] != 0 || v[2] != 0 || v[0] <= 0 || v[3] >= 0) {
                return null;
            }
            return new GeoKeys(crs, v[4] - 0.5 * v[0], v[5] - 0.5 * v[3], v[0], -v[3]);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    /** What the tags say in words of the image's origin and rights. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (FieldTagType tag : WORDS) {
            FileDirectoryEntry entry = directory.get(tag);
            if (entry != null) {
                words.put(tag.name(), GeoKeys.text(entry.getValues()).replace("\0", ""));
            }
        }
        return words;
    }

    int columns() {
        return directory.getImageWidth().intValue();
    }

    int rows() {
        return directory.getImageHeight().intValue();
    }

    /** Where the whole raster lies. */
    RasterFrame frame() {
        GeoKeys at = position();
        return new RasterFrame(columns(), rows(), at.west(), at.north(), at.cellX(), at.cellY());
    }

    /**
     * @param band 1 for the first
     * @param part cells wanted, inside {@link #frame}
     */
    Raster read(int band, RasterFrame.Part part) {
        float[] values;
        try (FileBytes file = FileBytes.open(path)) {
            requireBand(band);
            values = new TiffBlocks(file, directory, name).read(band - 1, part);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException | EOFException e) {
            throw new InputException(
                    name + " is damaged or uses a compression that is not read: " + InputFiles.message(e),
                    "Export it as float32 GeoTIFF with DEFLATE compression.",
                    e);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        Double noData = GeoKeys.noData(directory);
        if (noData != null) {
            float gap = noData.floatValue();
            for (int i = 0; i < values.length; i++) {
                if (values[i] == gap) {
                    values[i] = Float.NaN;
                }
            }
        }
        return frame().raster(part, values);
    }
}
