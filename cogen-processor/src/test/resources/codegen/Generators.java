import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import java.util.List;

class Generators {
    @Coroutine
    static void numbers(Yielder<Integer, String> out, int from) {
        String answer = out.yield(from);
        if (answer != null) {
            out.yield(from + answer.length());
        }
    }

    @Coroutine
    static int both(Yielder<Integer, String> out, List<Integer> first) {
        out.yieldAll(first);
        int count = out.yieldAll(GeneratorsCoroutines.counted(3));
        return first.size() + count;
    }

    @Coroutine
    static int counted(Yielder<Integer, String> out, int count) {
        for (int i = 0; i < count; i++) {
            out.yield(i);
        }
        return count;
    }

    @Coroutine
    static void lines(Yielder<String, Void> out, List<String> log) {
        try {
            out.yield("first");
            out.yield("second");
        } finally {
            log.add("closed");
        }
    }
}
