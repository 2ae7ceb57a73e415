import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Operation;

class Patterns21 {
    record Point(int x, int y) {}

    @Coroutine
    static String name(Object shape, Operation<Boolean, RuntimeException> detailed) {
        return switch (shape) {
            case String text when !text.isEmpty() -> text;
            case Point(int x, int y) when Co.yield(detailed) -> x + "," + y;
            case Point point -> "a point";
            default -> "something";
        };
    }
}
