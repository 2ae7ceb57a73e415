package io.cogen.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stack traces in the user's terms. */
final class Traces {
    /*
     * When a failure leaves the first coroutine, its trace looks like this:
     *
     *   what the body called          kept
     *   the runtime's await           dropped
     *   the machine's step            -> the user's class, method, file, line of the last suspension point
     *                                    and the same for its caller, the caller's caller, ...
     *   the loop; steps of callers    dropped
     *   who called the loop           kept
     *
     * Above the step may stand callees that have no step yet (see Direct): plain methods, direct$ and the user's name for it.
     *
     * A failure that was made elsewhere, in the poller or on another thread, has no step in it; the chain is put at the place
     * of the loop, or at the end. The whole chain goes in at once, so callers that the failure leaves later have nothing
     * to do; they see it by finding themselves in the trace.
     */
    /** Between a generator's step and whoever resumed it. */
    private static final Set<String> GENERATORS =
            Set.of(Generator.class.getName(), GeneratorMachine.class.getName(), Delegation.class.getName());

    private static final Set<String> RUNTIME = Set.of(
            Scheduler.class.getName(),
            Loop.class.getName(),
            Coro.class.getName(),
            Direct.class.getName(),
            CoroutineMachine.class.getName(),
            Calls.class.getName(),
            Interruptions.class.getName(),
            Raised.class.getName(),
            Generator.class.getName(),
            GeneratorMachine.class.getName(),
            Delegation.class.getName(),
            AsyncGeneratorMachine.class.getName(),
            Resumption.class.getName(),
            Trunk.class.getName(),
            Blocking.class.getName(),
            Blocking.Waiting.class.getName(),
            Co.class.getName());

    /** What the names of plain methods begin with. */
    private static final String PLAIN = "direct$";

    private static final int LONGEST_CHAIN = 256;

    private Traces() {}

    /** A failure leaves a coroutine, which is still linked to its caller. */
    static void leave(Coro<?, ?> coro, Throwable failure) {
        Scheduler s = coro.scheduler;
        if (s == null || s.lastTraced == failure || coro instanceof Blocking.Waiting) {
            return;
        }
        if (coro instanceof Resumption<?, ?> resumption && resumption.isForeign(failure)) {
            return;
        }
        s.lastTraced = failure;
        try {
            rewrite(coro, failure);
        } catch (Throwable unfit) {
            // A failure may override getStackTrace(), the stack may be full: the trace stays as it is, and the failure
            // goes on.
        }
    }

    private static void rewrite(Coro<?, ?> coro, Throwable failure) {
        StackTraceElement[] old = failure.getStackTrace();
        StackTraceElement self = coro.source().frame(coro.next);
        if (old.length == 0 || contains(old, self)) {
            return;
        }
        int step = find(old, coro.machine().getName(), "step");
        int loop = findLast(old, Scheduler.class.getName());
        int head = step >= 0 ? step : loop >= 0 ? loop : old.length;
        if (coro instanceof Resumption) {
            int resumption = find(old, Resumption.class.getName(), "advance");
            if (resumption >= 0 && (step < 0 || resumption < step)) {
                step = -1; // it was no step of its own: a generator that it delegates to has failed
                head = resumption;
            }
        }
        int host = find(old, Direct.class.getName(), "run");
        if (host >= 0 && host < head) {
            step = -1; // it is the host's: the operation at which this one left has failed
            head = host;
        }
        int entered = head == step ? entered(old, step) : head;
        int plain = findPlain(old, head);
        if (plain >= 0 && (plain < entered || !Direct.isHost(coro))) {
            step = plain; // the failure was made before this one left its host
            entered = plain;
        }
        head = entered;
        while (head > 0 && isRuntime(old[head - 1])) {
            head--;
        }
        List<StackTraceElement> trace = new ArrayList<>(List.of(old).subList(0, head));
        for (int i = entered; i < step; i++) {
            trace.add(plain(old[i], self));
        }
        trace.add(step < 0 ? self : exact(old[step], self));
        addCallers(coro, trace);
        int tail = loop < 0 ? old.length : loop + 1;
        while (tail < old.length && isRuntime(old[tail])) {
            tail++;
        }
        trace.addAll(List.of(old).subList(tail, old.length));
        failure.setStackTrace(trace.toArray(new StackTraceElement[0]));
    }

    /**
     * A failure leaves a generator that was resumed at a state. Its caller called it like any other object, so the step's own
     * frame is what changes, and the generators that delegate to it come behind.
     */
    static void leave(GeneratorMachine<?, ?, ?, ?> generator, int state, Throwable failure) {
        try {
            rewrite(generator, state, failure);
        } catch (Throwable unfit) {
            // as above
        }
    }

