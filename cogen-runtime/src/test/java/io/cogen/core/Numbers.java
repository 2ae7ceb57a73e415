package io.cogen.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written generator, as the processor would make it of
 *
 * <pre>{@code
 * int numbers(Yielder<Integer, String> out) throws Exception {
 *     try {
 *         for (int i = 1; i <= n; i++) {
 *             log.add("sent " + out.yield(i));
 *         }
 *         return n;
 *     } catch (Exception e) {
 *         log.add("caught " + e.getMessage());
 *         throw e;
 *     } finally {
 *         lastly.run();
 *     }
 * }
 * }</pre>
 */
final class Numbers extends GeneratorMachine<Integer, String, Integer, Exception> {
    private final int n;
    final List<String> log = new ArrayList<>();
    Step lastly = () -> log.add("finally");
    Step body = () -> {};
    boolean yieldsInFinally;
    int cleared;

    private int i;
    private int yielded;
    private @Nullable Throwable thrown;

    interface Step {
        void run() throws Exception;
    }

    Numbers(int n) {
        this.n = n;
    }

    @Override
    protected boolean step(int state) throws Throwable {
        for (; ; ) {
            try {
                switch (state) {
                    case 0:
                        i = 1;
                        break;
                    case 1:
                        log.add("sent " + sent());
                        i++;
                        break;
                    default:
                        if (yieldsInFinally) {
                            return yields(3);
                        }
                        lastly.run();
                        if (thrown != null) {
                            throw thrown;
                        }
                        return ends(n);
                }
                body.run();
                if (i > n) {
                    state = 2;
                    continue;
                }
                yielded = i;
                return yields(1);
            } catch (Throwable failure) {
                if (state == 2) {
                    throw failure;
                }
                if (failure instanceof Exception) {
                    log.add("caught " + failure.getMessage());
                }
                thrown = failure;
                state = 2;
            }
        }
    }

    @Override
    protected int closing(int state) {
        return 2;
    }

    @Override
    protected Integer yielded() {
        return yielded;
    }

    @Override
    protected void clear() {
        cleared++;
    }

    @Override
    protected SourceMap source() {
        return SourceMap.of("test.Numbers", "numbers", "Numbers.java", 3, 6);
    }
}
