import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;

class LocalClasses {
    @Coroutine
    static int sum(int offset) {
        class Point {
            final int x;

            Point(int x) {
                this.x = x;
            }

            int sum() {
                return x + offset;
            }
        }
        Point point = new Point(3);
        Co.yield(Events.pass());
        return point.sum();
    }

    @Coroutine
    static int next(int start) {
        var counter = new Object() {
            int value = start;
        };
        Co.yield(Events.pass());
        return ++counter.value;
    }
}
