package io.cogen.processor.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trace of one run: what bodies write themselves, and what the run adds, in order. */
public final class Log {
    /** How often loops may begin again in a run, all together. */
    private static final int FUEL = 24;

    /** How many lines a body may write. */
    private static final int MOST = 2_000;

    private final List<String> lines = new ArrayList<>();
    private int fuel = FUEL;
    private boolean closing;
    private boolean closeNoticed;

    /** Notes something. */
    public void add(@Nullable Object line) {
        if (isFull()) {
            throw new AssertionError("the body does not end");
        }
        lines.add(String.valueOf(line));
    }

    /** Notes something that is not the body's doing. */
    void note(String line) {
        lines.add(line);
    }

    /** Whether the body has noted so much that it was stopped. */
    boolean isFull() {
        return lines.size() > MOST;
    }

    /** Notes that an operand is evaluated, and gives its value. */
    public <T extends @Nullable Object> T at(String name, T value) {
        add(name);
        return value;
    }

    public boolean at(String name, boolean value) {
        add(name);
        return value;
    }

    public byte at(String name, byte value) {
        add(name);
        return value;
    }

    public short at(String name, short value) {
        add(name);
        return value;
    }

    public char at(String name, char value) {
        add(name);
        return value;
    }

    public int at(String name, int value) {
        add(name);
        return value;
    }

    public long at(String name, long value) {
        add(name);
        return value;
    }

    public float at(String name, float value) {
        add(name);
        return value;
    }

    public double at(String name, double value) {
        add(name);
        return value;
    }

    /** Notes a value and its type. */
    public void show(@Nullable Object value) {
        add(Values.show(value));
    }

    /** Declares a checked exception, so that bodies may catch it. */
    public void mayThrow() throws IOException {}

    /** Throws. */
    public <T> T fail(String message) {
        add("fail " + message);
        throw new IllegalStateException(message);
    }

    /** Throws a checked exception. */
    public <T> T failChecked(String message) throws IOException {
        add("fail " + message);
        throw new IOException(message);
    }

    /** A resource that notes its close. */
    public Resource open(String name) {
        add("open " + name);
        return new Resource(this, name, false);
    }

    /** A resource whose close notes and fails. */
    public Resource openFailing(String name) {
        add("open " + name);
        return new Resource(this, name, true);
    }

    /** An object to evaluate: its string conversion is noted. */
    public Object noisy(String name) {
        return new Object() {
            @Override
            public String toString() {
                add("toString " + name);
                return name;
            }
        };
    }

    /** Whether a loop may begin again: for bodies that nobody has seen to end. */
    public boolean goesOn() {
        return fuel-- > 0;
    }

    /** First in a catch block for all errors: the one that plays a close passes by, as a close does. */
    public void pass(Throwable caught) {
        if (caught instanceof Closing closing) {
            throw closing;
        }
    }

    /** Notes that a close begins, and gives it as the original sees it. */
    Error closing() {
        closing = true;
        return new Closing();
    }

    boolean isClosing() {
        return closing;
    }

    /** Whether the original did something that it would not have done if the close had not been an error. */
    boolean hasNoticedClose() {
        return closeNoticed;
    }

    List<String> lines() {
        return lines;
    }

    static boolean isClosing(Throwable failure) {
        return failure instanceof Closing;
    }

    private static final class Closing extends Error {
        private static final long serialVersionUID = 1;

        Closing() {
            super("closing");
        }
    }

    /** What {@link Log#open} gives. */
    public static final class Resource implements AutoCloseable {
        private final Log log;
        private final String name;
        private final boolean fails;

        private Resource(Log log, String name, boolean fails) {
            this.log = log;
            this.name = name;
            this.fails = fails;
        }

        public String name() {
            return name;
        }

        @Override
        public void close() throws IOException {
            log.add("close " + name);
            if (fails) {
                log.closeNoticed |= log.closing; // it will be suppressed by the error, but would not by a close
                throw new IOException("close of " + name);
            }
        }
    }
}
