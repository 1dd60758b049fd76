package org.kastanie.engine.twin;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes of a file, any place: read from the file itself, so that a window costs a window; a gzipped file is held in memory. */
final class FileBytes implements Closeable {
    /** Largest gzipped file held in memory, bytes: choice. */
    private static final int MOST = 1 << 30;

    private final FileChannel channel;
    private final byte @Nullable [] unpacked;

    private FileBytes(FileChannel channel, byte @Nullable [] unpacked) {
        this.channel = channel;
        this.unpacked = unpacked;
    }

    static FileBytes open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        FileBytes plain = new FileBytes(channel, null);
        if (channel.size() < 2) {
            return plain;
        }
        byte[] mark = plain.read(0, 2);
        if (mark[0] != 0x1f || mark[1] != (byte) 0x8b) {
            return plain;
        }
        try (InputStream in = InputFiles.open(path)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException(
                        "it unpacks to more than 1 GB, which would be held in memory: unpack it with gunzip");
            }
            return new FileBytes(channel, bytes);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long length() throws IOException {
        return unpacked == null ? channel.size() : unpacked.length;
    }

    /** @throws EOFException if the file ends before */
    byte[] read(long from, long count) throws IOException {
        if (from < 0 || count < 0 || from + count > length()) {
            throw new EOFException("bytes " + from + " to " + (from + count) + " lie beyond the end of the file");
        }
        byte[] bytes = new byte[Math.toIntExact(count)];
        if (unpacked != null) {
            System.arraycopy(unpacked, (int) from, bytes, 0, bytes.length);
            return bytes;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
