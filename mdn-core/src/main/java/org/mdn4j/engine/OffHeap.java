package org.mdn4j.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/** Single-precision numbers where native code finds them without a copy. Freed with the object. */
final class OffHeap {

    private static final int CACHE_LINE = 64;

    private final FloatBuffer buffer;
    private final FloatPointer pointer;

    OffHeap(int size) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES) + 2 * CACHE_LINE);
        buffer = bytes.alignedSlice(CACHE_LINE)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .slice(0, size);
        pointer = new FloatPointer(buffer);
    }

    /** For native calls; this object has to stay reachable while they run. */
    FloatPointer pointer() {
        return pointer;
    }

    int size() {
        return buffer.capacity();
    }

    /** Copies the first numbers from an array. */
    void put(float[] source, int from, int count) {
        buffer.put(0, source, from, count);
    }

    /** Sets some numbers. */
    void fill(int from, int to, float value) {
        for (int i = from; i < to; i++) {
            buffer.put(i, value);
        }
    }

    /** Copies the first numbers into an array. */
    void get(float[] target, int to, int count) {
        buffer.get(0, target, to, count);
    }
}
