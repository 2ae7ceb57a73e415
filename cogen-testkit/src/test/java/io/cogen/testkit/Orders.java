package io.cogen.testkit;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests whose outcome depends on the order; {@link SeedsTest} runs them. */
final class Orders {
    static final List<String> ORDERS = new ArrayList<>();

    private Orders() {}

    @Coroutine
    static void says(StringBuilder out, String word) {
        Co.yield(Events.pass());
        out.append(word);
    }

    static String order(Scheduler scheduler) {
        StringBuilder out = new StringBuilder();
        for (String word : List.of("a", "b", "c", "d")) {
            scheduler.add(OrdersCoroutines.says(out, word));
        }
        scheduler.run();
        ORDERS.add(out.toString());
        return out.toString();
    }

    @Fixture
    static final class Many {
        @Seeds(40)
        void everyOrderWillDo(Scheduler scheduler) {
            order(scheduler);
        }
    }

    @Fixture
    static final class OneIsWrong {
        @Seeds(10_000)
        void notThisOrder(Scheduler scheduler) {
            assertNotEquals("cabd", order(scheduler));
        }
    }

    @Fixture
    @Seed(42)
    static final class Fixed {
        @Seeds(40)
        void seeds(Scheduler scheduler) {
            order(scheduler);
        }

        @CoroutineTest
        void one(Scheduler scheduler) {
            order(scheduler);
        }
    }

    @Fixture
    static final class Largest {
        @Seeds(40)
        @Seed(Long.MAX_VALUE)
        void largest(Scheduler scheduler) {
            order(scheduler);
        }
    }

    @Fixture
    static final class None {
        @Seeds(0)
        void never() {}
    }

    @Fixture
    @ExtendWith(CoroutineExtension.class)
    static final class InAConstructor {
        InAConstructor(Scheduler scheduler) {
            order(scheduler);
        }

        @Test
        void never() {}
    }
}
