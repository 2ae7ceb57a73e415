package io.cogen.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cogen.core.Blocking;
import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide.md compile without a warning, and do what the guide says. */
final class GuideTest {
    @Test
    void anAsynchronousGeneratorWaitsBetweenWhatItYields() throws Throwable {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Class<?> factories = Compiling.source("Lines", Compiling.resource("guide/Lines.java"))
                .succeeds()
                .load("LinesCoroutines");
        Method print = factories.getDeclaredMethod("print", Iterator.class, PrintStream.class);
        print.setAccessible(true);

        Iterator<Line> reads = Stream.of(new Line("one"), new Line("two")).iterator();
        Blocking.run((Coro<?, ?>) print.invoke(null, reads, new PrintStream(bytes, true, UTF_8)));

        assertEquals(
                "1: one 2: two 2 lines",
                String.join(" ", bytes.toString(UTF_8).lines().toList()));
    }

    @Test
    void severalAtOnce() throws Throwable {
        Class<?> factories = Compiling.source("Job", Compiling.resource("guide/Job.java"))
                .succeeds()
                .load("JobCoroutines");
        Method all = factories.getDeclaredMethod("all", String.class);
        all.setAccessible(true);

        assertEquals(
                "Page[text=h/text, notes=h/notes] [h/1, h/2] h/3", Blocking.run((Coro<?, ?>) all.invoke(null, "h")));
        Throwable thrown = assertThrows(IOException.class, () -> Blocking.run((Coro<?, ?>) all.invoke(null, "")));
        assertEquals("no host for /text", thrown.getMessage());
    }

    /** A line that has come by the next turn. */
    private static final class Line extends Operation<String, IOException> {
        private final String text;

        Line(String text) {
            this.text = text;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            scheduler.post(() -> complete(text));
            return false;
        }
    }
}
