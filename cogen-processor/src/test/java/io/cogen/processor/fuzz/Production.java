package io.cogen.processor.fuzz;

/** A part of the grammar: some kinds of expression. */
interface Production {
    /**
     * Offers what expressions of a type there are.
     *
     * @param type the type that the expression has, not one that can be converted to it
     * @param depth how deep its own operands may be nested
     */
    void offer(Menu menu, Type type, Scope scope, int depth);
}
