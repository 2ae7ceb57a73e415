package io.cogen.processor.differential;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as text that tells the type: 1 and 1L are not the same result. */
final class Values {
    private Values() {}

    static String show(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "\"" + value + "\"";
        }
        if (value instanceof Character) {
            return "'" + value + "'";
        }
        if (value instanceof Integer || value instanceof Boolean || value instanceof Enum) {
            return value.toString();
        }
        if (value instanceof Number) {
            return value + ":" + value.getClass().getSimpleName();
        }
        if (value instanceof Throwable failure) {
            return show(failure);
        }
        if (value.getClass().isArray()) {
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(show(Array.get(value, i)));
            }
            return value.getClass().getSimpleName() + elements;
        }
        return value.toString().replaceAll("@[0-9a-f]+", "@").replaceAll("\\$\\$Lambda.*", "lambda");
    }

    private static String show(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getSimpleName());
        // What the JVM says of a null or of a cast names variables and loaders.
        boolean fromJvm = failure instanceof NullPointerException || failure instanceof ClassCastException;
        if (!fromJvm && failure.getMessage() != null) {
            // A generator adds its own name here.
            text.append(": ").append(failure.getMessage().replaceAll("(is being closed): .*", "$1"));
        }
        if (failure.getCause() != null) {
            text.append(" caused by ").append(show(failure.getCause()));
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            text.append(" suppressing [").append(show(suppressed)).append(']');
        }
        return text.toString();
    }
}
