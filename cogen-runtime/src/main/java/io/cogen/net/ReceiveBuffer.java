package io.cogen.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that came with others before anybody asked for them. Holds no memory when there are none. */
final class ReceiveBuffer {
    private static final byte[] NONE = new byte[0];
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes = NONE;
    private int head;
    private int tail;

    int size() {
        return tail - head;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** Puts what a buffer has left behind the rest. */
    void append(ByteBuffer source) {
        int count = source.remaining();
        if (count == 0) {
            return;
        }
        makeRoom(count);
        source.get(bytes, tail, count);
        tail += count;
    }

    private void makeRoom(int count) {
        int size = size();
        if (count <= bytes.length - tail) {
            return;
        }
        if (count > LARGEST - size) {
            throw new OutOfMemoryError("more than " + LARGEST + " bytes to be kept for one socket");
        }
        // The first bytes get what they need, since usually they are a line and leave at once. Bytes that come in drops
        // double it.
        int capacity = size == 0 ? count : Math.max(size + count, (int) Math.min(LARGEST, 2L * size));
        byte[] target = capacity <= bytes.length ? bytes : new byte[capacity];
        System.arraycopy(bytes, head, target, 0, size);
        bytes = target;
        head = 0;
        tail = size;
    }

    /** Puts bytes before the rest. The array belongs to this buffer from now on. */
    void unread(byte[] source, int count) {
        int size = size();
        if (size == 0) {
            bytes = source;
        } else {
            byte[] joined = Arrays.copyOf(source, Math.addExact(count, size));
            System.arraycopy(bytes, head, joined, count, size);
            bytes = joined;
        }
        head = 0;
        tail = count + size;
    }

    /** Where a byte is first found at or after {@code from} and before {@code to}, counted from the first; or -1. */
    int indexOf(byte wanted, int from, int to) {
        for (int i = head + from; i < head + to; i++) {
            if (bytes[i] == wanted) {
                return i - head;
            }
        }
        return -1;
    }

    byte[] take(int count) {
        byte[] result = Arrays.copyOfRange(bytes, head, head + count);
        drop(count);
        return result;
    }

    void take(int count, byte[] target, int at) {
        System.arraycopy(bytes, head, target, at, count);
        drop(count);
    }

    void take(int count, ByteBuffer target) {
        target.put(bytes, head, count);
        drop(count);
    }

    String takeString(int count) {
        String result = new String(bytes, head, count, StandardCharsets.UTF_8);
        drop(count);
        return result;
    }

    private void drop(int count) {
        head += count;
        if (head == tail) {
            bytes = NONE;
            head = 0;
            tail = 0;
        }
    }
}
