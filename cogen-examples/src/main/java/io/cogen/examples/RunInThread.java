package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An operation of one's own: runs a function in a thread, and is completed by that thread.
 *
 * <p>It shows how little an operation is. For code that blocks there is {@link io.cogen.core.Blocking#call}, which has a limit for
 * the number of threads, and waits for a thread that it has interrupted.
 *
 * @param <T> what the function gives
 */
public final class RunInThread<T extends @Nullable Object> extends Operation<T, Exception> {
    private final Thread thread;

    RunInThread(Callable<T> function) {
        thread = new Thread(() -> call(function), "RunInThread");
        thread.setDaemon(true);
    }

    /** The yield: nothing has happened before, not even a thread started. */
    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        keepAlive(); // nothing in the loop will complete it, so the loop is to wait
        thread.start();
        return false;
    }

    /** In the thread. The first outcome counts, and none if the operation was withdrawn: nothing to check here. */
    private void call(Callable<T> function) {
        try {
            complete(function.call());
        } catch (Throwable failure) {
            fail(failure);
        }
    }

    /** A timeout or a cancel: the coroutine goes on, and the thread is told that nobody waits for it. */
    @Override
    protected void cleanup() {
        thread.interrupt();
    }

    @Override
    public String toString() {
        return "a function in a thread";
    }

    @Coroutine
    static String ask(Callable<String> slow, Duration patience) throws Exception {
        try {
            return Co.yield(new RunInThread<>(slow).timeout(patience));
        } catch (OperationTimeoutException late) {
            return "no answer";
        }
    }

    @Coroutine
    static void tick(int times, Consumer<String> log) {
        for (int i = 1; i <= times; i++) {
            log.accept("tick " + i);
            Co.yield(Events.sleep(ofMillis(20)));
        }
    }

    /**
     * Asks a thread that sleeps, while the loop goes on.
     *
     * @param args none
     * @throws Exception never
     */
    public static void main(String[] args) throws Exception {
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.add(RunInThreadCoroutines.tick(5, System.out::println));
            Callable<String> slow = () -> {
                Thread.sleep(50);
                return Thread.currentThread().getName() + " has slept";
            };
            System.out.println(scheduler.run(RunInThreadCoroutines.ask(slow, ofSeconds(5))));
            System.out.println(scheduler.run(RunInThreadCoroutines.ask(slow, ofMillis(1))));
        }
    }
}
