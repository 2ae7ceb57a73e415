package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.AsyncGenerator;
import io.cogen.core.Co;
import io.cogen.core.Generator;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asynchronous generators that hand over to others, call coroutines, and resume their like. */
@SuppressWarnings("try")
public class AsyncDelegation {
    @Body(49)
    @Coroutine
    static int yieldsAllOfIterables(Yielder<Object, Integer> out, Log log, Ops ops) {
        out.yieldAll(List.of("a", "b"));
        out.yieldAll(Co.yield(ops.op("list", List.of(1, 2))));
        out.yieldAll(List.of());
        try {
            out.yieldAll(new ArrayList<>(List.of(out.yield("c"), Co.yield(ops.op("d", "d")))));
        } finally {
            Co.yield(ops.op("end", 1));
        }
        return 1;
    }

    @Coroutine
    static int inner(Yielder<Object, Integer> out, Log log, int n) throws IOException {
        try {
            for (int i = 0; i < n; i++) {
                try {
                    log.add("sent " + out.yield("inner " + i));
                } catch (IllegalArgumentException e) {
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

    @Body({49, 55})
    @Coroutine
    static String yieldsAllOfAGenerator(Yielder<Object, Integer> out, Log log, Ops ops) {
        int result = -1;
        try {
            result = Co.yield(ops.op("one", 1))
                    + out.yieldAll(AsyncDelegationCoroutines.inner(log, 2)) * Co.yield(ops.op("two", 2));
            out.yield("between");
            result += out.yieldAll(AsyncDelegationCoroutines.inner(log, Co.yield(ops.op("how many", 1))));
        } catch (IOException e) {
            log.add("caught " + e.getMessage() + " " + out.yield("handler") + Co.yield(ops.op("handled", 1)));
        } finally {
            log.add("finally " + result + Co.yield(ops.op("finally", 'f')));
        }
        return "result " + result;
    }

    @Body(49)
    @Coroutine
    static int begunByHand(Yielder<Object, Integer> out, Log log, Ops ops) throws IOException {
        try (Generator<Object, Integer, Integer, IOException> begun = AsyncDelegationCoroutines.inner(log, 3)) {
            log.add(begun.resume());
            Co.yield(ops.op("while it is open", begun.value()));
            int result = out.yieldAll(begun);
            log.add(begun.isDone());
            return result + out.yieldAll(begun) + Co.yield(ops.op("end", 1));
        }
    }

    @Coroutine
    static String read(Log log, Ops ops, String name) throws IOException {
        try {
            return Co.yield(ops.io("read " + name, name)) + Co.yield(ops.op("more", "!"));
        } finally {
            log.add("read ends");
        }
    }

    @Body({49, 55})
    @Coroutine
    static String calls(Yielder<String, String> out, Log log, Ops ops) throws IOException {
        String first = Co.yield(AsyncDelegationCoroutines.read(log, ops, "first"));
        String sent = out.yield(first);
        try {
            return sent + Co.yield(AsyncDelegationCoroutines.read(log, ops, "of " + out.yield("name")));
        } finally {
            log.add(Co.yield(AsyncDelegationCoroutines.read(log, ops, "last")));
        }
    }

    @Coroutine
    static Integer numbers(Yielder<Integer, String> out, Log log, Ops ops, int n) throws IOException {
        try {
            for (int i = 0; i < n; i++) {
                log.show(out.yield(Co.yield(ops.io("number", i))));
            }
            return Co.yield(ops.op("result", n * 100));
        } finally {
            log.add("numbers end " + Co.yield(ops.op("numbers close", 1)));
        }
    }

    @Body({49, 55})
    @Coroutine
    static int resumesAnother(Yielder<Object, Integer> out, Log log, Ops ops) throws IOException {
        AsyncGenerator<Integer, String, Integer, IOException> numbers = AsyncDelegationCoroutines.numbers(log, ops, 2);
        try {
            boolean more = Co.yield(numbers.resume());
            while (more) {
                Integer sent = out.yield(numbers.value());
                more = Co.yield(numbers.resume("sent " + sent));
            }
            return numbers.result() + out.yield("end");
        } finally {
            Co.yield(numbers.close());
            log.add("done " + numbers.isDone());
        }
    }

    @Body({49, 55})
    @Coroutine
    static String raisesInAnother(Yielder<Object, Integer> out, Log log, Ops ops) {
        AsyncGenerator<Integer, String, Integer, IOException> numbers = AsyncDelegationCoroutines.numbers(log, ops, 2);
        try {
            Co.yield(numbers.resume());
            out.yield(numbers.value());
            Co.yield(numbers.raise(new UnsupportedOperationException("raised inside")));
            return "went on";
        } catch (UnsupportedOperationException | IOException e) {
            return "caught " + e.getMessage() + out.yield(numbers.isDone());
        }
    }
}
