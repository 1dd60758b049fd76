package org.kastanie.engine.twin.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * OpenStreetMap's protocol buffers: a file is a row of blocks, each with a head that tells its kind and size, packed by zlib
 * or not at all. Sizes are held to the format's own limits before anything is set aside for them, so that no block can grow
 * beyond 32 MiB, whatever it says.
 */
final class OsmPbf {
    /** Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format): 64 KiB for a head, 32 MiB for a block. */
    private static final int LARGEST_HEAD = 64 * 1024;

    private static final int LARGEST_BLOCK = 32 * 1024 * 1024;
    private static final int RAW = 1;
    private static final int RAW_SIZE = 2;
    private static final int ZLIB = 3;
    /** Fields of the head. */
    private static final int PROGRAM = 16;

    private static final int SOURCE = 17;
    private static final int FIRST_OTHER = 4;
    private static final int LAST_OTHER = 7;
    private static final List<String> PACKINGS = List.of("LZMA", "bzip2", "LZ4", "Zstandard");
    private static final double NANO = 1e-9;

    /** What a reader must know; {@code HistoricalInformation} (several versions of an element) is not among it. */
    private static final Set<String> KNOWN = Set.of("OsmSchema-V0.6", "DenseNodes");

    private final DataInputStream in;
    private final OsmSink sink;
    private int block;
    private boolean headed;

    private OsmPbf(InputStream in, OsmSink sink) {
        this.in = new DataInputStream(in);
        this.sink = sink;
    }

    static void read(InputStream in, OsmSink sink) throws IOException {
        OsmPbf file = new OsmPbf(in, sink);
        try {
            file.blocks();
        } catch (EOFException e) {
            throw new IOException("block " + file.block + " is cut off", e);
        } catch (IOException e) {
            throw new IOException("block " + file.block + ": " + e.getMessage(), e);
        }
    }

    /** Whether a file begins as such a file does. */
    static boolean begins(byte[] head) {
        int at = new String(head, 0, Math.min(head.length, 32), java.nio.charset.StandardCharsets.ISO_8859_1)
                .indexOf("OSMHeader");
        return at == 6; // four bytes of size, tag and length of the kind
    }

    private record Block(String kind, byte[] bytes) {}

    /** Program and source as the head of a file names them. */
    static Map<String, String> origin(InputStream in) throws IOException {
        Map<String, String> origin = new LinkedHashMap<>();
        Block first = new OsmPbf(in, new OsmCollector()).next();
        if (first == null || !first.kind().equals("OSMHeader")) {
            return origin;
        }
        CodedInputStream head = CodedInputStream.newInstance(unpack(first.bytes()));
        for (int tag = head.readTag(); tag != 0; tag = head.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case PROGRAM -> origin.put("generator", head.readString());
                case SOURCE -> origin.put("source", head.readString());
                default -> head.skipField(tag);
            }
        }
        return origin;
    }

    private void blocks() throws IOException {
        for (Block next = next(); next != null; next = next()) {
            block(next.kind(), next.bytes());
        }
        if (!headed) {
            throw new IOException("there is no head (OSMHeader)");
        }
    }

    /** The next block, or null at the end. */
    private @Nullable Block next() throws IOException {
        block++;
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int size = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (size <= 0 || size > LARGEST_HEAD) {
            throw new IOException(
                    "its head says " + Integer.toUnsignedString(size) + " bytes, more than the format allows (64 KiB)");
        }
        String kind = "";
        int length = -1;
        CodedInputStream head = CodedInputStream.newInstance(exactly(size));
        for (int tag = head.readTag(); tag != 0; tag = head.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> kind = head.readString();
                case 3 -> length = head.readInt32();
                default -> head.skipField(tag);
            }
        }
        if (length < 0 || length > LARGEST_BLOCK) {
            throw new IOException("its data are said to have " + length + " bytes; the format allows up to 32 MiB");
        }
        return new Block(kind, exactly(length));
    }

    /** Reads in steps, so that a size that lies costs no memory. */
    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private void block(String kind, byte[] bytes) throws IOException {
        if (kind.equals("OSMHeader")) {
            head(unpack(bytes));
            headed = true;
        } else if (kind.equals("OSMData")) {
            if (!headed) {
                throw new IOException("data come before the head (OSMHeader)");
            }
            new PbfBlock(unpack(bytes), sink).read();
        }
        // other kinds may be there and are to be passed over
    }

    private static byte[] unpack(byte[] blob) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(blob);
        byte[] packed = null;
        int size = -1;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == RAW) {
                return in.readByteArray();
            } else if (field == RAW_SIZE) {
                size = in.readInt32();
            } else if (field == ZLIB) {
                packed = in.readByteArray();
            } else if (field >= FIRST_OTHER && field <= LAST_OTHER) {
                throw new IOException("it is packed by " + PACKINGS.get(field - FIRST_OTHER)
                        + "; only zlib and no packing are read (osmium cat in.osm.pbf -o out.osm.pbf writes zlib)");
            } else {
                in.skipField(tag);
            }
        }
        if (packed == null) {
            throw new IOException("it holds no data");
        }
        if (size < 0 || size > LARGEST_BLOCK) {
            throw new IOException("it is said to unpack to " + size + " bytes; the format allows up to 32 MiB");
        }
        return inflate(packed, size);
    }

    private static byte[] inflate(byte[] packed, int size) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] out = new byte[size];
            int n = 0;
            while (n < size) {
                int more = inflater.inflate(out, n, size - n);
                if (more == 0) {
                    throw new IOException("it unpacks to " + n + " bytes, not to the " + size + " it says");
                }
                n += more;
            }
            if (inflater.inflate(new byte[1]) > 0) {
                throw new IOException("it unpacks to more than the " + size + " bytes it says");
            }
            return out;
        } catch (DataFormatException e) {
            throw new IOException("its packed data are damaged", e);
        } finally {
            inflater.end();
        }
    }

    private void head(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<String> unknown = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> box(CodedInputStream.newInstance(in.readByteArray()));
                case 4 -> {
                    String feature = in.readString();
                    if (!KNOWN.contains(feature)) {
                        unknown.add(feature);
                    }
                }
                default -> in.skipField(tag);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IOException("the file needs a reader that knows " + String.join(", ", unknown)
                    + "; export it as a plain extract");
        }
    }

    private void box(CodedInputStream in) throws IOException {
        double[] sides = {Double.NaN, Double.NaN, Double.NaN, Double.NaN}; // left, right, top, bottom
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field >= 1 && field <= 4) {
                sides[field - 1] = in.readSInt64() * NANO;
            } else {
                in.skipField(tag);
            }
        }
        sink.bounds(sides[0], sides[3], sides[1], sides[2]);
    }
}
