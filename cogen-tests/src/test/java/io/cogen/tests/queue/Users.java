package io.cogen.tests.queue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import io.cogen.queue.QueueClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Coroutines that use a queue, and write down what became of it. */
final class Users {
    static final Duration NO_LIMIT = Duration.ofDays(1);

    final Scheduler scheduler;
    final Queue<Integer> queue;
    final List<String> log = new ArrayList<>();

    Users(Scheduler scheduler, Queue<Integer> queue) {
        this.scheduler = scheduler;
        this.queue = queue;
    }

    @Coroutine
    void use(String who, Operation<?, RuntimeException> operation, String verb) {
        String outcome = "is withdrawn";
        try {
            Object value = Co.yield(operation);
            outcome = (value == null ? verb : verb + " " + value).strip();
        } catch (QueueClosedException closed) {
            outcome = "finds it closed";
        } catch (OperationTimeoutException late) {
            outcome = "is late";
        } catch (UnsupportedOperationException | IllegalArgumentException refused) {
            outcome = "is refused";
        } finally {
            log.add(who + " " + outcome);
        }
    }

    /** Begins, and goes as far as it can. */
    Coro<?, ?> start(String who, Operation<?, RuntimeException> operation, String verb) {
        Coro<?, ?> user = scheduler.add(UsersCoroutines.use(this, who, operation, verb));
        settle();
        return user;
    }

    Coro<?, ?> get(String who) {
        return start(who, queue.get(), "got");
    }

    Coro<?, ?> put(String who, int element) {
        return start(who, queue.put(element), "put");
    }

    /** Everybody goes as far as possible; time stands still. */
    void settle() {
        for (int i = 0; i < 4; i++) {
            scheduler.runOnce();
        }
    }

    /** What has happened since, in alphabetical order. */
    List<String> news() {
        settle();
        List<String> news = log.stream().sorted().toList();
        log.clear();
        return news;
    }
}
