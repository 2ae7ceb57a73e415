package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * A generator, the root, that delegates to another with {@code yieldAll}, which may delegate further.
 *
 * <p>The root knows the leaf, the innermost of them, and each inner one its caller. Resuming the root runs the leaf's step
 * and no other: an element costs the same at any depth, and no depth needs Java's stack. When the leaf ends, its caller goes
 * on with its result or failure; when it delegates, the new one becomes the leaf.
 *
 * <pre>
 *   root ----leaf----------------------> leaf
 *     ^---caller--- inner <---caller------'
 * </pre>
 */
final class Delegation {
    private Delegation() {}

    /**
     * Runs the leaf, and what it hands over to, to the next yield of any of them or to the end of the root.
     *
     * @return whether the root stands at a yield
     * @throws Throwable what the root throws; it has then ended
     */
    static boolean run(GeneratorMachine<?, ?, ?, ?> root, GeneratorMachine<?, ?, ?, ?> from, int state)
            throws Throwable {
        GeneratorMachine<?, ?, ?, ?> at = from;
        int go = state;
        root.driving = true;
        try {
            for (; ; ) {
                root.leaf = at == root ? null : at;
                Object outcome;
                try {
                    if (at.runStep(go)) {
                        GeneratorMachine<?, ?, ?, ?> called = at.takeCalled();
                        if (called == null) {
                            return true;
                        }
                        at = adopted(called, at);
                        go = at.state();
                        continue;
                    }
                    outcome = at.endReturned();
                } catch (Throwable failure) {
                    Traces.leave(at, go, failure);
                    at.endFailed();
                    outcome = new Raised(failure);
                }
                if (at == root) {
                    if (outcome instanceof Raised raised) {
                        throw raised.failure();
                    }
                    return false;
                }
                at = released(at);
                at.receive(outcome);
                go = at.state();
            }
        } finally {
            root.driving = false;
        }
    }

    /** Hangs a generator below its caller; one that delegates itself goes on where its own leaf is. */
    private static GeneratorMachine<?, ?, ?, ?> adopted(
            GeneratorMachine<?, ?, ?, ?> called, GeneratorMachine<?, ?, ?, ?> caller) {
        called.caller = caller;
        GeneratorMachine<?, ?, ?, ?> leaf = called.leaf;
        called.leaf = null;
        return leaf == null ? called : leaf;
    }

    /** Takes an ended generator off its caller. */
    @SuppressWarnings("NullAway") // every generator but the root has one
    private static GeneratorMachine<?, ?, ?, ?> released(GeneratorMachine<?, ?, ?, ?> ended) {
        GeneratorMachine<?, ?, ?, ?> caller = ended.caller;
        ended.caller = null;
        return caller;
    }

    /**
     * Closes from the leaf to the root. What the close of an inner one throws is raised in its caller, which is closed all the
     * same if it catches that.
     *
     * @return what the close of the root throws; null if nothing
     */
    static @Nullable Throwable close(GeneratorMachine<?, ?, ?, ?> root, GeneratorMachine<?, ?, ?, ?> leaf) {
        root.driving = true;
        root.leaf = null;
        try {
            Throwable failure = null;
            for (GeneratorMachine<?, ?, ?, ?> at = leaf; ; at = released(at)) {
                failure = at.closeAlone(failure);
                if (at == root) {
                    return failure;
                }
            }
        } finally {
            root.driving = false;
        }
    }

    /**
     * Runs a generator to its end for one that is being closed: what it delegates to may do everything but yield.
     *
     * @param closed the one that is being closed
     * @return the result
     */
    static @Nullable Object withoutYields(Generator<?, ?, ?, ?> generator, SourceMap closed) {
        try {
            boolean yields = generator.resume();
            while (yields) {
                yields = generator.raise(yieldWhileClosing(closed));
            }
            return generator.result();
        } catch (Throwable failure) {
            throw Sneaky.<RuntimeException>sneaky(failure);
        }
    }

    static IllegalStateException yieldWhileClosing(SourceMap closed) {
        return new IllegalStateException("yield while the generator is being closed: " + closed);
    }

    /** The generator that a call of {@code yieldAll} means; null when it has returned already. */
    static @Nullable GeneratorMachine<?, ?, ?, ?> callable(Generator<?, ?, ?, ?> generator) {
        GeneratorMachine<?, ?, ?, ?> machine = (GeneratorMachine<?, ?, ?, ?>) generator;
        if (machine.isDone()) {
            return null;
        }
        machine.checkFree();
        return machine;
    }
}
