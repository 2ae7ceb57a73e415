package io.cogen.benchmarks;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import io.cogen.sync.Lock;
import io.cogen.sync.Semaphore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does one operation allocate? {@code ./bench OperationBenchmark -prof gc}: {@code gc.alloc.rate.norm} is bytes per
 * operation. One scheduler, one coroutine that does the thing {@link #TIMES} times; {@link #nothing} is what that frame costs.
 * To add one: a coroutine in {@link Workload}, three lines here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class OperationBenchmark {
    static final int TIMES = 10_000;

    private final Scheduler scheduler = VirtualTime.scheduler();
    private final List<Queue<Integer>> eight =
            Stream.generate(Queue<Integer>::new).limit(8).toList();

    private <T, X extends Throwable> T run(Coro<T, X> coro) throws X {
        return scheduler.run(coro);
    }

    @TearDown
    public void close() {
        scheduler.close();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object nothing() {
        return run(WorkloadCoroutines.nothing(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object sleep() {
        return run(WorkloadCoroutines.sleep(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object sleepWithTimeout() {
        return run(WorkloadCoroutines.sleepWithTimeout(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object pass() {
        return run(WorkloadCoroutines.pass(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object call() {
        return run(WorkloadCoroutines.call(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object callThatSuspends() {
        return run(WorkloadCoroutines.callThatSuspends(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object callWithTimeout() {
        return run(WorkloadCoroutines.callWithTimeout(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object spawn() {
        return run(WorkloadCoroutines.spawn(TIMES, scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object join() {
        return run(WorkloadCoroutines.join(TIMES, scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object signal() {
        return run(WorkloadCoroutines.signal(TIMES, scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object emptyScope() {
        return run(WorkloadCoroutines.emptyScope(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object scopeWithAChild() {
        return run(WorkloadCoroutines.scopeWithAChild(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object shielded() {
        return run(WorkloadCoroutines.shielded(TIMES));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object lock() {
        return run(WorkloadCoroutines.lock(TIMES, new Lock()));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object lockBetweenTwo() {
        return run(WorkloadCoroutines.lockHandOff(TIMES, 2, scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object lockAmongFive() {
        return run(WorkloadCoroutines.lockHandOff(TIMES, 5, scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object semaphore() {
        return run(WorkloadCoroutines.semaphore(TIMES, new Semaphore(1)));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object publishAndFetch() {
        return run(WorkloadCoroutines.publish(TIMES, 1, scheduler));
    }

    /** For each message that is delivered: one in a thousand is published. */
    @Benchmark
    @OperationsPerInvocation(1_000 * 1_000)
    public Object fanOut() {
        return run(WorkloadCoroutines.publish(1_000, 1_000, scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object queueOf128() {
        return run(WorkloadCoroutines.queue(TIMES, new Queue<>(128), scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object queueRendezvous() {
        return run(WorkloadCoroutines.queue(TIMES, Queue.rendezvous(), scheduler));
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public Object selectOf8() {
        return run(WorkloadCoroutines.selectOf8(TIMES, eight));
    }
}
