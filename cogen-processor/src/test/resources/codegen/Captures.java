import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import java.util.List;

class Captures {
    @Coroutine
    static long longer(List<String> words, int limit) {
        Co.yield(Events.pass());
        return words.stream().filter(word -> word.length() > limit).count();
    }
}
