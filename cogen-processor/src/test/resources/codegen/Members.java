import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;

class Members {
    private int count;

    private static String label(int number) {
        return "#" + number;
    }

    @Coroutine
    String mark(int by) {
        Co.yield(Events.pass());
        count += by;
        return label(count) + super.toString();
    }
}
