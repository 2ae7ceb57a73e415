package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import io.cogen.processor.differential.Ops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Methods that yield values and wait for operations. */
@SuppressWarnings({"try", "finally", "fallthrough"})
public class AsyncGenerators {
    private int held = 1;

    @Body(49)
    @Coroutine
    static String oneAfterTheOther(Yielder<String, Integer> out, Log log, Ops ops) {
        String a = Co.yield(ops.op("a", "A"));
        log.show(out.yield(a));
        String b = Co.yield(ops.op("b", a + "B"));
        return b + out.yield(b);
    }

    @Body(49)
    @Coroutine
    static void endsWithAWait(Yielder<String, Void> out, Log log, Ops ops) {
        out.yield("only");
        Co.yield(ops.op("last", 1));
        log.add("end");
    }

    @Body(49)
    @Coroutine
    static int waitsBeforeItsFirstYield(Yielder<Integer, Integer> out, Log log, Ops ops) throws IOException {
        int n = Co.yield(ops.io("first", 2));
        Co.yield(Events.pass());
        return out.yield(n) + Co.yield(ops.op("between", 3)) + out.yield(4);
    }

    @Body({6, 32})
    @Coroutine
    static int loop(Yielder<Object, Integer> out, Log log, Ops ops) throws IOException {
        int sum = 0;
        String line;
        while ((line = Co.yield(ops.io("line", sum < 6 ? "line " + sum : null))) != null && log.goesOn()) {
            sum += out.yield(line) == null ? 2 : 3;
        }
        do {
            sum++;
        } while (sum < 9 && Co.yield(ops.op("more", true)));
        for (int i = Co.yield(ops.op("from", 0)); i < 2; i += Co.yield(ops.op("step", 1))) {
            out.yield(i);
        }
        return sum;
    }

    @Body({26, 30, 32})
    @Coroutine
    static String bothInOneExpression(Yielder<Object, Integer> out, Log log, Ops ops) {
        int[] counts = {1, 2, 3};
        counts[out.yield("index") & 1] += log.at("one", 1) + Co.yield(ops.op("add", 10)) * out.yield("factor");
        String text = "" + counts[0] + counts[1];
        text += Co.yield(ops.op("of " + out.yield(text), out.yield("value") > 1 ? "big" : "small"));
        return text + (Co.yield(ops.op("ok", counts[0] > 5)) && out.yield("and") > 0 ? "yes" : Co.yield(ops.op("no", 'n')));
    }

    @Body({26, 36})
    @Coroutine
    static String operands(Yielder<Object, Integer> out, Log log, Ops ops) {
        return String.join(
                "-",
                "" + out.yield("a") + Co.yield(ops.op("b", 2)),
                String.valueOf(Co.yield(ops.op("c", out.yield(Co.yield(ops.op("d", 4L)))))),
                log.at("e", "E"));
    }

    @Body({16, 56})
    @Coroutine
    static String tryAroundBoth(Yielder<Object, Integer> out, Log log, Ops ops) throws IOException {
        try {
            log.show(out.yield("body"));
            return "read " + Co.yield(ops.io("read", "line"));
        } catch (IOException e) {
            log.add("io " + e.getMessage());
            return "again " + Co.yield(ops.io("again", "x")) + out.yield("handler");
        } catch (IllegalArgumentException e) {
            log.add("argument");
            Co.yield(ops.op("log", e.getMessage()));
            throw e;
        } finally {
            log.add("finally " + Co.yield(ops.op("finally", "f")));
        }
    }

    @Body({16, 58})
    @Coroutine
    static int finallyBlocksThatWait(Yielder<String, Integer> out, Log log, Ops ops) {
        int n = 0;
        try {
            try {
                n += out.yield("inside");
                n += Co.yield(ops.op("middle", 1));
                n += out.yield("inside again");
            } finally {
                log.add("inner " + n);
                n += Co.yield(ops.op("inner", 10));
                Co.yield(Events.pass());
            }
            n += out.yield("between");
        } finally {
            log.add("outer " + n);
            Co.yield(ops.op("outer", 100));
            log.add("outer ends");
        }
        return n;
    }

