package io.cogen.processor.classfile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the name of the source file and the line numbers of a class file (JVMS 4.7.10, 4.7.12). Attributes stay where they are, and
 * unknown ones are passed over, so that class files of later versions are no problem unless they have new kinds of constant.
 */
public final class LineTables {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int MOST_CONSTANTS = 0xFFFF;

    /** How many bytes follow the tag of a constant; 0 for tags that do not exist. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private static final byte OTHER = 0;
    private static final byte CODE = 1;
    private static final byte LINES = 2;
    private static final byte SOURCE = 3;

    /** The names of attributes, by these numbers. */
    private static final byte[][] ATTRIBUTES = {
        {}, bytes("Code"), bytes("LineNumberTable"), bytes("SourceFile"),
    };

    private final ByteBuffer in;
    private final IntUnaryOperator lines;
    private byte[] names = {};
    private int endOfConstants;
    private int sourceFile = -1;

    private LineTables(byte[] classFile, IntUnaryOperator lines) {
        this.in = ByteBuffer.wrap(classFile.clone());
        this.lines = lines;
    }

    /**
     * Gives a class file with other lines.
     *
     * @param source the new name of the source file
     * @param lines the new line for each line; 0 to keep it
     * @return null if the class file is not understood, or names no source file
     */
    public static byte @Nullable [] replaced(byte[] classFile, String source, IntUnaryOperator lines) {
        try {
            return new LineTables(classFile, lines).replaced(source);
        } catch (RuntimeException damaged) { // it ends too early, for instance
            return null;
        }
    }

    private byte @Nullable [] replaced(String source) {
        if (in.getInt() != MAGIC) {
            return null;
        }
        in.getInt(); // version
        if (!constants()) {
            return null;
        }
        in.position(in.position() + 6); // access, this, super
        skip(u2() * 2);
        members();
        members();
        attributes();
        if (sourceFile < 0 || names.length >= MOST_CONSTANTS) {
            return null;
        }
        byte[] name = bytes(source);
        in.putShort(8, (short) (names.length + 1));
        in.putShort(sourceFile, (short) names.length);
        byte[] old = in.array();
        return ByteBuffer.allocate(old.length + 3 + name.length)
                .put(old, 0, endOfConstants)
                .put((byte) UTF8)
                .putShort((short) name.length)
                .put(name)
                .put(old, endOfConstants, old.length - endOfConstants)
                .array();
    }

    /** Finds the names of attributes among the constants; false for constants of a kind that is not known. */
    private boolean constants() {
        names = new byte[u2()];
        for (int i = 1; i < names.length; i++) {
            int tag = in.get();
            if (tag == UTF8) {
                int length = u2();
                names[i] = attribute(in.position(), length);
                skip(length);
            } else if (tag < 0 || tag >= SIZES.length || SIZES[tag] == 0) {
                return false;
            } else {
                skip(SIZES[tag]);
                i += SIZES[tag] == 8 ? 1 : 0; // which take two numbers
            }
        }
        endOfConstants = in.position();
        return true;
    }

    /** Which attribute a constant names, if it is one of those that matter. */
    private byte attribute(int start, int length) {
        for (byte each = CODE; each < ATTRIBUTES.length; each++) {
            byte[] name = ATTRIBUTES[each];
            if (length == name.length && Arrays.equals(in.array(), start, start + length, name, 0, length)) {
                return each;
            }
        }
        return OTHER;
    }

    private void members() {
        for (int left = u2(); left > 0; left--) {
            skip(6); // access, name, type
            attributes();
        }
    }

    private void attributes() {
        for (int left = u2(); left > 0; left--) {
            int name = names[u2()];
            int length = in.getInt();
            int end = in.position() + length;
            if (name == CODE) {
                skip(4); // stack, locals
                skip(in.getInt());
                skip(u2() * 8); // handlers
                attributes();
            } else if (name == LINES) {
                lineNumbers();
            } else if (name == SOURCE) {
                sourceFile = in.position();
            }
            in.position(end);
        }
    }

    private void lineNumbers() {
        for (int left = u2(); left > 0; left--) {
            skip(2);
            int at = in.position();
            int line = lines.applyAsInt(u2());
            if (line > 0 && line <= 0xFFFF) {
                in.putShort(at, (short) line);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int u2() {
        return in.getShort() & 0xFFFF;
    }

    private void skip(int bytes) {
        in.position(in.position() + bytes);
    }
}
