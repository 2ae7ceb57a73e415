package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred thousand asynchronous generators, each resumed by the one around it. */
@Tag("slow")
@Timeout(60)
final class AsyncDeepTest extends AsyncFixture {
    private static final int DEEP = 100_000;

    private int ended;

    /**
     * As the processor would make it of
     *
     * <pre>{@code
     * int levels(Yielder<Integer, Void> out) throws IOException {
     *     AsyncGenerator<Integer, Void, Integer, IOException> inner = levels(n - 1);
     *     try {
     *         while (Co.yield(inner.resume())) {
     *             out.yield(inner.value() + 1);
     *         }
     *         return inner.result() + 1;
     *     } finally {
     *         Co.yield(inner.close());
     *     }
     * }
     * }</pre>
     *
     * with, at the bottom, three yields of 0 with a second before each if it {@code waits}.
     */
    private final class Level extends AsyncGeneratorMachine<Integer, Void, Integer, IOException> {
        private final int n;
        private final boolean waits;
        private @Nullable Level inner;
        private int round;
        private int yielded;
        private int completion;
        private @Nullable Throwable pending;

        Level(int n, boolean waits) {
            this.n = n;
            this.waits = waits;
        }

        @Override
        protected boolean step(int state) throws Throwable {
            if (n == 0) {
                return bottom(state);
            } else if (inner == null) {
                inner = new Level(n - 1, waits);
            }
            for (; ; ) {
                try {
                    switch (state) {
                        case 0:
                            if (awaits(1, inner.resume())) return true;
                            state = 1;
                            continue;
                        case 1:
                            if (this.<Boolean>awaited()) {
                                yielded = inner.value() + 1;
                                return yields(2);
                            }
                            yielded = inner.result() + 1;
                            state = 3;
                            continue;
                        case 2:
                            sent();
                            state = 0;
                            continue;
                        case 3:
                            if (awaits(4, inner.close())) return true;
                            state = 4;
                            continue;
                        default:
                            awaited();
                            if (completion == 1) {
                                throw Objects.requireNonNull(pending);
                            }
                            return ends(yielded);
                    }
                } catch (Throwable failure) {
                    if (state >= 3) {
                        throw failure;
                    }
                    pending = failure;
                    completion = 1;
                    state = 3;
                }
            }
        }

        private boolean bottom(int state) {
            if (state == 0 || state == 2) {
                if (round++ == 3) {
                    return ends(0);
                }
                if (state == 2) {
                    sent();
                }
                if (waits) {
                    return awaits(1, Events.sleep(ofSeconds(1)));
                }
            } else {
                awaited();
            }
            return yields(2);
        }

        @Override
        protected int closing(int state) {
            return n == 0 ? -1 : 3;
        }

        @Override
        protected Integer yielded() {
            return yielded;
        }

        @Override
        protected void clear() {
            ended++;
            inner = null;
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("test.Deep", "levels", "Deep.java", 5, 6, 7, 8, 9);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachValueComesUpThroughAll(boolean waits) throws Exception {
        Level top = new Level(DEEP, waits);
        for (int i = 0; i < 3; i++) {
            assertEquals(true, this.yield(top.resume()));
            assertEquals(DEEP, top.value());
        }
        assertEquals(false, this.yield(top.resume()));
        assertEquals(DEEP, top.result());
        assertEquals(DEEP + 1, ended);
        assertEquals(ofSeconds(waits ? 3 : 0), time.elapsed());
    }

    @Test
    void aCloseGoesDownThroughAll() throws Exception {
        Level top = new Level(DEEP, true);
        this.yield(top.resume());

        assertNull(this.yield(top.close()));
        assertEquals(DEEP + 1, ended);
    }

    @Test
    void aCancelledCoroutineClosesAllOfThem() {
        Level top = new Level(DEEP, false);
        Script consumer =
                start(v -> top.resume(), v -> Events.sleep(ofSeconds(10)), v -> top.close(), v -> log.add(words(v)));
        while (top.stage() <= 0) {
            scheduler.runOnce();
        }

        consumer.cancel("why");
        scheduler.run();

        assertEquals("[null]", log.toString());
        assertEquals(DEEP + 1, ended);
    }

    @Test
    void aTimeoutEndsAllOfThem() throws Exception {
        Level top = new Level(DEEP, true);
        this.yield(top.resume());

        Object seen = this.yield(top.resume().timeout(ofSeconds(0)));
        assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(DEEP + 1, ended);
        assertTrue(((Throwable) seen).getStackTrace().length < 1_500);
    }

    @Test
    void whatIsRaisedInTheTopEndsAllOfThem() throws Exception {
        Level top = new Level(DEEP, true);
        IOException raised = new IOException("raised");
        this.yield(top.resume());

        assertSame(raised, this.yield(top.raise(raised)));
        assertEquals(DEEP + 1, ended);
    }
}