    /** A yield in a finally block: what happens to it during a close is the point. */
    @Body({16, 58})
    @Coroutine
    static String finallyBlocksThatYield(Yielder<String, Integer> out, Log log, Ops ops) {
        try {
            try {
                Co.yield(ops.op("a", 1));
                out.yield("b");
            } finally {
                Co.yield(ops.op("before", 1));
                out.yield("finally");
                log.add("not in a close");
            }
        } finally {
            log.add("end " + Co.yield(ops.op("c", 'c')));
        }
        return "done";
    }

    @Body({16, 20})
    @Coroutine
    static int finallyThatReturns(Yielder<String, Integer> out, Log log, Ops ops) {
        try {
            return Co.yield(ops.op("a", 1)) + out.yield("b");
        } finally {
            if (Co.yield(ops.op("swallow", true))) {
                return -1;
            }
        }
    }

    @Body({16, 57})
    @Coroutine
    static String finallyThatCatches(Yielder<String, Integer> out, Log log, Ops ops) {
        String result = "none";
        try {
            result = "sent " + out.yield("a");
        } finally {
            try {
                Co.yield(ops.io("flush", 1));
            } catch (IOException e) {
                log.add("flush: " + e.getMessage() + " " + Co.yield(ops.op("complain", 1)));
            }
        }
        return result;
    }

    @Body(value = {56, 58}, closes = {"finally f; closed", "finally f; closed"})
    @Coroutine
    @SuppressWarnings("CG202")
    static void catchesThrowable(Yielder<String, Integer> out, Log log, Ops ops) {
        try {
            out.yield("a");
            Co.yield(ops.op("between", 1));
            out.yield("b");
        } catch (Throwable t) {
            log.add("caught " + t.getMessage());
            Co.yield(Events.pass());
        } finally {
            log.add("finally " + 'f');
        }
    }

    @Body({10, 16, 56})
    @Coroutine
    static int jumpsThroughFinally(Yielder<Object, Integer> out, Log log, Ops ops) {
        int n = 0;
        outer:
        for (int i = 0; i < 3; i++) {
            for (int k = 0; ; k++) {
                try {
                    Integer sent = out.yield(i * 10 + k);
                    if (sent != null && sent > 2) {
                        continue outer;
                    } else if (Co.yield(ops.op("leave", n > 3))) {
                        break outer;
                    } else if (k == 1) {
                        break;
                    }
                } finally {
                    n += Co.yield(ops.op("count", 1));
                    log.add("n " + n);
                }
            }
        }
        return n;
    }

    @Body({10, 11})
    @Coroutine
    static String oldSwitch(Yielder<Object, Integer> out, Log log, Ops ops) {
        String text = "";
        for (int i = 0; i < 4; i++) {
            switch (Co.yield(ops.op("select", i)) + out.yield("plus")) {
                case 0:
                    text += out.yield("zero");
                case 1:
                    text += Co.yield(ops.op("one", "1"));
                    break;
                case 2:
                    continue;
                default:
                    int wait = Co.yield(ops.op("default", i));
                    text += wait + "" + out.yield(wait);
            }
            log.add(text);
        }
        return text;
    }

    @Body({13, 14})
    @Coroutine
    static Object switchExpression(Yielder<Object, Integer> out, Log log, Ops ops) {
        Object first = log.at("left", 1) + switch (out.yield("which")) {
            case 1 -> Co.yield(ops.op("one", 1));
            case 2, 3 -> {
                int n = out.yield("two");
                yield n + Co.yield(ops.op("three", 3));
            }
            case 0 -> throw new IllegalStateException("zero " + Co.yield(ops.op("zero", 0)));
            default -> out.yield("default");
        };
        return first + switch (Co.yield(ops.op("text", "b"))) {
            case "a" -> "A";
            case "b" -> "B" + out.yield(first);
            default -> Co.yield(ops.op("other", "x"));
        };
    }

    @Body({17, 58})
    @Coroutine
    static String resources(Yielder<Object, Integer> out, Log log, Ops ops) throws IOException {
        try (Log.Resource a = log.open(Co.yield(ops.io("name", "a")));
                Log.Resource b = log.openFailing("b" + out.yield("b"))) {
            Co.yield(ops.op("use", a.name() + b.name()));
            out.yield("used");
            return "used";
        } finally {
            Co.yield(ops.op("closed", 1));
        }
    }

