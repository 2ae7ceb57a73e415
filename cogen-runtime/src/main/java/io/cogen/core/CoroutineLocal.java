package io.cogen.core;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which each coroutine has its own value, as a {@link ThreadLocal} has one for each thread. Keep it in a static
 * field.
 *
 * <pre>{@code
 * static final CoroutineLocal<String> USER = new CoroutineLocal<String>().inheritable();
 *
 * @Coroutine
 * static void handle(Socket peer) throws IOException {
 *     USER.set(Co.yield(LoginCoroutines.of(peer)));
 *     Co.yield(PagesCoroutines.answer(peer));     // sees USER
 * }
 * }</pre>
 *
 * <h2>Who sees what</h2>
 *
 * <ul>
 *   <li>A coroutine that is <em>called</em> sees the values of its caller, and what it sets the caller sees: a call reads
 *       like the call of a method.
 *   <li>A coroutine that is <em>added</em> begins with none, or, of locals that are {@link #inheritable}, with those of the coroutine
 *       that adds it with {@link Events#add} or {@link Scheduler#add}. From then on each has its own. One that is added
 *       outside a coroutine, or with {@link Scheduler#submit}, inherits nothing.
 *   <li>The body of a generator sees the values of whoever resumes it.
 * </ul>
 *
 * <p>A value is freed with the added coroutine that has it, or when it is removed or replaced.
 *
 * <p><b>Threads.</b> Only in a coroutine, on its scheduler's thread; elsewhere each method throws {@link IllegalStateException}. A
 * coroutine method that is called directly, and so blocks, is not in a coroutine.
 *
 * @param <T> the value's type; with null, if there is no initial value: an unset variable is null
 */
public final class CoroutineLocal<T extends @Nullable Object> {
    private final @Nullable Supplier<? extends T> initial;
    private final boolean inheritable;

    /** A variable that is null until it is set. */
    public CoroutineLocal() {
        this(null, false);
    }

    private CoroutineLocal(@Nullable Supplier<? extends T> initial, boolean inheritable) {
        this.initial = initial;
        this.inheritable = inheritable;
    }

    /**
     * A variable with a value from the start.
     *
     * @param <T> the value's type
     * @param initial makes the value when it is wanted first, and again after {@link #remove}
     * @return a new variable
     */
    public static <T extends @Nullable Object> CoroutineLocal<T> withInitial(Supplier<? extends T> initial) {
        return new CoroutineLocal<>(Objects.requireNonNull(initial, "initial"), false);
    }

    /**
     * The same, but inherited by coroutines that are added. The value itself is not copied.
     *
     * @return another variable, with the same initial value
     */
    public CoroutineLocal<T> inheritable() {
        return new CoroutineLocal<>(initial, true);
    }

    /**
     * The value for this coroutine.
     *
     * @return what was set last; else the initial value; else null
     * @throws IllegalStateException outside a coroutine
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // set(T) put it there; T includes null if there is no initial value
    public T get() {
        Coro<?, ?> coro = current();
        Locals locals = Locals.find(coro);
        if (locals != null && locals.has(this)) {
            return (T) locals.get(this);
        }
        if (initial == null) {
            return null;
        }
        T value = initial.get();
        set(value);
        return value;
    }

    /**
     * Sets the value for this coroutine, its callers, and those that it calls.
     *
     * @param value the new one
     * @throws IllegalStateException outside a coroutine
     */
    public void set(T value) {
        Coro<?, ?> coro = current();
        if (inheritable) {
            Objects.requireNonNull(coro.scheduler).inherits = true;
        }
        Locals.findOrMake(coro).put(this, value);
    }

    /**
     * Forgets the value; the variable is as new.
     *
     * @throws IllegalStateException outside a coroutine
     */
    public void remove() {
        Locals locals = Locals.find(current());
        if (locals != null) {
            locals.remove(this);
        }
    }

    boolean isInheritable() {
        return inheritable;
    }

    private static Coro<?, ?> current() {
        Coro<?, ?> coro = Coro.current();
        if (coro == null) {
            throw new IllegalStateException("no coroutine runs on this thread, so there is none to have a value; set a"
                    + " CoroutineLocal in a coroutine that a scheduler runs");
        }
        return coro;
    }
}
