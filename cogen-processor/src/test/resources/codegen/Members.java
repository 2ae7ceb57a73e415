import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;

class Members {
    private int count;

    private static String label(int number) {
        return "#" + number;
    }

    @Coroutine
    String mark(Members other, int by) {
        Co.yield(Events.pass());
        count += by;
        other.count += by;
        return label(count) + super.toString();
    }
}
