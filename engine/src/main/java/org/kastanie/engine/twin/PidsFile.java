package org.kastanie.engine.twin;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * A static driver in the PALM input data standard (PIDS, NetCDF-4): fields on square cells, x and y counted from the lower
 * left corner, heights in metres above {@code origin_z}.
 */
final class PidsFile implements AutoCloseable {
    /** No city needs more values in one field; a header that says so lies. A choice. */
    private static final long MOST_VALUES = 400_000_000;

    private final Path path;
    private final HdfFile file;
    private final RasterFrame frame;

    private PidsFile(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
        frame = readFrame();
    }

    /**
     * Opens a static driver.
     *
     * @throws InputException if it is not NetCDF-4, has no fields on x and y, or is turned against the grid of its system
     */
    static PidsFile open(Path path) {
        InputFiles.check(path);
        String name = InputFiles.name(path);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(8);
            if (head.length > 3 && head[0] == 'C' && head[1] == 'D' && head[2] == 'F') {
                throw new InputException(
                        name + " is a NetCDF-3 file; static drivers are read as NetCDF-4 only.",
                        "Turn it into NetCDF-4: nccopy -k netCDF-4 " + name + " new.nc");
            }
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        HdfFile file;
        try {
            file = new HdfFile(path);
        } catch (RuntimeException e) {
            throw broken(name, e);
        }
        try {
            return new PidsFile(path, file);
        } catch (InputException e) {
            file.close();
            throw e;
        } catch (RuntimeException e) {
            file.close();
            throw broken(name, e);
        }
    }

    private static InputException broken(String name, Exception cause) {
        return new InputException(
                name + " cannot be read as NetCDF-4: " + InputFiles.message(cause),
                "Check the file with ncdump -h; a static driver of PALM is wanted, whole and not zipped.",
                cause);
    }

    private RasterFrame readFrame() {
        String name = InputFiles.name(path);
        double turned = number("rotation_angle", 0);
        if (turned != 0) {
            throw new InputException(
                    name + " is turned by " + turned + " degrees against its coordinate system (rotation_angle).",
                    "Give a static driver with rotation_angle 0.");
        }
        double[] x = axis("x");
        double[] y = axis("y");
        double cell = x.length > 1 ? (x[x.length - 1] - x[0]) / (x.length - 1) : 2 * x[0];
        double down = y.length > 1 ? (y[y.length - 1] - y[0]) / (y.length - 1) : 2 * y[0];
        if (!(cell > 0) || !(down > 0)) {
            throw new InputException(
                    name + ": x and y do not rise evenly.", "x and y of a static driver are cell centres in metres.");
        }
        return new RasterFrame(
                x.length,
                y.length,
                number("origin_x", 0) + x[0] - cell / 2,
                number("origin_y", 0) + y[y.length - 1] + down / 2,
                cell,
                down);
    }

    /** Attributes of the whole file whose names are wanted. */
    static Map<String, String> words(Path path, Predicate<String> wanted) {
        Map<String, String> words = new TreeMap<>();
        try (PidsFile pids = open(path)) {
            pids.file.getAttributes().forEach((name, attribute) -> {
                if (wanted.test(name)) {
                    words.put(name, String.valueOf(attribute.getData()));
                }
            });
        }
        return words;
    }

    RasterFrame frame() {
        return frame;
    }

    /** Height of z = 0, m above the datum. */
    double originHeight() {
        return number("origin_z", 0);
    }

    /** System named by the variable {@code crs}; null if there is none. */
    @Nullable
    Crs crs() {
        Node crs = node("crs");
        Attribute code = crs == null ? null : crs.getAttribute("epsg_code");
        return code == null ? null : CrsResolver.resolve(String.valueOf(first(code.getData())), InputFiles.name(path));
    }

    boolean has(String name) {
        return node(name) instanceof Dataset;
    }

    private @Nullable Node node(String name) {
        return file.getChildren().get(name);
    }

    /** Heights of the layers of a field, m above the ground. */
    double[] axis(String name) {
        if (!(node(name) instanceof Dataset set) || set.getDimensions().length != 1 || set.getDimensions()[0] < 1) {
            throw new InputException(
                    InputFiles.name(path) + " has no coordinate " + name + ".",
                    "A static driver in the PALM input data standard is wanted.");
        }
        Object data = data(set);
        double[] out = new double[Array.getLength(data)];
        for (int i = 0; i < out.length; i++) {
            out[i] = Array.getDouble(data, i);
        }
        return out;
    }

    /** A field on x and y, north first, NaN where the file has its fill value; null if the file has no such field. */
    float @Nullable [] plane(String name) {
        if (!(node(name) instanceof Dataset set)) {
            return null;
        }
        require(set, name, 2);
        float[] out = new float[frame.columns() * frame.rows()];
        flip(data(set), fill(set), out);
        return out;
    }

    /** A field of layers on x and y, lowest first; null if the file has no such field. */
    float @Nullable [][] layers(String name) {
        if (!(node(name) instanceof Dataset set)) {
            return null;
        }
        require(set, name, 3);
        Object data = data(set);
        float[][] out = new float[Array.getLength(data)][frame.columns() * frame.rows()];
        for (int k = 0; k < out.length; k++) {
            flip(Array.get(data, k), fill(set), out[k]);
        }
        return out;
    }

    private void require(Dataset set, String name, int dimensions) {
        int[] size = set.getDimensions();
        long all = 1;
        for (int n : size) {
            all *= n;
        }
        boolean fits = size.length == dimensions
                && size[dimensions - 2] == frame.rows()
                && size[dimensions - 1] == frame.columns();
        if (!fits || all > MOST_VALUES) {
            throw new InputException(
                    InputFiles.name(path) + ": " + name + " does not lie on the " + frame.columns() + " x "
                            + frame.rows() + " cells of x and y.",
                    "Check the file with ncdump -h.");
        }
    }

    private Object data(Dataset set) {
        try {
            return set.getData();
        } catch (RuntimeException e) {
            throw broken(InputFiles.name(path), e);
        }
    }

    private void flip(Object rows, double fill, float[] out) {
        for (int r = 0; r < frame.rows(); r++) {
            Object row = Array.get(rows, frame.rows() - 1 - r);
            for (int c = 0; c < frame.columns(); c++) {
                double value = Array.getDouble(row, c);
                out[r * frame.columns() + c] = value == fill ? Float.NaN : (float) value;
            }
        }
    }

    private static double fill(Dataset set) {
        Attribute fill = set.getAttribute("_FillValue");
        return fill != null && first(fill.getData()) instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    private double number(String attribute, double otherwise) {
        Attribute found = file.getAttribute(attribute);
        return found != null && first(found.getData()) instanceof Number n ? n.doubleValue() : otherwise;
    }

    private static @Nullable Object first(@Nullable Object data) {
        boolean list = data != null && data.getClass().isArray();
        return list ? (Array.getLength(data) > 0 ? Array.get(data, 0) : null) : data;
    }

    @Override
    public void close() {
        file.close();
    }
}
