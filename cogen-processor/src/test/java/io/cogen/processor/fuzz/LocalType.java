package io.cogen.processor.fuzz;

import org.jspecify.annotations.Nullable;

/**
 * A class that a method declares in its body, and the one thing that is done with it.
 *
 * @param before the text of a call up to the argument
 * @param argument what is handed over; null for nothing
 * @param after the text behind the argument
 * @param result what the call gives
 */
record LocalType(String before, @Nullable Type argument, String after, Type result) {}
