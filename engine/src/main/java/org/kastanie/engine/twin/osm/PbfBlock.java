package org.kastanie.engine.twin.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One block of data: a table of texts, and groups of nodes, ways and relations that point into it. */
final class PbfBlock {
    private static final double NANO = 1e-9;
    private static final char[] TYPES = {'n', 'w', 'r'};

    private final byte[] bytes;
    private final OsmSink sink;
    private final List<String> texts = new ArrayList<>();
    private long granularity = 100;
    private long latitudeOffset;
    private long longitudeOffset;
    private long dateGranularity = 1000;

    PbfBlock(byte[] bytes, OsmSink sink) {
        this.bytes = bytes;
        this.sink = sink;
    }

    void read() throws IOException {
        List<ByteString> groups = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        in.enableAliasing(true);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> texts(in.readBytes().newCodedInput());
                case 2 -> groups.add(in.readBytes());
                case 17 -> granularity = in.readInt32();
                case 18 -> dateGranularity = in.readInt32();
                case 19 -> latitudeOffset = in.readInt64();
                case 20 -> longitudeOffset = in.readInt64();
                default -> in.skipField(tag);
            }
        }
        for (ByteString group : groups) {
            group(group.newCodedInput());
        }
    }

    private void texts(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                texts.add(in.readString());
            } else {
                in.skipField(tag);
            }
        }
    }

    private void group(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> node(in.readBytes().newCodedInput());
                case 2 -> dense(in.readBytes().newCodedInput());
                case 3 -> way(in.readBytes().newCodedInput());
                case 4 -> relation(in.readBytes().newCodedInput());
                default -> in.skipField(tag);
            }
        }
    }

    private String text(long number) throws IOException {
        if (number < 0 || number >= texts.size()) {
            throw new IOException("text " + number + " is asked for, but the block has " + texts.size());
        }
        return texts.get((int) number);
    }

    private double degrees(long offset, long value) {
        return NANO * (offset + (double) granularity * value);
    }

    private int year(long timestamp) {
        double seconds = timestamp * (double) dateGranularity / 1000;
        boolean sound = timestamp > 0 && seconds < 1e11;
        return sound
                ? Instant.ofEpochSecond((long) seconds).atOffset(ZoneOffset.UTC).getYear()
                : 0;
    }

    private Map<String, String> tags(LongList keys, LongList values) throws IOException {
        if (keys.size() != values.size()) {
            throw new IOException(keys.size() + " keys have " + values.size() + " values");
        }
        Map<String, String> tags = HashMap.newHashMap(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            tags.put(text(keys.get(i)), text(values.get(i)));
        }
        return tags;
    }

    private void node(CodedInputStream in) throws IOException {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        long timestamp = 0;
        LongList keys = new LongList();
        LongList values = new LongList();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = in.readSInt64();
                case 2 -> keys.read(in, tag, false);
                case 3 -> values.read(in, tag, false);
                case 4 -> timestamp = timestamp(in.readBytes().newCodedInput());
                case 8 -> latitude = in.readSInt64();
                case 9 -> longitude = in.readSInt64();
                default -> in.skipField(tag);
            }
        }
        sink.node(
                id,
                degrees(longitudeOffset, longitude),
                degrees(latitudeOffset, latitude),
                tags(keys, values),
                year(timestamp));
    }

    private static long timestamp(CodedInputStream info) throws IOException {
        long timestamp = 0;
        for (int tag = info.readTag(); tag != 0; tag = info.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 2) {
                timestamp = info.readInt64();
            } else {
                info.skipField(tag);
            }
        }
        return timestamp;
    }

    /** Nodes column by column, each number as the difference from the one before. */
    private void dense(CodedInputStream in) throws IOException {
        LongList ids = new LongList();
        LongList latitudes = new LongList();
        LongList longitudes = new LongList();
        LongList tagged = new LongList();
        LongList timestamps = new LongList();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> ids.read(in, tag, true);
                case 5 -> denseInfo(in.readBytes().newCodedInput(), timestamps);
                case 8 -> latitudes.read(in, tag, true);
                case 9 -> longitudes.read(in, tag, true);
                case 10 -> tagged.read(in, tag, false);
                default -> in.skipField(tag);
            }
        }
        if (latitudes.size() != ids.size() || longitudes.size() != ids.size()) {
            throw new IOException(ids.size() + " nodes have " + latitudes.size() + " latitudes and " + longitudes.size()
                    + " longitudes");
        }
        boolean dated = timestamps.size() == ids.size();
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        long timestamp = 0;
        int next = 0;
        for (int i = 0; i < ids.size(); i++) {
            id += ids.get(i);
            latitude += latitudes.get(i);
            longitude += longitudes.get(i);
            timestamp += dated ? timestamps.get(i) : 0;
            Map<String, String> tags = Map.of();
            if (next < tagged.size() && tagged.get(next) != 0) {
                tags = new HashMap<>();
                while (next + 1 < tagged.size() && tagged.get(next) != 0) {
                    tags.put(text(tagged.get(next)), text(tagged.get(next + 1)));
                    next += 2;
                }
            }
            next++; // the zero that ends the tags of a node
            sink.node(
                    id,
                    degrees(longitudeOffset, longitude),
                    degrees(latitudeOffset, latitude),
                    tags,
                    tags.isEmpty() ? 0 : year(timestamp));
        }
    }

    private static void denseInfo(CodedInputStream in, LongList timestamps) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 2) {
                timestamps.read(in, tag, true);
            } else {
                in.skipField(tag);
            }
        }
    }

    private void way(CodedInputStream in) throws IOException {
        long id = 0;
        LongList keys = new LongList();
        LongList values = new LongList();
        LongList nodes = new LongList();
        LongList latitudes = new LongList();
        LongList longitudes = new LongList();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = in.readInt64();
                case 2 -> keys.read(in, tag, false);
                case 3 -> values.read(in, tag, false);
                case 8 -> nodes.read(in, tag, true);
                case 9 -> latitudes.read(in, tag, true);
                case 10 -> longitudes.read(in, tag, true);
                default -> in.skipField(tag);
            }
        }
        long[] ids = nodes.sums();
        if (ids.length > 0 && latitudes.size() == ids.length && longitudes.size() == ids.length) {
            long[] south = latitudes.sums(); // osmium, add-locations-to-ways
            long[] west = longitudes.sums();
            for (int i = 0; i < ids.length; i++) {
                sink.node(ids[i], degrees(longitudeOffset, west[i]), degrees(latitudeOffset, south[i]), Map.of(), 0);
            }
        }
        sink.way(id, ids, tags(keys, values));
    }

    private void relation(CodedInputStream in) throws IOException {
        long id = 0;
        LongList keys = new LongList();
        LongList values = new LongList();
        LongList roles = new LongList();
        LongList ids = new LongList();
        LongList types = new LongList();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = in.readInt64();
                case 2 -> keys.read(in, tag, false);
                case 3 -> values.read(in, tag, false);
                case 8 -> roles.read(in, tag, false);
                case 9 -> ids.read(in, tag, true);
                case 10 -> types.read(in, tag, false);
                default -> in.skipField(tag);
            }
        }
        if (roles.size() != ids.size() || types.size() != ids.size()) {
            throw new IOException("relation " + id + " has " + ids.size() + " members, " + roles.size() + " roles and "
                    + types.size() + " types");
        }
        long[] whole = ids.sums();
        List<OsmData.Member> members = new ArrayList<>(whole.length);
        for (int i = 0; i < whole.length; i++) {
            long type = types.get(i);
            members.add(new OsmData.Member(
                    type < 0 || type >= TYPES.length ? '?' : TYPES[(int) type], whole[i], text(roles.get(i))));
        }
        sink.relation(id, members, tags(keys, values));
    }
}
