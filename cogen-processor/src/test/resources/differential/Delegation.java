package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Generator;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Generators that hand over to others. */
public class Delegation {
    @Coroutine
    static int inner(Yielder<Object, Integer> out, Log log, int n) throws IOException {
        try {
            for (int i = 0; i < n; i++) {
                try {
                    log.add("sent " + out.yield("inner " + i));
                } catch (IllegalStateException e) {
                    log.add("inner caught " + e.getMessage());
                    if (i == 1) {
                        throw new IOException("inner fails", e);
                    }
                }
            }
            return n * 10;
        } finally {
            log.add("inner ends");
        }
    }

    @Coroutine
    static String middle(Yielder<Object, Integer> out, Log log) throws IOException {
        try {
            return "middle " + out.yieldAll(DelegationCoroutines.inner(log, 2)) + out.yield("between");
        } catch (IOException e) {
            log.add("middle caught " + e.getMessage());
            return "failed";
        } finally {
            log.add("middle ends");
        }
    }

    @Body(49)
    @Coroutine
    static int toAnIterable(Yielder<Object, Integer> out, Log log) {
        out.yieldAll(List.of("a", "b"));
        out.yieldAll(List.of());
        out.yieldAll(new ArrayList<>(List.of(out.yield("c"))));
        return 1;
    }

    @Body(49)
    @Coroutine
    static int resultAsAnOperand(Yielder<Object, Integer> out, Log log) throws IOException {
        int[] counts = {1, 2};
        counts[out.yield("index") & 1] += log.at("one", 1) + out.yieldAll(DelegationCoroutines.inner(log, 2));
        return counts[0] * 1000 + counts[1];
    }

    @Body(55)
    @Coroutine
    static String nested(Yielder<Object, Integer> out, Log log) throws IOException {
        String first = out.yieldAll(DelegationCoroutines.middle(log));
        String second = out.yieldAll(DelegationCoroutines.middle(log));
        return first + second;
    }

    @Body(55)
    @Coroutine
    static int failureInside(Yielder<Object, Integer> out, Log log) {
        int result = -1;
        try {
            result = out.yieldAll(DelegationCoroutines.inner(log, 3));
        } catch (IOException e) {
            log.add("caught " + e.getMessage() + " " + out.yield("handler"));
        } finally {
            log.add("finally " + result);
        }
        return result;
    }

    @Body(49)
    @Coroutine
    static int begunByHand(Yielder<Object, Integer> out, Log log) throws IOException {
        try (Generator<Object, Integer, Integer, IOException> begun = DelegationCoroutines.inner(log, 3)) {
            log.add(begun.resume());
            log.add(begun.value());
            int result = out.yieldAll(begun);
            log.add(begun.isDone());
            return result + out.yieldAll(begun);
        }
    }

    @Body(49)
    @Coroutine
    static int recursive(Yielder<Object, Integer> out, Log log) {
        return out.yieldAll(DelegationCoroutines.recursion(log, 3));
    }

    @Coroutine
    static int recursion(Yielder<Object, Integer> out, Log log, int depth) {
        int sent = out.yield("down " + depth);
        int result = depth == 0 ? 0 : 1 + out.yieldAll(DelegationCoroutines.recursion(log, depth - 1));
        log.add("up " + depth + " " + sent);
        return result + out.yield("up " + depth);
    }

    @Coroutine
    static String silent(Yielder<Object, Integer> out, Log log, boolean yields) {
        log.add("silent");
        try {
            return yields ? "sent " + out.yield("loud") : "nothing";
        } finally {
            log.add("no more");
        }
    }

    @Body({49, 56})
    @Coroutine
    static void whichYieldsNothingWhileClosing(Yielder<Object, Integer> out, Log log) {
        try {
            out.yield(1);
        } finally {
            out.yieldAll(List.of());
            log.add(out.yieldAll(DelegationCoroutines.silent(log, false)));
            try {
                log.add(out.yieldAll(DelegationCoroutines.silent(log, true)));
            } finally {
                log.add("after it");
            }
        }
    }

    @Body({49, 56})
    @Coroutine
    static void elementsWhileClosing(Yielder<Object, Integer> out, Log log) {
        try {
            out.yield(1);
        } finally {
            out.yieldAll(List.of());
            log.add("none");
            out.yieldAll(List.of(2));
            log.add("one");
        }
    }
}
