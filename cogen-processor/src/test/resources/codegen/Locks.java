import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Operation;
import java.util.List;

class Locks {
    @Coroutine
    static int drain(List<Operation<Integer, RuntimeException>> queue) {
        int sum = 0;
        for (;;) {
            Operation<Integer, RuntimeException> next;
            synchronized (queue) {
                if (queue.isEmpty()) {
                    break;
                }
                next = queue.remove(0);
            }
            sum += Co.yield(next);
        }
        return sum;
    }
}
