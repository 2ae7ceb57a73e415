package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;

/** When classes are initialised. Each run has its own classes. */
public class Initialisation {
    static Log current;

    static String note(String text) {
        current.add("init " + text);
        return text;
    }

    static class First {
        static final String NAME = note("First");
        final Object value;

        First(Object value) {
            this.value = value;
            current.add("new First");
        }

        static String call(Object o) {
            return "call" + o;
        }
    }

    static class Second extends First {
        static String field = note("Second");
        static final int CONSTANT = 5;
        static int[] array = {note("array of Second").length()};

        private Second(Object value) {
            super(value);
        }

        private static String hidden = "hidden";

        private static String tell(Object o) {
            return "tell" + o;
        }
    }

    static class Failing {
        static final Object VALUE = current.fail("in the initialiser");

        Failing(Object o) {}
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String beforeTheArguments(Yielder<Object, Object> out, Log log) {
        current = log;
        First f = new First(out.yield("argument"));
        return "" + f.value;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String superclassesFirst(Yielder<Object, Object> out, Log log) {
        current = log;
        Second s = new Second(log.at("before", 1) + "" + out.yield("argument"));
        return "" + s.value;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String afterTheArgumentsOfAStaticCall(Yielder<Object, Object> out, Log log) {
        current = log;
        String s = First.call(out.yield("argument"));
        return s;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String staticFields(Yielder<Object, Integer> out, Log log) {
        current = log;
        out.yield(Second.CONSTANT);
        log.add("constant read");
        Second.field = "assigned" + out.yield("value");
        log.add("assigned");
        return Second.field;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String staticFieldAsOperand(Yielder<Object, Integer> out, Log log) {
        current = log;
        String s = Second.field + out.yield("right");
        Second.array[0] += out.yield("element");
        return s + Second.array[0];
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String staticArrayAsTarget(Yielder<Object, Integer> out, Log log) {
        current = log;
        Second.array[log.at("index", 0)] = out.yield("value");
        return "" + Second.array[0];
    }

    @Body(value = {41, 46}, fresh = true)
    @Coroutine
    static String privateStatics(Yielder<Object, Integer> out, Log log) {
        current = log;
        out.yield("nothing yet");
        Second.hidden += out.yield("hidden");
        return Second.hidden + Second.tell(out.yield("argument"));
    }

    @Body(value = {41, 46}, fresh = true)
    @Coroutine
    static String privateStaticMethodAfterItsArguments(Yielder<Object, Integer> out, Log log) {
        current = log;
        String s = Second.tell(out.yield("argument"));
        return s;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String failingInitialiser(Yielder<Object, Object> out, Log log) {
        current = log;
        for (int i = 0; i < 2; i++) {
            try {
                log.add(new Failing(out.yield("not reached")) == null);
            } catch (ExceptionInInitializerError e) {
                out.yield("failed");
            } catch (NoClassDefFoundError e) {
                out.yield("again");
            }
        }
        return "end";
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String arraysAndClassLiteralsDoNotInitialise(Yielder<Object, Object> out, Log log) {
        current = log;
        First[] a = new First[2];
        Class<?> c = Second.class;
        out.yield(a.length + c.getSimpleName());
        java.util.function.Function<Object, First> f = First::new;
        out.yield("reference");
        a[0] = f.apply("x");
        return "" + a[0].value;
    }

    @Body(value = 41, fresh = true)
    @Coroutine
    static String nestedCreations(Yielder<Object, Object> out, Log log) {
        current = log;
        return "" + new First(new Second(out.yield("inner")).value + "" + out.yield("outer")).value;
    }
}
