package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class UnhandledTest {
    /** Kept here, or the JDK would forget what was done to it. */
    private final Logger logger = Logger.getLogger("io.cogen.core");

    // CG-036
    @Test
    void whatNobodyHandlesIsLogged() {
        List<String> log = new ArrayList<>();
        withHandler(record -> log.add(record.getMessage() + ": " + record.getThrown()), () -> fail("lost"));
        assertEquals(List.of("a posted task failed: java.lang.IllegalStateException: lost"), log);
    }

    @Test
    void aLogThatFailsDoesNotEndTheLoopAndTheFailureIsStillTold() {
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            withHandler(
                    record -> {
                        throw new NoClassDefFoundError("no descriptor to load it");
                    },
                    () -> fail("lost"));
        } finally {
            System.setErr(err);
        }
        String text = told.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("lost") && text.contains("no descriptor to load it"), text);
    }

    /** Runs a scheduler that is given two tasks, of which the first fails; the second must run. */
    private static void fail(String message) {
        List<String> ran = new ArrayList<>();
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.post(() -> {
                throw new IllegalStateException(message);
            });
            scheduler.post(() -> ran.add("the next"));
            scheduler.run();
        }
        assertEquals(List.of("the next"), ran);
    }

    /** What a log handler does with a record. */
    private interface Publisher {
        void publish(LogRecord record);
    }

    private void withHandler(Publisher publisher, Runnable body) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                publisher.publish(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            body.run();
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
    }
}
