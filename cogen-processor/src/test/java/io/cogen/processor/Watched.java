package io.cogen.processor;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Objects of which one wants to know whether they can still be reached. */
public final class Watched {
    private static final List<WeakReference<Object>> ALL = new ArrayList<>();

    private Watched() {}

    /** Gives the object. */
    public static Object watched(Object o) {
        ALL.add(new WeakReference<>(o));
        return o;
    }

    static void forget() {
        ALL.clear();
    }

    /** How many have not been collected. */
    static long alive() {
        return ALL.stream().filter(each -> each.get() != null).count();
    }
}
