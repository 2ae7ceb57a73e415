package io.cogen.core;

import java.util.Objects;

/** Where a generated machine comes from: class, method, file, and the line of each of its states. Immutable. */
public final class SourceMap {
    private final String className;
    private final String methodName;
    private final String fileName;
    private final int[] lineOfState;

    private SourceMap(String className, String methodName, String fileName, int[] lineOfState) {
        this.className = Objects.requireNonNull(className, "className");
        this.methodName = Objects.requireNonNull(methodName, "methodName");
        this.fileName = Objects.requireNonNull(fileName, "fileName");
        this.lineOfState = lineOfState;
    }

    /**
     * A map for one machine.
     *
     * @param className binary name of the user's class
     * @param methodName the user's method
     * @param fileName the user's file, without its directory
     * @param lineOfState the line of each state, 0 first; lines count from 1
     * @return a map with a copy of the lines
     */
    public static SourceMap of(String className, String methodName, String fileName, int... lineOfState) {
        return new SourceMap(className, methodName, fileName, lineOfState.clone());
    }

    /**
     * A map for a machine with many states.
     *
     * @param className binary name of the user's class
     * @param methodName the user's method
     * @param fileName the user's file, without its directory
     * @param lineOfState a character for each state, state 0 first: its line plus 128
     * @return a map with those lines
     */
    public static SourceMap of(String className, String methodName, String fileName, String lineOfState) {
        return new SourceMap(
                className,
                methodName,
                fileName,
                lineOfState.chars().map(each -> each - 0x80).toArray());
    }

    /**
     * The binary name of the user's class.
     *
     * @return as given
     */
    public String className() {
        return className;
    }

    /**
     * The user's method.
     *
     * @return as given
     */
    public String methodName() {
        return methodName;
    }

    /**
     * The user's file, without its directory.
     *
     * @return as given
     */
    public String fileName() {
        return fileName;
    }

    /**
     * The line of a state; that of state 0 if there is no such state; 0 if no line is known.
     *
     * @param state any number
     * @return 1 or more, or 0
     */
    public int line(int state) {
        if (lineOfState.length == 0) {
            return 0;
        }
        return lineOfState[state >= 0 && state < lineOfState.length ? state : 0];
    }

    StackTraceElement frame(int state) {
        int line = line(state);
        return new StackTraceElement(className, methodName, fileName, line == 0 ? -1 : line); // -1: not shown
    }

    @Override
    public String toString() {
        return className + "." + methodName;
    }
}
