package demo;

import io.cogen.annotations.Coroutine;
import io.cogen.core.AsyncGenerator;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.Yielder;
import io.cogen.queue.LifoQueue;
import io.cogen.queue.PriorityQueue;
import io.cogen.queue.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is run twice, with attempts and with none. */
public class A extends Box.Open {
    static final List<String> LOG = new ArrayList<>();

    static final class Inner {
        final Box<String> box = new Box<>("inner", "again");
    }

    static <T> T log(String what, T value) {
        LOG.add(what);
        return value;
    }

    static String frames(Throwable t) {
        StringBuilder text = new StringBuilder(t.toString());
        for (StackTraceElement each : t.getStackTrace()) {
            if (each.getMethodName().equals("run") && each.getClassName().equals("demo.A")) break;
            if (each.getClassName().startsWith("demo.A")) text.append("\n  ").append(each);
        }
        return text.toString();
    }

    // ------------------------------------------------------------ shapes

    @Coroutine
    static List<Object> shapes() {
        List<Object> all = new ArrayList<>();
        Box<Integer> box = new Box<>(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Box<Box<Integer>> boxes = new Box<>(box, box, box);
        all.add(Co.yield(box.take()));
        all.add(log("left", "") + Co.yield(log("receiver", box).take()) + log("right", ""));
        int primitive = Co.yield(box.take());
        long sum = primitive + Co.yield(box.take()) * Co.yield(box.take());
        all.add(sum);
        all.add(Co.yield(Co.yield(boxes.take()).take()));
        Co.yield(box.add(Co.yield(box.take()), log("argument", 1)));
        all.add(Co.yield((box.take())));
        all.add(Co.yield((Operation<?, RuntimeException>) box.take()));
        all.add(Co.<Integer, RuntimeException>yield(box . /* ( */ take /* ( */ ( // )
                )));
        all.add(new Box<>("escaped").size() + Co.yield(new Box<>("esc", "aped").\u0074ake()));
        all.add(Co.yield(new Box<>("paren").take\u0028\u0029));
        Box<String> texts = new Box<>();
        Co.yield(texts.add("""
                take(") \
                 a text""", ")".length()));
        all.add(Co.yield(texts.take()));
        Co.yield(texts.add(null, 1));
        String none = Co.yield(texts.take());
        all.add(String.valueOf(none));
        Supplier<Box<String>> lambda = () -> new Box<>("lambda");
        all.add(Co.yield(lambda.get().take()));
        all.add(Co.yield(Box.one()));
        Inner inner = new Inner();
        all.add(Co.yield(inner.box.take()) + Co.yield(new Inner().box.take()));
        all.add(switch (Co.yield(new Box<>(2).take())) {
            case 1 -> "one";
            case 2 -> Co.yield(new Box<>("two").take());
            default -> "many";
        });
        all.add(all.size() > 3 ? Co.yield(new Box<>("yes").take()) : Co.yield(new Box<>("no").take()));
        Integer each;
        Box<Integer> down = new Box<>(3, 2, 1, 0, 7);
        while ((each = Co.yield(down.take())) != 0) {
            all.add(each);
        }
        for (int i = 0; i < Co.yield(new Box<>(2).take()); i++) {
            all.add(Co.yield(new Box<>(i).take()));
        }
        Queue<Object> queue = new Queue<>();
        Co.yield(queue.put(Events.pass()));
        Co.yield(queue.put(Co.yield(queue.get()) == Events.pass()));
        Co.yield(queue.putFirst(ACoroutines.shapes()));
        Co.yield(queue.putFirst(new Box<>(1).take()));
        all.add(Co.yield(queue.get()).toString());
        all.add(((Coro<?, ?>) Co.yield(queue.next())).name());
        queue.close();
        Object next;
        while ((next = Co.yield(queue.next())) != null) {
            all.add(next);
        }
        return all;
    }

    @Coroutine
    int receivers() {
        return Co.yield(super.shut()) + Co.yield(this.shut()) * 10 + Co.yield(shut()) * 100 + Co.yield(A.super.shut());
    }

    @Coroutine
    static <T extends Comparable<T>> T generic(Box<? extends T> box, T least) {
        T one = Co.yield(box.take());
        return one.compareTo(least) < 0 ? least : one;
    }

    @Coroutine
    static void generates(Yielder<Integer, Void> out) {
        Box<Integer> box = new Box<>(1, 2);
        while (box.size() > 0) {
            out.yield(Co.yield(box.take()));
        }
    }

    @Coroutine
    static int resumes() {
        int sum = 0;
        AsyncGenerator<Integer, Void, Void, RuntimeException> all = ACoroutines.generates();
        while (Co.yield(all.resume())) {
            sum += all.value();
        }
        return sum;
    }

    static void shapesAll(Scheduler s) {
        LOG.add(s.run(ACoroutines.shapes()).toString());
        LOG.add("" + s.run(ACoroutines.receivers(new A())));
        LOG.add("" + s.run(ACoroutines.generic(new Box<>("x"), "y")));
        LOG.add("" + s.run(ACoroutines.generic(new Box<>("z"), "y")));
    }

    // ------------------------------------------------------------ what the arguments do

    static String cancels(boolean kills) {
        Coro<?, ?> me = Coro.current().root();
        if (kills) me.kill("killed");
        else me.cancel("enough");
        return "late";
    }

    static String raises() {
        Coro.current().root().raise(new IllegalArgumentException("raised"));
        return "late";
    }

    static String fails() {
        throw new IllegalStateException("argument");
    }

    @Coroutine
    static void argument(Box<String> box, int which) {
        try {
            switch (which) {
                case 0 -> Co.yield(box.add(cancels(false), 1));
                case 1 -> Co.yield(box.add(cancels(true), 1));
                case 2 -> Co.yield(box.add(raises(), 1));
                case 3 -> Co.yield(box.add(fails(), 1));
                case 4 -> Co.yield(((Box<String>) null).add(log("argument of nothing", ""), 1));
                default -> Co.yield(box.add(null, 1 / (which - 5)));
            }
            LOG.add("put");
            Co.yield(box.take());
        } catch (RuntimeException e) {
            LOG.add(e.getClass() + " with " + box.size());
        } finally {
            LOG.add("finally with " + box.size());
        }
    }

    @Coroutine
    static void calls(Box<String> box, int which) {
        Co.yield(ACoroutines.argument(box, which));
        LOG.add("back");
    }

    @Coroutine
    static int plain(Box<String> box, int which) {
        Co.yield(box.add(which == 0 ? cancels(false) : raises(), 1));
        LOG.add("put in a plain method");
        return box.size();
    }

    @Coroutine
    static void callsPlain(Box<String> box, int which) {
        LOG.add("" + Co.yield(ACoroutines.plain(box, which)));
        LOG.add("back");
    }

    static void end(Coro<?, ?> coro, Box<String> box) {
        try (Scheduler s = Scheduler.builder().onFailure((each, failure) -> LOG.add("unhandled " + failure.getClass())).build()) {
            s.add(coro);
            s.run();
        }
        LOG.add(coro.state() + " with " + box.size());
    }

    static void arguments() {
        for (int i = 0; i < 6; i++) {
            Box<String> box = new Box<>();
            end(ACoroutines.argument(box, i), box);
            end(ACoroutines.calls(box, i), box);
            end(ACoroutines.callsPlain(box, i), box);
        }
    }

    // ------------------------------------------------------------ failures

    static int compare(Integer a, Integer b) {
        if (a == 13 || b == 13) throw new IllegalStateException("unlucky");
        return Integer.compare(a, b);
    }

    @Coroutine
    static void refused(Queue<Integer> queue, Integer element, boolean ahead) {
        try {
            if (ahead) Co.yield(queue.putFirst(element));
            else Co.yield(queue.put(element));
            LOG.add("put " + element);
        } catch (RuntimeException e) {
            LOG.add(frames(e));
        } finally {
            LOG.add(queue.statistics().toString());
        }
        if (ahead) Co.yield(queue.putFirst(element));
        else Co.yield(queue.put(element));
        LOG.add("put again");
    }

    /** A loop that nothing but a budget ends. */
    @Coroutine
    static void insists(String who, Queue<Integer> queue) {
        for (int i = 0; i < 40; i++) {
            try {
                Co.yield(queue.put(13));
            } catch (IllegalStateException e) {
                if (i % 10 == 0) LOG.add(who + i);
            }
        }
    }

    static void failures(Scheduler s) {
        for (int i = 0; i < 6; i++) {
            Queue<Integer> queue = i < 4 ? new PriorityQueue<>(A::compare) : new LifoQueue<>(9);
            queue.offer(1);
            if (i == 5) queue.close();
            Integer element = i == 0 ? null : i == 1 ? 13 : 2;
            Coro<?, ?> coro = s.add(ACoroutines.refused(queue, element, i == 2));
            s.run();
            LOG.add(coro.state().toString());
            coro.cancel("over");
            s.run();
        }
        Queue<Integer> queue = new PriorityQueue<>(A::compare);
        queue.offer(1);
        s.add(ACoroutines.insists("a", queue));
        s.add(ACoroutines.insists("b", queue));
        s.run();
    }

    // ------------------------------------------------------------ turns

    @Coroutine
    static void takes(String who, Box<Integer> box) {
        while (box.size() > 0) {
            int n = Co.yield(box.take());
            LOG.add(who + n);
        }
    }

    @Coroutine
    static int two(Box<Integer> box) {
        return Co.yield(box.take()) * 100 + Co.yield(box.take());
    }

    @Coroutine
    static void callsTwo(String who, Box<Integer> box) {
        while (box.size() > 1) {
            LOG.add(who + Co.yield(ACoroutines.two(box)));
        }
    }

    @Coroutine
    static void spins(String who) {
        for (int i = 0; i < 5; i++) {
            Co.yield(Events.pass());
            LOG.add(who + i);
        }
    }

    static Box<Integer> numbers(int n) {
        Integer[] all = new Integer[n];
        for (int i = 0; i < n; i++) all[i] = i;
        return new Box<>(all);
    }

    static void turns() {
        for (int budget = 1; budget < 6; budget++) {
            try (Scheduler s = Scheduler.builder().budget(budget).timeSlice(Duration.ofDays(1)).build()) {
                Box<Integer> shared = numbers(40);
                s.add(ACoroutines.takes("a", shared));
                s.add(ACoroutines.takes("b", shared));
                s.add(ACoroutines.callsTwo("c", numbers(20)));
                s.add(ACoroutines.callsTwo("d", numbers(20)));
                s.add(ACoroutines.spins("e"));
                s.run();
            }
        }
    }

    static void traces() {
        try (Scheduler s = Scheduler.builder().budget(3).timeSlice(Duration.ofDays(1)).build()) {
            s.add(ACoroutines.callsTwo("a", numbers(5)).trace(LOG::add));
            s.run();
        }
    }

    // ------------------------------------------------------------ long bodies, and the rest

    @Coroutine
    static void ignored() {
        Box<Integer> box = numbers(20);
        Function<String, Integer> length = Co.yield(Box.keep(x -> x.length()));
        LOG.add("" + length.apply("four"));
        LOG.add("" + Co.yield(box.all(1, 2)) + Co.yield(box.missing()) + Co.yield(box.wrong(1)));
        LOG.add("" + Co.yield(box.typed()) + Co.yield(box.hidden()) + Co.yield(box.several("s")));
        LOG.add("" + Co.yield(new Box.Open().open()) + Co.yield(Box.Open.stat()) + Co.yield(A.stat()));
        LOG.add("" + Co.yield(box.take().noTimeout()) + Co.yield(box.take().timeout(Duration.ofDays(1))));
    }

    @Coroutine
    static void ready() {
        Box<Integer> box = numbers(20);
        Co.yield(box.add(Co.yield(box.take()), 1));
        Co.yield(Box.one());
        Co.yield(new A().shut());
        LOG.add("" + Co.yield(ACoroutines.two(box)));
    }

    public static List<String> run(String scenario) {
        Box.made = 0;
        Box.tried = 0;
        try (Scheduler s = Scheduler.builder().budget(7).timeSlice(Duration.ofDays(1)).onFailure((each, failure) -> LOG.add(frames(failure))).build()) {
            switch (scenario) {
                case "shapes" -> shapesAll(s);
                case "generators" -> LOG.add("" + s.run(ACoroutines.resumes()));
                case "arguments" -> arguments();
                case "failures" -> failures(s);
                case "turns" -> turns();
                case "traces" -> traces();
                case "ignored" -> s.run(ACoroutines.ignored());
                default -> s.run(ACoroutines.ready());
            }
        }
        return LOG;
    }
}
