package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.core.Select;
import io.cogen.queue.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workers share a queue of jobs. Told to stop, the pool takes no more jobs and finishes those that it has. */
public final class WorkerPool {
    private final Queue<Integer> jobs = new Queue<Integer>(8).named("jobs");
    private final List<String> done = new ArrayList<>();

    WorkerPool() {}

    @Coroutine
    void work(String worker) {
        Integer millis;
        while ((millis = Co.yield(jobs.next())) != null) {
            Co.yield(Events.sleep(ofMillis(millis)));
            done.add(worker + " did " + millis);
            jobs.taskDone();
        }
    }

    /** Takes jobs from an inbox until the signal "stop" comes, or nothing for ten seconds. Then lets the workers finish. */
    @Coroutine
    String serve(Scope scope, Queue<Integer> inbox, int workers) {
        for (int i = 1; i <= workers; i++) {
            scope.start(WorkerPoolCoroutines.work(this, "worker " + i));
        }
        while (true) {
            Optional<Integer> job = Co.yield(Select.of(inbox.get(), Optional::of)
                    .or(Events.waitForSignal("stop"), signal -> Optional.empty())
                    .or(Events.sleep(ofSeconds(10)), nothing -> Optional.empty()));
            if (job.isEmpty()) {
                break;
            }
            Co.yield(jobs.put(job.get()));
        }
        jobs.close();
        int left = jobs.size();
        Co.yield(jobs.join());
        return left + " were left, " + done.size() + " are done";
    }

    @Coroutine
    static String run(WorkerPool pool, Queue<Integer> inbox, int workers) {
        return Co.yield(Scope.run(scope -> WorkerPoolCoroutines.serve(pool, scope, inbox, workers)));
    }

    List<String> done() {
        return done;
    }

    /**
     * Works off some jobs.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Queue<Integer> inbox = new Queue<>();
        List.of(300, 100, 200, 100).forEach(inbox::offer);
        try (Scheduler scheduler = new Scheduler()) {
            WorkerPool pool = new WorkerPool();
            System.out.println(scheduler.run(WorkerPoolCoroutines.run(pool, inbox, 2)));
            System.out.println(pool.done());
        }
    }
}