    private static void rewrite(GeneratorMachine<?, ?, ?, ?> generator, int state, Throwable failure) {
        StackTraceElement[] old = failure.getStackTrace();
        int step = find(old, generator.getClass().getName(), "step");
        if (step < 0) {
            return;
        }
        int head = step;
        while (head > 0 && isRuntime(old[head - 1])) {
            head--;
        }
        List<StackTraceElement> trace = new ArrayList<>(List.of(old).subList(0, head));
        trace.add(exact(old[step], generator.source().frame(state)));
        GeneratorMachine<?, ?, ?, ?> caller = generator.caller;
        for (int i = 0; caller != null && i < LONGEST_CHAIN; i++) {
            if (!(caller instanceof Trunk)) {
                trace.add(caller.source().frame(caller.state()));
            }
            caller = caller.caller;
        }
        int tail = old[step].getMethodName().equals("step") ? step + 1 : step + 2; // with the step that it is a part of
        while (tail < old.length && GENERATORS.contains(old[tail].getClassName())) {
            tail++; // no further: an asynchronous generator may have resumed it, and is still to be left
        }
        trace.addAll(List.of(old).subList(tail, old.length));
        failure.setStackTrace(trace.toArray(new StackTraceElement[0]));
    }

    /** Where a coroutine is that runs on a thread with this stack. Any thread. */
    static StackTraceElement where(Coro<?, ?> coro, List<StackTraceElement> stack) {
        StackTraceElement self = coro.source().frame(coro.at());
        StackTraceElement[] frames = stack.toArray(new StackTraceElement[0]);
        int step = find(frames, coro.machine().getName(), "step");
        int entered = step < 0 ? -1 : entered(frames, step);
        return step < 0 ? self : entered < step ? plain(frames[entered], self) : exact(frames[step], self);
    }

    /** The innermost of the plain methods that stand on a step; the step itself if there are none. */
    private static int entered(StackTraceElement[] frames, int step) {
        int entered = step;
        while (entered > 0 && frames[entered - 1].getMethodName().startsWith(PLAIN)) {
            entered--;
        }
        return entered;
    }

    private static int findPlain(StackTraceElement[] frames, int end) {
        for (int i = 0; i < end; i++) {
            if (frames[i].getMethodName().startsWith(PLAIN)) {
                return i;
            }
        }
        return -1;
    }

    /** A plain method is one of the class of the coroutine whose step has entered it; without that one's file no line of it is known. */
    private static StackTraceElement plain(StackTraceElement plain, StackTraceElement self) {
        String method = plain.getMethodName().substring(PLAIN.length());
        String file = self.getFileName();
        int line = file != null && file.equals(plain.getFileName()) ? plain.getLineNumber() : -1;
        return new StackTraceElement(self.getClassName(), method, file, line);
    }

    /** If a tool has given the generated class the lines of the user's file, they are better than those of the states. */
    private static StackTraceElement exact(StackTraceElement step, StackTraceElement self) {
        return self.getFileName() != null && self.getFileName().equals(step.getFileName())
                ? new StackTraceElement(
                        self.getClassName(), self.getMethodName(), self.getFileName(), step.getLineNumber())
                : self;
    }

    private static void addCallers(Coro<?, ?> coro, List<StackTraceElement> trace) {
        Coro<?, ?> caller = caller(coro);
        for (int i = 0; caller != null && i < LONGEST_CHAIN; i++) {
            if (!(caller instanceof Blocking.Waiting)) {
                trace.add(caller.source().frame(caller.next));
            }
            caller = caller(caller);
        }
    }

    private static @Nullable Coro<?, ?> caller(Coro<?, ?> coro) {
        return coro.isDone() ? null : (Coro<?, ?>) coro.slot;
    }

    private static boolean isRuntime(StackTraceElement element) {
        return RUNTIME.contains(element.getClassName());
    }

    private static boolean contains(StackTraceElement[] trace, StackTraceElement element) {
        for (StackTraceElement each : trace) {
            if (each.equals(element)) {
                return true;
            }
        }
        return false;
    }

    private static int find(StackTraceElement[] trace, String className, String method) {
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(className) && isOf(method, trace[i].getMethodName())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a method is meant: one that is too long for HotSpot is divided into several, {@code step$0} and so on. */
    private static boolean isOf(String method, String name) {
        return name.equals(method) || name.startsWith(method + "$");
    }

    private static int findLast(StackTraceElement[] trace, String className) {
        for (int i = trace.length - 1; i >= 0; i--) {
            if (trace[i].getClassName().equals(className)) {
                return i;
            }
        }
        return -1;
    }
}
