package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.io.IOException;

/** try-with-resources. */
@SuppressWarnings({"try", "finally"})
public class Resources {
    @Body(17)
    @Coroutine
    static String one(Yielder<Object, Object> out, Log log) throws IOException {
        try (Log.Resource a = log.open("a")) {
            log.add(out.yield(a.name()));
            return a.name();
        }
    }

    @Body(17)
    @Coroutine
    static String closeRunsBeforeCatchAndFinally(Yielder<Object, Boolean> out, Log log) throws IOException {
        try (Log.Resource a = log.open("a");
                Log.Resource b = log.open("b")) {
            if (out.yield(a.name() + b.name())) {
                log.fail("body");
            }
            log.add("rest");
        } catch (IllegalStateException e) {
            log.add("catch " + out.yield(e.getMessage()));
        } finally {
            log.add("finally");
            out.yield("finally");
        }
        return "end";
    }

    @Body(17)
    @Coroutine
    static String nullResources(Yielder<Object, Object> out, Log log) throws IOException {
        try (Log.Resource none = null;
                Log.Resource b = log.open("b");
                var c = (Log.Resource) null) {
            out.yield(none);
            out.yield(b.name());
            return "" + c;
        }
    }

    @Body(17)
    @Coroutine
    static String existingVariables(Yielder<Object, Object> out, Log log) throws IOException {
        final Log.Resource a = log.open("a");
        Log.Resource b = log.open("b");
        try (a;
                b;
                Log.Resource c = log.open("c");) {
            log.add(out.yield("in"));
        }
        return "end";
    }

    @Body(17)
    @Coroutine
    static String initialiserFailsAndEarlierOnesAreClosed(Yielder<Object, Object> out, Log log) throws IOException {
        try (Log.Resource a = log.open("a");
                Log.Resource b = log.fail("b");
                Log.Resource c = log.open("c")) {
            return "never" + out.yield("never");
        } catch (IllegalStateException e) {
            return "caught " + out.yield("handler");
        }
    }

    @Body({17, 61})
    @Coroutine
    static String yieldInTheInitialiser(Yielder<Object, String> out, Log log) throws IOException {
        try (Log.Resource a = log.open(out.yield("first"));
                Log.Resource b = log.open("b" + out.yield("second"))) {
            return a.name() + b.name() + out.yield("body");
        } finally {
            log.add("finally");
        }
    }

    @Body({17, 61})
    @Coroutine
    static String onlyTheInitialiserYields(Yielder<Object, Boolean> out, Log log) throws IOException {
        try (Log.Resource a = out.yield("open?") ? log.open("a") : null) {
            log.add(a == null ? "none" : a.name());
        }
        return "end";
    }

    @Body(
            value = 17,
            closes = {"close a; threw UncheckedIOException: java.io.IOException: close of a caused by IOException: close of a"})
    @Coroutine
    static String closeFails(Yielder<Object, Boolean> out, Log log) throws IOException {
        try (Log.Resource a = log.openFailing("a")) {
            if (out.yield("fail?")) log.fail("body");
        }
        return "end";
    }

    @Body(
            value = 17,
            closes = {
                "close b; close a; finally; "
                        + "threw UncheckedIOException: java.io.IOException: close of b caused by "
                        + "IOException: close of b suppressing [IOException: close of a]"
            })
    @Coroutine
    static String suppressedOnes(Yielder<Object, Boolean> out, Log log) throws IOException {
        try (Log.Resource a = log.openFailing("a");
                Log.Resource b = log.openFailing("b")) {
            if (out.yield("fail?")) log.fail("body");
            return "value";
        } finally {
            log.add("finally");
        }
    }

    @Body(
            value = {17, 53},
            closes = {
                "close a; caught close of a; finally; "
                        + "threw IllegalStateException: yield while the generator is being closed",
                "finally; closed"
            })
    @Coroutine
    static String suppressedAreSeenByTheCatch(Yielder<Object, Boolean> out, Log log) {
        for (int i = 0; i < 1; i++) {
            try (Log.Resource a = log.openFailing("a")) {
                if (out.yield("continue?")) continue;
                log.fail("body");
            } catch (IOException e) {
                log.add("caught " + e.getMessage());
                if (out.yield("io")) return "io";
            } catch (IllegalStateException e) {
                log.show(e);
                out.yield("state");
            } finally {
                log.add("finally");
            }
        }
        return "end" + out.yield("end");
    }

    @Body({17, 54})
    @Coroutine
    static String jumpsOutOfResources(Yielder<Object, Integer> out, Log log) throws IOException {
        outer:
        for (int i = 0; i < 5; i++) {
            try (Log.Resource a = log.open("a" + i)) {
                for (; ; ) {
                    try (Log.Resource b = log.open("b" + i)) {
                        switch (out.yield(i)) {
                            case 1:
                                continue outer;
                            case 2:
                                break outer;
                            case 3:
                                return "three";
                            default:
                                break;
                        }
                    }
                    out.yield("between");
                    break;
                }
            }
        }
        return "end";
    }

    @Body({17, 52})
    @Coroutine
    static String resourceInFinally(Yielder<Object, Object> out, Log log) throws IOException {
        try {
            out.yield("body");
            log.fail("body");
        } finally {
            try (Log.Resource a = log.open("a")) {
                log.add("used");
            }
            try (Log.Resource b = log.open("b")) {
                out.yield("using b");
            } catch (IllegalArgumentException e) {
                log.add("caught");
            }
        }
        return "end";
    }

    @Body({2, 17})
    @Coroutine
    static String lambdaResource(Yielder<Object, Object> out, Log log) throws Exception {
        try (AutoCloseable a = () -> log.add("lambda closed");
                var b = log.open("b")) {
            out.yield(b.name());
            Runnable r = () -> log.add("captured " + b.name());
            out.yield("again");
            r.run();
        }
        return "end";
    }

    @Body(17)
    @Coroutine
    static String resourcesInALoop(Yielder<Object, Object> out, Log log) throws IOException {
        for (String s : new String[] {"x", "y"}) {
            try (Log.Resource a = log.open(s);
                    Log.Resource b = log.open(a.name() + "2")) {
                out.yield(b.name());
            }
        }
        return "end";
    }

    static final class Quiet implements AutoCloseable {
        final Log log;
        final RuntimeException failure;

        Quiet(Log log, RuntimeException failure) {
            this.log = log;
            this.failure = failure;
        }

        @Override
        public void close() {
            log.add("quiet close");
            if (failure != null) throw failure;
        }
    }

    @Body(value = 17, closes = {"quiet close; threw IllegalStateException: same"})
    @Coroutine
    static String sameExceptionFromBodyAndClose(Yielder<Object, Object> out, Log log) {
        IllegalStateException same = new IllegalStateException("same");
        try (Quiet q = new Quiet(log, same)) {
            out.yield("a");
            log.add("throwing");
            throw same;
        }
    }

    @Body(17)
    @Coroutine
    static <T extends AutoCloseable> String genericResource(Yielder<Object, T> out, Log log) throws Exception {
        try (T t = null;
                Quiet q = new Quiet(log, null)) {
            return "v" + (out.yield("t") == t);
        }
    }

    @Body(17)
    @Coroutine
    static String fieldResource(Yielder<Object, Object> out, Log log) throws IOException {
        Holder holder = new Holder(log.open("field"));
        try (holder.resource) {
            out.yield("a");
        }
        return "end";
    }

    static final class Holder {
        final Log.Resource resource;

        Holder(Log.Resource resource) {
            this.resource = resource;
        }
    }
}
