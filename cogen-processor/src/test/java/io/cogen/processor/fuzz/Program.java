package io.cogen.processor.fuzz;

/**
 * A generated class.
 *
 * @param name its name, in the package {@code fuzz}
 * @param tree its text
 * @param isFresh whether each run needs classes of its own, because their initialisation is part of the trace
 */
record Program(String name, Node tree, boolean isFresh) {
    /** The package of all programs. */
    static final String PACKAGE = "fuzz";

    /** What the names of the methods to compare begin with. */
    static final String BODY = "body";

    String text() {
        return tree.toString();
    }

    Program with(Node otherTree) {
        return new Program(name, otherTree, isFresh);
    }
}
