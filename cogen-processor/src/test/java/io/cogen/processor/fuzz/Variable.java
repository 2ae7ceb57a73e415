package io.cogen.processor.fuzz;

/** A local variable or a parameter. */
record Variable(String name, Type type, Use use) {
    /** What may be done with it, besides reading. */
    enum Use {
        /** It may be assigned again. */
        ASSIGN,
        /** It is never assigned again, so that lambdas may capture it. */
        CAPTURE,
        /** Neither of the two. */
        READ
    }

    boolean isAssigned() {
        return use == Use.ASSIGN;
    }

    boolean isCaptured() {
        return use == Use.CAPTURE;
    }
}
