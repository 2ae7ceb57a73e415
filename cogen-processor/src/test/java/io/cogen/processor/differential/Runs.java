package io.cogen.processor.differential;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import io.cogen.processor.differential.Script.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/** Runs a body once, either way, and gives its trace. */
final class Runs {
    private Runs() {}

    static Log original(Case body, Script script) {
        Log log = new Log();
        ScriptedYielder yielder = body.yields() ? new ScriptedYielder(log, script, body.sentType()) : null;
        try {
            Object result = body.callOriginal(yielder, log, ops(body, script, log));
            log.note(log.isClosing() ? "closed" : "returned " + Values.show(result));
        } catch (Throwable failure) {
            if (Log.isClosing(failure)) {
                log.note("closed");
            } else {
                log.note("threw " + Values.show(log.isClosing() && !body.awaits() ? unchecked(failure) : failure));
            }
        }
        return log;
    }

    private static @Nullable Ops ops(Case body, Script script, Log log) {
        return body.awaits() ? new Ops(log, script) : null;
    }

    /** Checked exceptions of {@code finally} blocks come out of a plain generator's {@code close()} as out of an iterator. */
    private static Throwable unchecked(Throwable failure) {
        if (failure instanceof IOException e) {
            return new UncheckedIOException(e);
        }
        return failure instanceof RuntimeException || failure instanceof Error
                ? failure
                : new UndeclaredThrowableException(failure);
    }

    static Log machine(Case body, Script script) {
        Log log = new Log();
        try {
            Object machine = body.callFactory(log, ops(body, script, log));
            try {
                if (body.yields()) {
                    drive(Resumable.of(machine), log, script, body.sentType());
                } else {
                    @SuppressWarnings("unchecked")
                    Coro<Object, Throwable> coro = (Coro<Object, Throwable>) machine;
                    try (Scheduler scheduler = new Scheduler()) {
                        log.note("returned " + Values.show(scheduler.run(coro)));
                    }
                }
            } finally {
                if (body.yields()) {
                    checkEnded(Resumable.of(machine), log);
                }
                checkNothingHeld(machine, log);
            }
        } catch (Throwable failure) {
            log.note("threw " + Values.show(failure));
        }
        return log;
    }

    private static void drive(Resumable generator, Log log, Script script, Class<?> type) throws Throwable {
        boolean more = generator.resume();
        for (int index = 0; more; index++) {
            Object yielded = generator.value();
            log.note("yield " + Values.show(yielded));
            if (script.closesAt(index)) {
                log.note("close");
                log.closing();
                generator.close();
                log.note("closed");
                return;
            }
            Throwable raised = script.raisedAt(Point.YIELD, index);
            more = raised == null ? generator.resume(script.sentAt(index, yielded, type)) : generator.raise(raised);
        }
        log.note("returned " + Values.show(generator.result()));
    }

    private static void checkEnded(Resumable generator, Log log) throws Throwable {
        if (!generator.isDone() || generator.resume()) {
            log.note("has not ended");
        }
    }

    /** A machine that has ended holds no reference. */
    private static void checkNothingHeld(Object machine, Log log) throws IllegalAccessException {
        for (Field field : machine.getClass().getDeclaredFields()) {
            if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                if (field.get(machine) != null) {
                    log.note("still holds " + field);
                }
            }
        }
    }
}
