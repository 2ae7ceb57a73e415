package io.cogen.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * The target of a break: the end of a statement.
 *
 * @param id unique within the method
 * @param name for dumps
 */
public record Label(int id, String name) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label that && that.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return name + "@" + id;
    }
}
