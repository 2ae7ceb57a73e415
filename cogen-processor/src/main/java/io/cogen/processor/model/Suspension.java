package io.cogen.processor.model;

/** The kinds of suspension point. */
public enum Suspension {
    /** {@code Co.yield(operation)}: waits for an operation. */
    AWAIT,
    /** {@code out.yield(value)}: hands a value out of a generator. */
    YIELD,
    /** {@code out.yieldAll(values)}: hands out what something else yields, to its end. */
    DELEGATE
}
