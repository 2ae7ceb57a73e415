import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import java.time.Duration;

class DirectCalls {
    @Coroutine
    static int checksum(int from, int to) {
        if (to - from < 2) {
            return page(from);
        }
        int middle = (from + to) / 2;
        int left = Co.yield(DirectCallsCoroutines.checksum(from, middle));
        return 31 * left + Co.yield(DirectCallsCoroutines.checksum(middle, to));
    }

    @Coroutine
    static int later(int n) {
        if (n == 0) {
            Co.yield(Events.sleep(Duration.ofSeconds(1)));
        }
        return n;
    }

    @Coroutine
    static int guarded(int n) {
        try {
            return Co.yield(DirectCallsCoroutines.later(n));
        } catch (IllegalStateException e) {
            return -1;
        }
    }

    static int page(int number) {
        return number * number;
    }
}
