package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class CoroutineLocalTest extends AsyncFixture {
    private final CoroutineLocal<Object> local = new CoroutineLocal<>();
    private final CoroutineLocal<Object> inheritable = new CoroutineLocal<>().inheritable();

    private Object set(Object value) {
        local.set(value);
        return "set";
    }

    // CG-037, SH-033: one for each, across suspensions
    @Test
    void eachCoroutineHasItsOwn() {
        for (int i = 1; i <= 3; i++) {
            int me = i;
            scheduler.add(Script.of(
                    "c" + i,
                    v -> local.get() == null && me < 3 ? set("value of " + me) : null,
                    v -> Events.pass(),
                    v -> log.add(me + ": " + local.get())));
        }
        scheduler.run();

        assertEquals(List.of("1: value of 1", "2: value of 2", "3: null"), log);
    }

    // CG-037, otherwise than there: a call is like that of a method
    @Test
    void calleesSeeAndChangeTheValuesOfTheirCallers() throws Exception {
        Script innermost = Script.of("innermost", v -> log.add(local.get()), v -> set("by the innermost"));
        Script callee = Script.of("callee", v -> Events.sleep(ofSeconds(1)), v -> innermost, v -> log.add(local.get()));
        scheduler.run(Script.of("caller", v -> set("by the caller"), v -> callee, v -> log.add(local.get())));

        assertEquals(List.of("by the caller", "by the innermost", "by the innermost"), log);
    }

    @Test
    void whatACalleeSetsFirstItsCallerSeesToo() throws Exception {
        Script callee = Script.of("callee", v -> local.get(), v -> set("v"));
        Script second = Script.of("second", v -> log.add(local.get()));
        scheduler.run(Script.of("caller", v -> callee, v -> log.add(local.get()), v -> second));

        assertEquals(List.of("v", "v"), log);
    }

    @Test
    void oneThatIsAddedStartsAfreshUnlessItInherits() throws Exception {
        Script child = Script.of(
                "child",
                v -> log.add(local.get() + " " + inheritable.get()),
                v -> {
                    inheritable.set("of the child");
                    return Events.sleep(ofSeconds(1));
                },
                v -> log.add("child " + inheritable.get()));
        scheduler.add(Script.of(
                "parent",
                v -> {
                    local.set("own");
                    inheritable.set("of the parent");
                    return Script.of("adder", w -> Events.add(child));
                },
                v -> Events.pass(),
                v -> log.add("parent " + inheritable.get())));
        scheduler.run();

        assertEquals(List.of("null of the parent", "parent of the parent", "child of the child"), log);
    }

    @Test
    void whoeverIsAddedByTheLoopInheritsNothing() throws Exception {
        scheduler.run(Script.of("c", v -> {
            inheritable.set("v");
            scheduler.submit(Script.of("submitted", w -> log.add(String.valueOf(inheritable.get()))));
            return null;
        }));
        scheduler.run();

        assertEquals(List.of("null"), log);
    }

    @Test
    void initialValuesAndRemove() throws Exception {
        int[] made = {0};
        CoroutineLocal<Integer> counted = CoroutineLocal.withInitial(() -> ++made[0]);
        Script callee = Script.of("callee", v -> log.add(counted.get()));
        scheduler.run(Script.of(
                "caller",
                v -> callee,
                v -> {
                    counted.remove();
                    local.remove();
                    return log.add(counted.get());
                },
                v -> {
                    log.add(counted.get());
                    counted.set(9);
                    return log.add(counted.get());
                }));
        CoroutineLocal<Object> ofNull = CoroutineLocal.withInitial(() -> made[0]++ < 0 ? "" : null);
        scheduler.run(Script.of("nulls", v -> ofNull.get(), v -> ofNull.get()));

        assertEquals(List.of(1, 2, 2, 9), log);
        assertEquals(3, made[0]);
        assertThrows(NullPointerException.class, () -> CoroutineLocal.withInitial(null));
    }

    @Test
    void anAsynchronousGeneratorSeesThoseOfWhoeverResumesIt() throws Exception {
        AsyncScript generator = AsyncScript.of(
                "generator",
                v -> AsyncScript.out(local.get()),
                v -> log.add(local.get()),
                v -> set("by the generator"));
        scheduler.run(Script.of("first", v -> set("first"), v -> generator.resume(), v -> log.add(generator.value())));
        scheduler.run(Script.of("second", v -> set("second"), v -> generator.resume(), v -> log.add(local.get())));

        assertEquals(List.of("first", "second", "by the generator"), log);
    }

    // CG-037: a value is freed with its coroutine, whoever keeps that
    @Test
    void valuesAreFreedWithTheCoroutine() throws Exception {
        Script callee = Script.of("callee", v -> local.get(), v -> Events.pass());
        Script done = Script.of("done", v -> set("v"), v -> callee);
        scheduler.run(done);
        assertNull(done.extras.locals);
        assertNull(callee.extras.locals);

        Object[] value = {new Object()};
        WeakReference<Object> reference = new WeakReference<>(value[0]);
        Script cancelled = start(
                v -> {
                    inheritable.set(value[0]);
                    return Events.sleep(ofSeconds(9));
                },
                v -> {
                    throw (Throwable) v;
                });
        assertNotNull(cancelled.extras.locals);
        value[0] = null;
        cancelled.cancel("end of the test");
        scheduler.run();
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        assertNull(reference.get());
    }

    /** Everybody in a deep recursion asks, and nobody walks to the root: else this takes minutes. */
    @Test
    void deepRecursionsAreNotSlow() throws Exception {
        Script chain = Script.of("deepest", v -> log.add(local.get()));
        for (int i = 0; i < 100_000; i++) {
            Script callee = chain;
            chain = Script.of("c", v -> local.get(), v -> callee, v -> local.get());
        }
        Script top = chain;
        scheduler.run(Script.of("top", v -> set("v"), v -> top));

        assertEquals(List.of("v"), log);
    }

    @Test
    void onlyInACoroutine() throws Exception {
        assertTrue(assertThrows(IllegalStateException.class, local::get)
                .getMessage()
                .startsWith("no coroutine runs on this thread"));
        assertThrows(IllegalStateException.class, () -> local.set("v"));
        assertThrows(IllegalStateException.class, local::remove);
        scheduler.post(() -> assertThrows(IllegalStateException.class, local::get));
        assertSame("v", scheduler.run(Script.of("c", v -> set("v"), v -> local.get())));
    }
}
