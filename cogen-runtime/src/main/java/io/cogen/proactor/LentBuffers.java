package io.cogen.proactor;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The direct buffers that the system's transports lend for one go of a transfer.
 *
 * <p>One for the whole process is nearly enough: a loop needs one at a time, and only while it makes a system call.
 * They are not thread-locals, because blocking callers may be thousands of virtual threads.
 */
final class LentBuffers {
    static final int CAPACITY = 64 * 1024;

    private static final int SLOTS = 16;
    private static final int PROBES = 4;
    private static final AtomicReferenceArray<@Nullable ByteBuffer> FREE = new AtomicReferenceArray<>(SLOTS);

    private LentBuffers() {}

    static ByteBuffer take() {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            ByteBuffer free = FREE.getAndSet(home + i & SLOTS - 1, null);
            if (free != null) {
                return free;
            }
        }
        return ByteBuffer.allocateDirect(CAPACITY);
    }

    static void giveBack(ByteBuffer buffer) {
        int home = home();
        for (int i = 0; i < PROBES; i++) {
            if (FREE.compareAndSet(home + i & SLOTS - 1, null, buffer)) {
                return;
            }
        }
    }

    private static int home() {
        int hash = System.identityHashCode(Thread.currentThread());
        return hash ^ hash >>> 16;
    }
}
