package io.cogen.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spawns, cancels, times out, raises into and kills coroutines for minutes, in generations of a few seconds. At the end of each
 * all are ended, and then there must be no coroutine, timer, waiter or message left; and the used heap must not grow from
 * generation to generation.
 *
 * <pre>java -Xmx32m -XX:+UseSerialGC io.cogen.core.Soak [seconds] [seed]</pre>
 */
final class Soak {
    private static final int POPULATION = 300;
    private static final long GENERATION = 5_000_000_000L;
    /** What the JIT compiler, class loading and the statistics may add to the live set; a leak of one coroutine in a thousand is more. */
    private static final long SLACK = 400_000;

    final Random random;
    private final Scheduler scheduler;
    private final Coro<?, ?>[] population = new Coro<?, ?>[POPULATION];
    /** Operations on their way to the other thread; what does not fit nobody completes. */
    private final BlockingQueue<Churn.Parked> outside = new ArrayBlockingQueue<>(200);

    private final List<Churn.Parked> sample = new ArrayList<>();
    private volatile boolean outsideIsIdle;
    private boolean ending;
    private @Nullable Throwable unexpected;

    long begun;
    long ended;
    long timeouts;
    long cancels;
    long raises;
    private long parked;
    private int most;

    private Soak(long seed) {
        random = new Random(seed);
        scheduler =
                Scheduler.builder().onFailure((coro, failure) -> judge(failure)).build();
    }

    public static void main(String[] args) throws InterruptedException {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 600;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        System.out.println("Soak: " + seconds + " s, seed " + seed + ", heap "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB, JDK " + Runtime.version());
        new Soak(seed).run(seconds);
    }

    private void run(long seconds) throws InterruptedException {
        Thread other = new Thread(this::completeFromOutside, "outside");
        other.setDaemon(true);
        other.start();
        List<Long> used = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1_000_000_000) {
            generation();
            used.add(usedHeap());
            long at = (System.nanoTime() - start) / 1_000_000_000;
            System.out.printf(
                    Locale.ROOT,
                    "%4d s: %,d bytes used; so far %,d coroutines (at most %,d at once), %,d waits for another thread, %,d timeouts,"
                            + " %,d cancels seen, %,d raises seen%n",
                    at,
                    used.get(used.size() - 1),
                    begun,
                    most,
                    parked,
                    timeouts,
                    cancels,
                    raises);
        }
        scheduler.close();
        checkFlat(used);
        System.out.println("Soak: nothing left, live set flat");
    }

    private void generation() throws InterruptedException {
        ending = false;
        scheduler.add(keeper(System.nanoTime() + GENERATION));
        scheduler.run();
        while (!outside.isEmpty() || !outsideIsIdle) {
            Thread.sleep(1);
        }
        scheduler.runOnce(); // what came from outside last
        check();
        Arrays.fill(population, null);
        sample.clear();
    }

    /** Keeps the population up, and ends it when it is time. */
    private Coro<?, ?> keeper(long end) {
        return new Keeper(end);
    }

    private void keepUp() {
        for (int i = 0; i < POPULATION; i++) {
            Coro<?, ?> coro = population[i];
            if (coro == null || coro.isDone()) {
                population[i] = scheduler.add(new Churn(this, 0));
            }
        }
        if (random.nextInt(20) == 0) {
            most = Math.max(most, scheduler.roots.snapshot().size());
        }
    }

    Coro<?, ?> any() {
        Coro<?, ?> coro = population[random.nextInt(POPULATION)];
        return coro == null ? new Churn(this, 4) : coro;
    }

    /** What was there lives on, out of reach. */
    void replaceAny() {
        if (!ending) {
            population[random.nextInt(POPULATION)] = scheduler.add(new Churn(this, 0));
        }
    }

    Churn.Parked parked() {
        Churn.Parked operation = new Churn.Parked();
        parked++;
        outside.offer(operation);
        if (sample.size() < 1_000) {
            sample.add(operation);
        }
        return operation;
    }

    private void completeFromOutside() {
        try {
            while (true) {
                outsideIsIdle = outside.isEmpty();
                Churn.Parked operation = outside.poll(10, TimeUnit.MILLISECONDS);
                outsideIsIdle = false;
                if (operation != null && operation.scheduler != null) {
                    operation.finish();
                }
            }
        } catch (InterruptedException end) {
            throw new AssertionError(end);
        }
    }

    private void judge(Throwable failure) {
        if (!(failure instanceof Churn.Expected
                || failure instanceof Cancelled
                || failure instanceof CoroutineCancelledException
                || failure instanceof OperationTimeoutException
                || failure instanceof ScopeCancelledException
                || isNobodysResult(failure))) {
            unexpected = failure;
        }
    }

    /** Of a Scope.all or race whose children joined somebody who was cancelled. */
    private static boolean isNobodysResult(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof IllegalStateException
                && (message.startsWith("there is no result of") || message.startsWith("all have been cancelled"));
    }

    private void check() {
        require(unexpected == null, "unexpected failure: " + unexpected);
        require(scheduler.roots.isEmpty(), "coroutines left: " + scheduler.dump());
        require(scheduler.wheel.size() == 0, "timers left: " + scheduler.wheel.size());
        require(scheduler.outside == 0, "waits for other threads left: " + scheduler.outside);
        require(scheduler.ready.isEmpty(), "somebody in the run queue: " + scheduler.ready.last());
        require(scheduler.mailbox.isEmpty(), "messages left");
        require(begun == ended, "begun " + begun + ", ended " + ended);
        for (Churn.Parked operation : sample) {
            int life = operation.state & Operation.LIFE;
            require(life == Operation.NEW || life >= Operation.DONE, "still waits: " + operation + " " + life);
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message, unexpected);
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The last third, in the middle, against the first, of which the very first belongs to warming up. */
    private void checkFlat(List<Long> used) {
        int third = used.size() / 3;
        if (third < 2) {
            return;
        }
        long first = median(used.subList(1, third + 1));
        long last = median(used.subList(used.size() - third, used.size()));
        System.out.printf(Locale.ROOT, "Soak: live set %,d bytes in the first third, %,d in the last%n", first, last);
        require(last - first < SLACK, "the live set has grown by " + (last - first) + " bytes");
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private final class Keeper extends CoroutineMachine<Object, RuntimeException> {
        private static final SourceMap SOURCE = SourceMap.of("io.cogen.core.Soak", "keeper", "Soak.java");

        private final long end;

        Keeper(long end) {
            this.end = end;
        }

        @Override
        protected boolean step(int state) {
            if (state > 0) {
                awaited();
            }
            while (System.nanoTime() - end < 0) {
                keepUp();
                if (awaits(1, Events.sleep(Duration.ofMillis(1)))) {
                    return true;
                }
                awaited();
            }
            ending = true;
            for (Coro<?, ?> coro : scheduler.coroutines()) {
                if (coro != this && random.nextInt(3) != 0) {
                    coro.kill("the generation ends");
                }
            }
            return ends(null);
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }
    }
}
