package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.util.function.Supplier;

/** Synchronized statements, and assertions. */
public class Locks {
    private final Object lock = new Object();

    static boolean held(Object o) {
        return Thread.holdsLock(o);
    }

    @Body(18)
    @Coroutine
    String plain(Yielder<Object, Object> out, Log log) {
        String all = "";
        synchronized (lock) {
            all += held(lock);
        }
        out.yield(held(lock));
        synchronized (this) {
            all += held(this) + "" + held(lock);
        }
        out.yield(held(this));
        return all;
    }

    @Body({10, 18})
    @Coroutine
    String jumps(Yielder<Object, Integer> out, Log log) {
        String all = "";
        outer:
        for (int i = 0; i < 6; i++) {
            inner:
            for (int j = 0; j < 3; j++) {
                int n = out.yield(i * 10 + j);
                synchronized (lock) {
                    synchronized (this) {
                        log.add(held(lock) + "" + held(this));
                        if (n == 1) continue;
                        if (n == 2) break;
                        if (n == 3) continue outer;
                        if (n == 4) break inner;
                        for (int k = 0; k < 5; k++) {
                            if (k == 1) continue;
                            if (k == n) continue inner;
                            if (k == 4) break;
                        }
                        if (n > 5) break outer;
                    }
                }
                all += "end" + held(lock) + held(this);
            }
            all += "after" + i;
        }
        return all + held(lock);
    }

    @Body({18, 20, 54})
    @Coroutine
    long returns(Yielder<Object, Integer> out, Log log) {
        try {
            int n = out.yield("first");
            synchronized (lock) {
                log.add(held(lock));
                if (n == 1) return n + 1;
                Supplier<Long> f = () -> {
                    return 5L;
                };
                if (n > 3) return f.get();
                if (n == 0) throw new IllegalStateException("zero");
            }
            out.yield("second");
        } finally {
            out.yield("finally " + held(lock));
        }
        return -1;
    }

    @Body({18, 20})
    @Coroutine
    void returnsNothing(Yielder<Object, Integer> out, Log log) {
        try {
            while (true) {
                int n = out.yield("next");
                synchronized (lock) {
                    if (n > 2) {
                        return;
                    }
                }
            }
        } finally {
            out.yield("end");
        }
    }

    @Body({14, 18})
    @Coroutine
    String givesAValue(Yielder<Object, Integer> out, Log log) {
        return "<" + switch (out.yield("which")) {
            case 1 -> {
                synchronized (lock) {
                    if (held(lock)) yield "one" + held(lock);
                }
                yield "none";
            }
            case 2 -> {
                out.yield("two");
                synchronized (lock) {
                    yield held(lock);
                }
            }
            default -> out.yield("default");
        } + held(lock);
    }

    @Body({18, 27})
    @Coroutine
    String yieldsTheLock(Yielder<Object, Object> out, Log log) {
        Object mine = new Object();
        synchronized (log.at("lock", out.yield("object") == null ? null : mine)) {
            log.add(held(mine));
        }
        for (int i = 0; i < 3; i++) {
            synchronized (out.yield(i)) {
                if (i == 1) continue;
                log.add(i);
            }
        }
        return "" + held(mine);
    }

    @Body({18, 16})
    @Coroutine
    String tryInside(Yielder<Object, Integer> out, Log log) {
        String all = "";
        for (int i = 0; i < 4; i++) {
            int n = out.yield(i);
            synchronized (lock) {
                try {
                    if (n == 1) continue;
                    if (n == 2) break;
                    if (n == 3) throw new IllegalArgumentException("three");
                } catch (IllegalArgumentException e) {
                    all += e.getMessage();
                    continue;
                } finally {
                    log.add("finally" + i);
                    all += held(lock);
                }
            }
            all += ".";
        }
        return all;
    }

    @Body(21)
    @Coroutine
    static String assertions(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        assert log.at("plain", n != 5);
        if (n < 3) assert n > 0 : log.at("detail", "n is " + n);
        else out.yield("else");
        Runnable r = () -> {
            assert n != 2 : 'c';
        };
        out.yield("run");
        r.run();
        return "ok";
    }

    @Body({21, 32})
    @Coroutine
    static String assertionsThatYield(Yielder<Object, Integer> out, Log log) {
        assert out.yield("a") > 0;
        assert out.yield("b") > 0 && out.yield("c") != null : "detail";
        assert log.at("left", true) || out.yield("never") > 0 : out.yield("never");
        assert out.yield("d") > 2 : out.yield("detail");
        assert log.at("last", out.yield("e") > 2) : log.at("text", "text" + out.yield("f"));
        return "ok";
    }

    @Body(21)
    @Coroutine
    static String detailsOfAllTypes(Yielder<Object, Integer> out, Log log) {
        String all = "";
        for (int i = 0; i < 8; i++) {
            try {
                int n = out.yield(i);
                switch (i) {
                    case 0 -> {
                        assert n < 0 : 1L + out.yield("long");
                    }
                    case 1 -> {
                        assert n < 0 : 'c';
                    }
                    case 2 -> {
                        assert n < 0 : new IllegalStateException("cause");
                    }
                    case 3 -> {
                        assert out.yield("bool") < 0 : n > 1;
                    }
                    case 4 -> {
                        assert out.yield("null") < 0 : null;
                    }
                    case 5 -> {
                        assert n < 0 : 2.5f;
                    }
                    default -> {
                        assert n < 0;
                    }
                }
            } catch (AssertionError e) {
                all += e.getMessage() + e.getCause();
            }
        }
        return all;
    }

    @Body(21)
    @Coroutine
    static String assertionInACoroutine(Log log, Ops ops) {
        assert Co.yield(ops.op("a", true)) : Co.yield(ops.op("b", "never"));
        assert Co.yield(ops.op("c", false)) : Co.yield(ops.op("d", "detail"));
        return "ok";
    }
}
