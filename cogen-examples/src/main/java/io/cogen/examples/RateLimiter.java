package io.cogen.examples;

import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.sync.Held;
import io.cogen.sync.Semaphore;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Twenty requests to a service that takes five a second, and two at a time: a bucket of tokens, which one coroutine fills, and permits
 * that are given back.
 */
public final class RateLimiter {
    private final Semaphore tokens;
    private final Semaphore connections;
    private final int burst;
    private final Duration interval;

    /**
     * A limiter.
     *
     * @param perSecond how many may begin in a second in the long run
     * @param burst how many may begin at once after a pause
     * @param atOnce how many may go on at a time
     */
    RateLimiter(int perSecond, int burst, int atOnce) {
        tokens = new Semaphore("tokens", burst);
        connections = new Semaphore("connections", atOnce);
        this.burst = burst;
        interval = ofSeconds(1).dividedBy(perSecond);
    }

    /** Adds a token from time to time, unless the bucket is full. */
    @Coroutine
    void fill() {
        while (true) {
            Co.yield(Events.sleep(interval));
            if (tokens.available() < burst) {
                tokens.release();
            }
        }
    }

    /** Begins when there is a token, which is used up, and a connection, which is given back. */
    @Coroutine
    @SuppressWarnings("try") // held, and not used
    void request(int number, Duration work, Consumer<String> to) {
        Co.yield(tokens.acquire());
        try (Held connection = Co.yield(connections.acquire())) {
            to.accept("request " + number);
            Co.yield(Events.sleep(work));
        }
    }

    @Coroutine
    void requests(Scope scope, int number, Duration work, Consumer<String> to) {
        scope.startDaemon(RateLimiterCoroutines.fill(this));
        for (int i = 1; i <= number; i++) {
            scope.start(RateLimiterCoroutines.request(this, i, work, to));
        }
    }

    /** Makes requests, all at once, and waits until they have been served. */
    @Coroutine
    void run(int number, Duration work, Consumer<String> to) {
        Co.yield(Scope.run(scope -> RateLimiterCoroutines.requests(this, scope, number, work, to)));
    }

    /**
     * Twenty requests, which take three seconds.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Scheduler scheduler = new Scheduler()) {
            RateLimiter limiter = new RateLimiter(5, 5, 2);
            long begin = System.nanoTime();
            scheduler.run(RateLimiterCoroutines.run(
                    limiter,
                    20,
                    Duration.ofMillis(100),
                    line -> System.out.printf("%5d ms  %s%n", (System.nanoTime() - begin) / 1_000_000, line)));
        }
    }
}
