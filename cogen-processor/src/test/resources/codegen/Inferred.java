import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;

class Inferred {
    @Coroutine
    static String either(boolean text) {
        var value = text ? "one" : Integer.valueOf(1);
        Co.yield(Events.pass());
        return value.toString();
    }
}
