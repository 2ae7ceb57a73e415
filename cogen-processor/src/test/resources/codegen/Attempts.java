import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.queue.Queue;

class Attempts {
    @Coroutine
    static int move(Queue<Integer> from, Queue<Integer> to) {
        int sum = 0;
        Integer each;
        while ((each = Co.yield(from.next())) != null) {
            sum += each;
            Co.yield(to.put(each));
        }
        return sum;
    }

    @Coroutine
    static String word(Queue<String> words) {
        return Co.yield(words.get()).strip();
    }

    @Coroutine
    static String sentence(Queue<String> words) {
        return Co.yield(AttemptsCoroutines.word(words)) + ".";
    }
}
