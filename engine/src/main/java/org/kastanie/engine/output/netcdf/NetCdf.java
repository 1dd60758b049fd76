package org.kastanie.engine.output.netcdf;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A NetCDF-4 file under way. jhdf writes HDF5 but knows no dimension scales, whose lists are made of object references; the
 * NetCDF library also finds the dimensions of a variable by their numbers, in the attributes {@code _Netcdf4Dimid} of a scale
 * and {@code _Netcdf4Coordinates} of a variable (NetCDF users' guide, appendix on the NetCDF-4 format), and these are plain
 * integers. Everything is held in memory until the file is closed.
 */
final class NetCdf implements AutoCloseable {
    /** Chunks of a time by so many cells squared: as the stores beside it. */
    private static final int CHUNK = 512;

    /** Level 1 as in fields.zarr, where higher ones gained under 1 %. */
    private static final int LEVEL = 1;

    private final WritableHdfFile file;
    private final Map<String, Integer> dimensions = new LinkedHashMap<>();

    NetCdf(Path path, Map<String, Object> globals) {
        file = HdfFile.write(path);
        globals.forEach(file::putAttribute);
    }

    /** A dimension with its coordinate variable. */
    void axis(String name, Object values, Map<String, Object> attributes) {
        WritableDataset scale = file.putDataset(name, values);
        scale(scale, name, name);
        attributes.forEach(scale::putAttribute);
    }

    /** A dimension without a variable; the text is the NetCDF library's own mark. */
    void dimension(String name, int length) {
        WritableDataset scale = file.putDataset(name, new float[length]);
        scale(scale, name, String.format("This is a netCDF dimension but not a netCDF variable.%10d", length));
    }

    private void scale(WritableDataset scale, String name, String label) {
        scale.putAttribute("CLASS", "DIMENSION_SCALE");
        scale.putAttribute("NAME", label);
        scale.putAttribute("_Netcdf4Dimid", dimensions.size());
        dimensions.put(name, dimensions.size());
    }

    /** A variable without dimensions. */
    void scalar(String name, int value, Map<String, Object> attributes) {
        WritableDataset set = file.putDataset(name, value);
        attributes.forEach(set::putAttribute);
    }

    /**
     * A variable, uncompressed.
     *
     * @param values array with as many dimensions
     */
    void variable(String name, List<String> on, Object values, Map<String, Object> attributes) {
        describe(file.putDataset(name, values), on, attributes);
    }

    /** A field, or one of several times or layers: in chunks, shuffled and compressed. */
    void field(String name, List<String> on, Object values, int rows, int columns, Map<String, Object> attributes) {
        int[] chunk = new int[on.size()];
        java.util.Arrays.fill(chunk, 1);
        chunk[on.size() - 2] = Math.min(rows, CHUNK);
        chunk[on.size() - 1] = Math.min(columns, CHUNK);
        DatasetCreationOptions options = DatasetCreationOptions.builder()
                .chunkDimensions(chunk)
                .shuffle()
                .deflate(LEVEL)
                .build();
        describe(file.putDataset(name, values, options), on, attributes);
    }

    private void describe(WritableDataset set, List<String> on, Map<String, Object> attributes) {
        set.putAttribute(
                "_Netcdf4Coordinates",
                on.stream().mapToInt(d -> dimensions.getOrDefault(d, -1)).toArray());
        attributes.forEach(set::putAttribute);
    }

    @Override
    public void close() {
        file.close();
    }
}
