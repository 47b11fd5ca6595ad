package org.mdn4j.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes rows into a temporary file and maps it. Where the system allows it the file has lost its name before the first
 * reader comes, so that nothing is left behind however the program ends.
 */
final class MappedRowWriter implements Closeable {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int LARGEST_SEGMENT = 1 << 30; // bytes; a buffer ends at two to the 31

    private final int width;
    private final int segmentShift;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private int rows;

    MappedRowWriter(int width) throws IOException {
        this(width, LARGEST_SEGMENT);
    }

    /** For tests: segments of at most so many bytes. */
    MappedRowWriter(int width, int largestSegment) throws IOException {
        this.width = width;
        int rowBytes = width * Double.BYTES;
        this.segmentShift = 31 - Integer.numberOfLeadingZeros(Math.max(1, largestSegment / rowBytes));
        this.buffer = ByteBuffer.allocateDirect(Math.max(rowBytes, BUFFER_BYTES / rowBytes * rowBytes))
                .order(ByteOrder.nativeOrder());
        this.file = Files.createTempFile("mdn4j-rows-" + ProcessHandle.current().pid() + "-", ".tmp");
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Copies a row. */
    void add(double[] row) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        for (double value : row) {
            buffer.putDouble(value);
        }
        rows = Math.addExact(rows, 1);
    }

    private void flush() throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new IOException(
                    "cannot keep " + rows + " rows in the temporary folder " + file.getParent() + " (" + e.getMessage()
                            + "); another one can be named with -Djava.io.tmpdir=FOLDER",
                    e);
        }
        buffer.clear();
    }

    /** The rows; none can be added after it. */
    RowStore finish() throws IOException {
        flush();
        int segmentRows = 1 << segmentShift;
        DoubleBuffer[] segments = new DoubleBuffer[(int) (((long) rows + segmentRows - 1) / segmentRows)];
        for (int s = 0; s < segments.length; s++) {
            long start = (long) s * segmentRows;
            long bytes = Math.min(segmentRows, rows - start) * width * Double.BYTES;
            segments[s] = channel.map(FileChannel.MapMode.READ_ONLY, start * width * Double.BYTES, bytes)
                    .order(ByteOrder.nativeOrder())
                    .asDoubleBuffer();
        }
        close(); // a mapping outlives its channel
        return new MappedRows(segments, segmentShift, rows, width);
    }

    /** Lets go of the file. */
    @Override
    public void close() throws IOException {
        channel.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // a system that does not delete what is mapped
        }
    }
}
