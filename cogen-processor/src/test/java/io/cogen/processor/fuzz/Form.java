package io.cogen.processor.fuzz;

/** What a coroutine method can be. */
enum Form {
    /** It yields operations with {@code Co.yield}. */
    COROUTINE,
    /** It yields values with {@code out.yield}. */
    GENERATOR,
    /** It does both. */
    ASYNC_GENERATOR;

    boolean awaits() {
        return this != GENERATOR;
    }

    boolean yields() {
        return this != COROUTINE;
    }
}
