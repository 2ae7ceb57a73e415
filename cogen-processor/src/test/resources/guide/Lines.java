import io.cogen.annotations.Coroutine;
import io.cogen.core.AsyncGenerator;
import io.cogen.core.Co;
import io.cogen.core.Operation;
import io.cogen.core.Yielder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Iterator;

/** The example of an asynchronous generator in docs/guide.md. */
class Lines {
    @Coroutine
    static int numbered(Yielder<String, Void> out, Iterator<Operation<String, IOException>> reads) throws IOException {
        int count = 0;
        while (reads.hasNext()) {
            String line = Co.yield(reads.next());
            out.yield(++count + ": " + line);
        }
        return count;
    }

    @Coroutine
    static void print(Iterator<Operation<String, IOException>> reads, PrintStream to) throws IOException {
        AsyncGenerator<String, Void, Integer, IOException> lines = LinesCoroutines.numbered(reads);
        try {
            while (Co.yield(lines.resume())) {
                to.println(lines.value());
            }
            to.println(lines.result() + " lines");
        } finally {
            Co.yield(lines.close());
        }
    }
}
