package differential;

import static java.time.Duration.ofNanos;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Coroutines that wait for operations. */
@SuppressWarnings({"try", "finally"})
public class Coroutines {
    private int served;
    static int open;

    @Body(49)
    @Coroutine
    static String oneAfterTheOther(Log log, Ops ops) {
        String a = Co.yield(ops.op("a", "A"));
        String b = Co.yield(ops.op("b", a + "B"));
        log.add(b);
        return b;
    }

    @Body(49)
    @Coroutine
    static void ignoredAndVoid(Log log, Ops ops) {
        Co.yield(ops.op("a", 1));
        Co.yield(Events.pass());
        Co.yield(Events.sleep(ofNanos(10)));
        Void none = Co.yield(ops.<Void>op("void", null));
        log.show(none);
    }

    @Body({26, 49})
    @Coroutine
    static String operandsAndNesting(Log log, Ops ops) {
        return log.at("first", "1") + Co.yield(ops.op("a", 2)) + log.at("third", 3)
                + Co.yield(ops.op(Co.yield(ops.op("name", "nested")), 4L)) + Co.yield(ops.op("last", 'c'));
    }

    @Body({16, 57})
    @Coroutine
    static String checkedFailures(Log log, Ops ops) throws IOException {
        try {
            return "read " + Co.yield(ops.io("read", "line"));
        } catch (IOException e) {
            log.add("io " + e.getMessage());
            return "again " + Co.yield(ops.io("again", "x"));
        } catch (IllegalArgumentException e) {
            log.add("argument");
            throw e;
        } finally {
            log.add("finally " + Co.yield(ops.op("finally", "f")));
        }
    }

    @Body(17)
    @Coroutine
    static String resources(Log log, Ops ops) throws IOException {
        try (Log.Resource a = log.open(Co.yield(ops.io("name", "a")));
                Log.Resource b = log.openFailing("b")) {
            Co.yield(ops.op("use", a.name() + b.name()));
            return "used";
        }
    }

    @Body({6, 32})
    @Coroutine
    static int loopUntilNull(Log log, Ops ops) throws IOException {
        String line;
        int n = 0;
        while ((line = Co.yield(ops.io("line", n < 3 ? "line " + n : null))) != null && Co.yield(ops.op("ok", true))) {
            log.add(line);
            n++;
        }
        return n;
    }

    @Body({36, 66})
    @Coroutine
    static long unboxing(Log log, Ops ops) {
        int i = Co.yield(ops.op("int", 5));
        long l = i + Co.yield(ops.op("long", 6L));
        l += Co.yield(ops.op("again", 7));
        double d = Co.yield(ops.op("char", 'c'));
        boolean b = Co.yield(ops.op("bool", true)) && !Co.yield(ops.op("not", false));
        byte small = Co.yield(ops.op("byte", (byte) 3));
        small += Co.yield(ops.op("more", 300));
        return b ? l + (long) d + small : Co.yield(ops.op("null", (Integer) null));
    }

    @Body(36)
    @Coroutine
    static int unboxingNull(Log log, Ops ops) {
        try {
            int i = Co.yield(ops.op("null", (Integer) null));
            return i;
        } catch (NullPointerException e) {
            log.add("npe");
            return Co.yield(ops.op("other", 2)) + Co.yield(ops.op("null", (Integer) null));
        }
    }

    @Body(49)
    @Coroutine
    static String operationsInVariables(Log log, Ops ops) throws IOException {
        Operation<String, IOException> read = ops.io("read", "r");
        Operation<Integer, RuntimeException> count = ops.op("count", 1);
        var both = Co.yield(read) + Co.yield(count);
        Operation<String, ? extends RuntimeException> wild = ops.op("wild", "w");
        return both + Co.yield(wild);
    }

    @Coroutine
    static int callee(Log log, Ops ops, int n) throws IOException {
        log.add("callee " + n);
        int v = Co.yield(ops.io("callee op " + n, n));
        return v * 2;
    }

    @Body(26)
    @Coroutine
    static int callsOther(Log log, Ops ops) throws IOException {
        int a = Co.yield(CoroutinesCoroutines.callee(log, ops, 1));
        int b = Co.yield(CoroutinesCoroutines.callee(log, ops, a)) + Co.yield(CoroutinesCoroutines.callee(log, ops, 7));
        return a + b;
    }

    @Body(26)
    @Coroutine
    static int recursion(Log log, Ops ops, int n) throws IOException {
        if (n <= 1) {
            return Co.yield(ops.io("bottom", 1));
        }
        return n * Co.yield(CoroutinesCoroutines.recursion(log, ops, n - 1));
    }

    @Coroutine
    static long fib(Ops ops, int n) {
        return n < 2 ? Co.yield(ops.op("fib", (long) n)) : Co.yield(CoroutinesCoroutines.fib(ops, n - 1)) + Co.yield(CoroutinesCoroutines.fib(ops, n - 2));
    }

    @Body(32)
    @Coroutine
    static String doubleRecursion(Log log, Ops ops) {
        return "fib" + Co.yield(CoroutinesCoroutines.fib(ops, 4));
    }

