package io.cogen.processor.differential;

import io.cogen.core.Coro;
import io.cogen.core.Generator;
import io.cogen.core.Scheduler;
import io.cogen.core.Yielder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a body once, either way, and gives its trace. */
final class Runs {
    private Runs() {}

    static Log original(Case body, Script script) {
        Log log = new Log();
        if (!body.isGenerator()) {
            try {
                log.note("returned " + Values.show(body.callOriginal(null, log, new Ops(log, script))));
            } catch (Throwable failure) {
                log.note("threw " + Values.show(failure));
            }
            return log;
        }
        ScriptedYielder yielder = new ScriptedYielder(log, script, body.sentType());
        try {
            Object result = body.callOriginal(yielder, log, null);
            log.note(log.isClosing() ? "closed" : "returned " + Values.show(result));
        } catch (Throwable failure) {
            if (Log.isClosing(failure)) {
                log.note("closed");
            } else {
                log.note("threw " + Values.show(log.isClosing() ? unchecked(failure) : failure));
            }
        }
        return log;
    }

    /** Checked exceptions of {@code finally} blocks come out of {@code close()} as out of an iterator. */
    private static Throwable unchecked(Throwable failure) {
        if (failure instanceof IOException e) {
            return new UncheckedIOException(e);
        }
        return failure instanceof RuntimeException || failure instanceof Error
                ? failure
                : new UndeclaredThrowableException(failure);
    }

    static List<String> machine(Case body, Script script) {
        Log log = new Log();
        try {
            if (body.isGenerator()) {
                @SuppressWarnings("unchecked")
                Generator<Object, @Nullable Object, Object, Throwable> generator =
                        (Generator<Object, @Nullable Object, Object, Throwable>) body.callFactory(log, null);
                try {
                    drive(generator, log, script, body.sentType());
                } finally {
                    checkEnded(generator, log);
                }
            } else {
                @SuppressWarnings("unchecked")
                Coro<Object, Throwable> coro = (Coro<Object, Throwable>) body.callFactory(log, new Ops(log, script));
                try (Scheduler scheduler = new Scheduler()) {
                    log.note("returned " + Values.show(scheduler.run(coro)));
                } finally {
                    checkNothingHeld(coro, log);
                }
            }
        } catch (Throwable failure) {
            log.note("threw " + Values.show(failure));
        }
        return log.lines();
    }

    private static void drive(
            Generator<Object, @Nullable Object, Object, Throwable> generator, Log log, Script script, Class<?> type)
            throws Throwable {
        boolean more = generator.resume();
        for (int index = 0; more; index++) {
            Object yielded = generator.value();
            log.note("yield " + Values.show(yielded));
            if (script.closesAt(index)) {
                log.note("close");
                generator.close();
                log.note("closed");
                return;
            }
            Throwable raised = script.raisedAt(index);
            more = raised == null ? generator.resume(script.sentAt(index, yielded, type)) : generator.raise(raised);
        }
        log.note("returned " + Values.show(generator.result()));
    }

    private static void checkEnded(Generator<?, ?, ?, ?> generator, Log log) throws Throwable {
        if (!generator.isDone() || generator.resume()) {
            log.note("has not ended");
        }
        checkNothingHeld(generator, log);
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

    private static final class ScriptedYielder implements Yielder<Object, @Nullable Object> {
        private final Log log;
        private final Script script;
        private final Class<?> sentType;
        private int index;

        ScriptedYielder(Log log, Script script, Class<?> sentType) {
            this.log = log;
            this.script = script;
            this.sentType = sentType;
        }

        @Override
        public @Nullable Object yield(Object value) {
            if (log.isClosing()) {
                throw new IllegalStateException("yield while the generator is being closed");
            }
            log.note("yield " + Values.show(value));
            int here = index++;
            if (script.closesAt(here)) {
                log.note("close");
                throw log.closing();
            }
            Throwable raised = script.raisedAt(here);
            if (raised != null) {
                throw Runs.<RuntimeException>sneaky(raised);
            }
            return script.sentAt(here, value, sentType);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }
}
