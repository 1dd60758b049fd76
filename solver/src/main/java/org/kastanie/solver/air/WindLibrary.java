package org.kastanie.solver.air;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.Workers;

/** Winds by inflow direction, solved when first asked for and kept in memory and in the store. */
final class WindLibrary {
    private final VoxelSpace space;
    private final WindScheme scheme;
    private final @Nullable WindStore store;
    private final @Nullable WindField[] fields;
    private int solved;
    private int cached;
    private double seconds;
    private double worst;

    WindLibrary(VoxelSpace space, WindScheme scheme, int directions, @Nullable WindStore store) {
        this.space = space;
        this.scheme = scheme;
        this.store = store;
        this.fields = new WindField[directions];
    }

    int directions() {
        return fields.length;
    }

    /** The wind that comes from sector * 2 pi / directions, clockwise from north. */
    WindField of(int sector, Workers workers) {
        WindField field = fields[sector];
        if (field == null) {
            field = load(sector);
            if (field == null) {
                long start = System.nanoTime();
                double from = 2 * Math.PI * sector / fields.length;
                field = scheme.solve(-StrictMath.sin(from), StrictMath.cos(from), workers);
                seconds += 1e-9 * (System.nanoTime() - start);
                solved++;
                save(sector, field);
            } else {
                cached++;
            }
            worst = Math.max(worst, field.residual());
            fields[sector] = field;
        }
        return field;
    }

    WindReport report() {
        return new WindReport(
                scheme.name(), solved, cached, seconds, worst, space.grid().voxels(), scheme.details());
    }

    private @Nullable WindField load(int sector) {
        if (store == null) {
            return null;
        }
        byte[] bytes = store.load(key(sector));
        Faces faces = space.grid().faces();
        float[] friction = new float[space.grid().voxels()];
        int floats = faces.x().length + faces.y().length + faces.z().length + friction.length;
        if (bytes == null || bytes.length != 8 + 4 * floats) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        double residual = buffer.getDouble();
        FloatBuffer values = buffer.asFloatBuffer();
        values.get(faces.x()).get(faces.y()).get(faces.z()).get(friction);
        return new WindField(faces, friction, residual);
    }

    private void save(int sector, WindField field) {
        if (store == null) {
            return;
        }
        Faces faces = field.flux();
        int floats = faces.x().length + faces.y().length + faces.z().length + field.friction().length;
        ByteBuffer buffer = ByteBuffer.allocate(8 + 4 * floats);
        buffer.putDouble(field.residual());
        buffer.asFloatBuffer().put(faces.x()).put(faces.y()).put(faces.z()).put(field.friction());
        store.save(key(sector), buffer.array());
    }

    /** Hash of everything the wind depends on. A change of the schemes' formulas must change the leading word. */
    private String key(int sector) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java has to bring", e);
        }
        digest.update(("wind-2 " + scheme.name() + scheme.key() + " " + sector + "/" + fields.length)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        VoxelGrid grid = space.grid();
        digest.update(ByteBuffer.allocate(16)
                .putInt(grid.columns())
                .putInt(grid.rows())
                .putDouble(grid.dx())
                .flip());
        Faces a = space.aperture();
        float[][] fieldsOfScene = {
            grid.edges(), a.x(), a.y(), a.z(), space.open(), space.leafArea(), space.built(), space.roof(), space.wall()
        };
        for (float[] field : fieldsOfScene) {
            ByteBuffer buffer = ByteBuffer.allocate(4 * field.length);
            buffer.asFloatBuffer().put(field);
            digest.update(buffer);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
