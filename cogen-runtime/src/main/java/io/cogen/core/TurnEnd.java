package io.cogen.core;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be done when the turn ends, each action once, in the order in which they came. Of the scheduler's thread. */
final class TurnEnd {
    private final Set<Runnable> actions = new LinkedHashSet<>();

    /** The one that came last; it comes again and again. Null if there is none at all. */
    private @Nullable Runnable last;

    void add(Runnable action) {
        if (action != last) {
            last = action;
            actions.add(action);
        }
    }

    /** The actions, those included that they add. */
    void run(Unhandled unhandled) {
        while (last != null) {
            Runnable[] all = actions.toArray(Runnable[]::new);
            actions.clear();
            last = null;
            for (Runnable action : all) {
                try {
                    action.run();
                } catch (Throwable failure) {
                    unhandled.report(null, failure);
                }
            }
        }
    }
}
