package io.cogen.processor.lower;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gives out names that neither the user's text nor other generated code uses. */
public final class Names {
    private final Set<String> reserved;
    private final Set<String> taken = new HashSet<>();

    public Names(Set<String> reserved) {
        this.reserved = reserved;
    }

    /** Takes names as they are. */
    public Names without(Collection<String> names) {
        taken.addAll(names);
        return this;
    }

    /** The hint itself, or the hint with {@code $} and a number. */
    public String fresh(String hint) {
        String name = hint;
        for (int i = 1; reserved.contains(name) || !taken.add(name); i++) {
            name = hint + "$" + i;
        }
        return name;
    }

    /** A name of the user's that may stay; false when something else has it already. */
    boolean claim(Set<String> claimed, String name) {
        if (claimed.add(name)) {
            taken.add(name);
            return true;
        }
        return false;
    }
}