    @Body({16, 57})
    @Coroutine
    static String failuresOfCallees(Log log, Ops ops) {
        try {
            return "v" + Co.yield(CoroutinesCoroutines.failing(log, ops));
        } catch (IOException e) {
            return "io " + e.getMessage();
        } catch (IllegalStateException e) {
            return "state " + e.getMessage() + Co.yield(ops.op("after", "!"));
        } finally {
            log.add("finally");
        }
    }

    @Coroutine
    static String failing(Log log, Ops ops) throws IOException {
        try {
            Co.yield(ops.io("before", 0));
            return log.fail("callee");
        } finally {
            Co.yield(ops.op("callee finally", 0));
            log.add("callee finally");
        }
    }

    @Body({46, 26})
    @Coroutine
    String instanceMethod(Log log, Ops ops) throws IOException {
        served += Co.yield(ops.op("served", 1));
        Coro<String, IOException> other = CoroutinesCoroutines.helper(this, log, ops, "h");
        log.add(other.isDone());
        return Co.yield(other) + served;
    }

    @Coroutine
    private String helper(Log log, Ops ops, String text) throws IOException {
        served *= 10;
        return text + Co.yield(ops.io("helper", served)) + served++;
    }

    @Coroutine
    @SafeVarargs
    static <T, C extends List<T>> C fill(Ops ops, C list, T... values) {
        for (T value : values) {
            list.add(Co.yield(ops.op("fill", value)));
        }
        return list;
    }

    @Body({62, 40})
    @Coroutine
    static String genericCallee(Log log, Ops ops) {
        ArrayList<String> strings = Co.yield(CoroutinesCoroutines.fill(ops, new ArrayList<String>(), "a", "b"));
        List<Integer> numbers = Co.yield(CoroutinesCoroutines.fill(ops, new ArrayList<>(), 1, 2));
        return strings.get(1).length() + "" + strings + numbers;
    }

    @Body({62, 40})
    @Coroutine
    static String safeVarargsCallee(Log log, Ops ops) {
        List<List<String>> lists = Co.yield(CoroutinesCoroutines.fill(ops, new ArrayList<>(), List.of("x"), List.of()));
        return "" + lists;
    }

    @Body({9, 26})
    @Coroutine
    static String lambdasBetween(Log log, Ops ops) {
        List<Runnable> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = Co.yield(ops.op("n", i * i));
            all.add(() -> log.add("lambda " + n));
        }
        all.forEach(Runnable::run);
        return "n" + all.size() + Co.yield(ops.op("end", 0));
    }

    @Body({33, 32})
    @Coroutine
    static Object conditionals(Log log, Ops ops) {
        boolean yes = Co.yield(ops.op("yes", true));
        Object a = yes ? Co.yield(ops.op("int", 1)) : 2.0;
        log.show(a);
        Object b = yes ? Co.yield(ops.op("string", "s")) : Co.yield(ops.op("number", 1));
        return yes ? b : Co.yield(ops.op("never", 0));
    }

    @Body({29, 30})
    @Coroutine
    static String targets(Log log, Ops ops) {
        int[] a = {1, 2, 3};
        int i = 0;
        a[i++] = Co.yield(ops.op("v", 9)) + i;
        a[i++] += Co.yield(ops.op("w", a[1] = 50));
        a[Co.yield(ops.op("index", 2))]++;
        String s = "s";
        s += Co.yield(ops.op("s", s = "t")) + s;
        open = 1;
        open += Co.yield(ops.op("open", open = 5));
        return a[0] + ":" + a[1] + ":" + a[2] + s + open;
    }

    @Body({54, 10})
    @Coroutine
    static String jumps(Log log, Ops ops) throws IOException {
        int n = 0;
        outer:
        while (true) {
            try {
                switch (Co.yield(ops.io("what", n++))) {
                    case 0:
                        continue;
                    case 1:
                        continue outer;
                    case 2:
                        break;
                    default:
                        return "n" + n;
                }
                Co.yield(ops.op("after switch", 0));
            } catch (IOException e) {
                log.add("io");
                if (n > 3) break;
            } finally {
                Co.yield(ops.op("finally", n));
            }
        }
        return "broken out";
    }

    @Body(49)
    @Coroutine
    static String nullOperation(Log log, Ops ops) {
        Operation<String, RuntimeException> none = null;
        try {
            return Co.yield(ops.op("some", 1)) + Co.yield(none);
        } catch (NullPointerException e) {
            return "npe" + Co.yield(ops.op("after", 1));
        }
    }

    @Body(57)
    @Coroutine
    static String severalChecked(Log log, Ops ops) throws IOException, InterruptedException {
        if (Co.yield(ops.io("a", 1)) > 1) throw new InterruptedException();
        return "end";
    }

    @Body(14)
    @Coroutine
    static String switchExpression(Log log, Ops ops) {
        String s = "";
        for (int i = 0; i < 4; i++) {
            s += switch (Co.yield(ops.op("i", i))) {
                case 0 -> "zero";
                case 1 -> Co.yield(ops.op("one", "ONE"));
                case 2 -> {
                    int x = Co.yield(ops.op("block", 5));
                    yield "two" + x;
                }
                default -> Co.yield(ops.op("d", "other"));
            };
        }
        return s;
    }
}
