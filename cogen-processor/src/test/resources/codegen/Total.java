import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Operation;
import java.util.List;

/** The method that docs/internals/codegen.md follows through the passes. */
class Total {
    @Coroutine
    static int total(List<Operation<Integer, RuntimeException>> numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.size(); i++) {
            sum = sum + Co.yield(numbers.get(i));
        }
        return sum;
    }
}