    @Body({9, 41})
    @Coroutine
    static int captures(Yielder<Object, Integer> out, Log log, Ops ops) {
        List<Supplier<String>> suppliers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int waited = Co.yield(ops.op("wait", i * 2));
            int sent = out.yield(i) == null ? 5 : 6;
            String text = Co.yield(ops.op("text", "t" + i));
            suppliers.add(() -> text + waited + sent);
        }
        for (Supplier<String> each : suppliers) {
            log.add(each.get());
            out.yield(each.get());
        }
        return suppliers.size();
    }

    @Body(49)
    @Coroutine
    static void operationsInVariables(Yielder<Object, Integer> out, Log log, Ops ops) {
        Operation<String, RuntimeException> first = ops.op("first", "1");
        Operation<Integer, RuntimeException> second = ops.op("second", out.yield("before"));
        log.show(Co.yield(second));
        out.yield(Co.yield(first));
    }

    @Body({60, 61})
    @Coroutine
    static <T extends Comparable<T>> T generic(Yielder<T, T> out, Log log, Ops ops, T least) {
        T largest = least;
        for (int i = 0; i < 3; i++) {
            T sent = out.yield(Co.yield(ops.op("largest", largest)));
            if (sent != null && sent.getClass() == largest.getClass() && sent.compareTo(largest) > 0) {
                largest = sent;
            }
        }
        return largest;
    }

    @Body({30, 47})
    @Coroutine
    int instance(Yielder<Integer, Integer> out, Log log, Ops ops) {
        held += out.yield(held) + Co.yield(ops.op("add", held));
        this.held -= Co.yield(ops.op("take", 1));
        return held++ + out.yield(held) + --this.held;
    }

    @Body({16, 20})
    @Coroutine
    static int returnsFromInside(Yielder<String, Integer> out, Log log, Ops ops) {
        for (int i = 0; ; i++) {
            try {
                if (out.yield("i " + i) == null || Co.yield(ops.op("enough", i == 2))) {
                    return Co.yield(ops.op("result", i));
                }
            } finally {
                log.add("finally " + i);
                Co.yield(ops.op("finally", i));
            }
        }
    }

    @Body({16, 57})
    @Coroutine
    static void retries(Yielder<String, Integer> out, Log log, Ops ops) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                String value = Co.yield(ops.io("attempt " + attempt, "v"));
                log.show(out.yield(value));
                return;
            } catch (IOException | IllegalArgumentException e) {
                log.show(out.yield("failed: " + e.getMessage()));
            }
        }
    }

    @Body(49)
    @Coroutine
    static boolean primitives(Yielder<Long, Boolean> out, Log log, Ops ops) {
        long n = Co.yield(ops.op("long", 3L));
        byte small = Co.yield(ops.op("byte", (byte) 5));
        boolean more = out.yield(n + small);
        char c = Co.yield(ops.op("char", 'c'));
        double d = c + Co.yield(ops.op("float", 1.5f));
        log.show(d);
        return more & out.yield((long) d) | Co.yield(ops.op("or", false));
    }

    @Body({22, 49})
    @Coroutine
    static String localClasses(Yielder<Object, Integer> out, Log log, Ops ops) {
        String held = Co.yield(ops.op("held", "h"));
        class Pair {
            final Object left = held;
            final Object right;

            Pair(Object right) {
                this.right = right;
            }
        }
        Pair pair = new Pair(out.yield("right"));
        Co.yield(ops.op("wait", pair.left));
        return "" + pair.left + pair.right + out.yield(pair.right);
    }

    @Body({15, 32})
    @Coroutine
    static String binding(Yielder<Object, Object> out, Log log, Ops ops) {
        if (out.yield("which") instanceof Integer n && Co.yield(ops.op("positive", n > 0))) {
            return "positive " + n + out.yield(n);
        }
        if (!(Co.yield(ops.op("text", (Object) "t")) instanceof String s) || out.yield("no") == null) {
            return "none";
        }
        return s + out.yield(s);
    }
}
