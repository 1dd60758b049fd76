package org.kastanie.engine.twin.osm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.kastanie.engine.InputException;

/** Reads an extract, XML or protocol buffers, told apart by its first bytes. */
public final class OsmFile {
    private static final int HEAD = 32;

    private OsmFile() {}

    /** Whether the beginning of a file is that of protocol buffers. */
    public static boolean isPbf(byte[] head) {
        return OsmPbf.begins(head);
    }

    /**
     * @param in of the unzipped file; is not closed
     * @param name of the file, for messages
     */
    public static OsmData read(InputStream in, String name) {
        OsmCollector collector = new OsmCollector();
        try {
            BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
            buffered.mark(HEAD);
            byte[] head = buffered.readNBytes(HEAD);
            buffered.reset();
            if (isPbf(head)) {
                OsmPbf.read(buffered, collector);
            } else if (head.length > 2 && head[0] == 'B' && head[1] == 'Z' && head[2] == 'h') {
                throw new IOException("it is packed by bzip2, which is not read: unpack it with bunzip2");
            } else {
                OsmXml.read(buffered, collector);
            }
        } catch (IOException e) {
            throw new InputException(
                    name + " cannot be read as OpenStreetMap: " + line(e) + ".",
                    "Give an extract as .osm, .osm.gz or .osm.pbf; if it is one, download it again, it may be cut off.",
                    e);
        }
        return collector.end();
    }

    /** What the head of an extract says of program, source and rights, in its own words. */
    public static Map<String, String> origin(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(HEAD);
        byte[] head = buffered.readNBytes(HEAD);
        buffered.reset();
        Map<String, String> origin = isPbf(head) ? OsmPbf.origin(buffered) : OsmXml.origin(buffered);
        origin.remove("version");
        return origin;
    }

    private static String line(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.replaceAll("\\s+", " ").replaceAll("\\.$", "").strip();
    }
}
