package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Events#add}. */
final class Add<T extends @Nullable Object, X extends Throwable> extends Operation<Coro<T, X>, RuntimeException> {
    private final Coro<T, X> added;

    Add(Coro<T, X> added) {
        this.added = Objects.requireNonNull(added, "coro");
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        Priority priority = priority();
        scheduler.add(added, priority.favoursOperation());
        if (!priority.favoursCoro()) {
            requeue(false); // behind the one it added
        }
        complete(added);

        return true;
    }

    @Override
    protected boolean isInternal() {
        return true;
    }

    @Override
    public String toString() {
        return "adding " + added.name();
    }
}
