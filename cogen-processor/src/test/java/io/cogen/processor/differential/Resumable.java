package io.cogen.processor.differential;

import io.cogen.core.AsyncGenerator;
import io.cogen.core.Blocking;
import io.cogen.core.Generator;
import org.jspecify.annotations.Nullable;

/** A generator of either kind. An asynchronous one is waited for each time. */
interface Resumable {
    boolean resume() throws Throwable;

    boolean resume(@Nullable Object sent) throws Throwable;

    boolean raise(Throwable failure) throws Throwable;

    void close() throws Throwable;

    Object value();

    Object result();

    boolean isDone();

    @SuppressWarnings("unchecked")
    static Resumable of(Object generator) {
        return generator instanceof AsyncGenerator
                ? new Waiting((AsyncGenerator<Object, @Nullable Object, Object, Throwable>) generator)
                : new Plain((Generator<Object, @Nullable Object, Object, Throwable>) generator);
    }

    /** A plain generator. */
    record Plain(Generator<Object, @Nullable Object, Object, Throwable> generator) implements Resumable {
        @Override
        public boolean resume() throws Throwable {
            return generator.resume();
        }

        @Override
        public boolean resume(@Nullable Object sent) throws Throwable {
            return generator.resume(sent);
        }

        @Override
        public boolean raise(Throwable failure) throws Throwable {
            return generator.raise(failure);
        }

        @Override
        public void close() {
            generator.close();
        }

        @Override
        public Object value() {
            return generator.value();
        }

        @Override
        public Object result() {
            return generator.result();
        }

        @Override
        public boolean isDone() {
            return generator.isDone();
        }
    }

    /** An asynchronous generator. */
    record Waiting(AsyncGenerator<Object, @Nullable Object, Object, Throwable> generator) implements Resumable {
        @Override
        public boolean resume() throws Throwable {
            return Blocking.run(generator.resume());
        }

        @Override
        public boolean resume(@Nullable Object sent) throws Throwable {
            return Blocking.run(generator.resume(sent));
        }

        @Override
        public boolean raise(Throwable failure) throws Throwable {
            return Blocking.run(generator.raise(failure));
        }

        @Override
        public void close() throws Throwable {
            Blocking.run(generator.close());
        }

        @Override
        public Object value() {
            return generator.value();
        }

        @Override
        public Object result() {
            return generator.result();
        }

        @Override
        public boolean isDone() {
            return generator.isDone();
        }
    }
}
