package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.io.IOException;

/** try, catch and finally. */
@SuppressWarnings({"finally", "fallthrough"})
public class Tries {
    @Body(16)
    @Coroutine
    static String yieldInTry(Yielder<Object, Object> out, Log log) {
        try {
            log.add(out.yield("try"));
            return "tried";
        } catch (IllegalArgumentException e) {
            log.add("caught " + e.getMessage());
        } finally {
            log.add("finally");
        }
        return "end";
    }

    @Body(16)
    @Coroutine
    static String yieldInCatch(Yielder<Object, Object> out, Log log) {
        try {
            log.fail("x");
        } catch (IllegalStateException e) {
            log.add(out.yield(e.getMessage()));
            return e.getMessage() + out.yield("again");
        } finally {
            log.add("finally");
        }
        return "end";
    }

    @Body(16)
    @Coroutine
    static String yieldInFinally(Yielder<Object, Object> out, Log log) {
        try {
            log.add("try");
            out.yield("in try");
        } finally {
            log.add("finally");
            log.add(out.yield("in finally"));
            log.add("end of finally");
        }
        return "end";
    }

    @Body(16)
    @Coroutine
    static String yieldInAll(Yielder<Object, Boolean> out, Log log) throws IOException {
        try {
            if (out.yield("try")) {
                log.failChecked("checked");
            }
            log.add("rest");
        } catch (IOException e) {
            if (out.yield("catch")) {
                throw new IllegalStateException("from catch", e);
            }
        } finally {
            out.yield("finally");
            log.add("finally");
        }
        return "end " + out.yield("after");
    }

    @Body({16, 20})
    @Coroutine
    static String returnValueIsTakenBeforeFinally(Yielder<Object, Object> out, Log log) {
        String s = "before";
        StringBuilder b = new StringBuilder("b");
        try {
            return s + b + out.yield(s);
        } finally {
            s = "after";
            b.append("changed");
            out.yield(s);
            log.add(s + b);
        }
    }

    @Body({20, 53})
    @Coroutine
    static String returnInFinallyWins(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield("try")) {
                return "try";
            }
            log.fail("x");
        } finally {
            log.add("finally");
            return "finally";
        }
    }

    @Body({20, 53})
    @Coroutine
    static String returnInYieldingFinallyWins(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield("try")) {
                return "try";
            }
            log.fail("x");
        } finally {
            if (out.yield("finally")) {
                return "finally";
            }
        }
        return "end";
    }

    @Body(53)
    @Coroutine
    static String breakInFinallyDiscards(Yielder<Object, Boolean> out, Log log) {
        for (int i = 0; i < 3; i++) {
            try {
                out.yield(i);
                if (i == 1) return "one";
                log.fail("x");
            } finally {
                log.add("finally " + i);
                if (i > 0) break;
                continue;
            }
        }
        return "end";
    }

    @Body(53)
    @Coroutine
    static String continueInYieldingFinally(Yielder<Object, Boolean> out, Log log) {
        String s = "";
        outer:
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                try {
                    if (out.yield(i)) return "returned";
                    s += i + "" + j;
                } finally {
                    if (out.yield("f")) continue outer;
                    if (i == 2) break outer;
                    log.add("finally");
                }
            }
        }
        return s;
    }

    @Body({50, 53})
    @Coroutine
    static String throwInFinallyReplaces(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield("a")) {
                throw new IllegalStateException("first");
            }
            return "value";
        } finally {
            log.add("finally");
            if (out.yield("b")) {
                throw new UnsupportedOperationException("second");
            }
        }
    }

    @Body(54)
    @Coroutine
    static String jumpsAcrossSeveralFinallys(Yielder<Object, Integer> out, Log log) {
        int round = 0;
        outer:
        for (; ; ) {
            try {
                round++;
                if (round > 5) return "rounds";
                try {
                    try {
                        switch (out.yield("what " + round)) {
                            case 0:
                                continue outer;
                            case 1:
                                break outer;
                            case 2:
                                return "two";
                            case 3:
                                throw new IllegalStateException("three");
                            default:
                                log.add("default");
                        }
                    } finally {
                        log.add("innermost");
                        out.yield("f1");
                    }
                } finally {
                    log.add("middle");
                }
            } finally {
                log.add("outermost");
                out.yield("f3");
            }
        }
        return "end";
    }

    @Body(51)
    @Coroutine
    static String handlersInOrder(Yielder<Object, Object> out, Log log) {
        String s = "";
        for (int i = 0; i < 3; i++) {
            try {
                out.yield(i);
                log.mayThrow();
                if (i == 1) throw new java.io.FileNotFoundException("f");
                if (i == 2) throw new UnsupportedOperationException("u");
            } catch (java.io.FileNotFoundException e) {
                s += "fnf" + out.yield("fnf");
            } catch (IOException | IllegalArgumentException e) {
                s += "union " + e.getMessage() + out.yield("union");
            } catch (RuntimeException e) {
                s += "runtime " + e.getMessage() + out.yield("runtime");
            }
        }
        return s;
    }

    @Body(51)
    @Coroutine
    static String rethrownFromACatchIsNotCaughtByItsSibling(Yielder<Object, Object> out, Log log) throws Exception {
        try {
            try {
                out.yield("try");
                throw new IllegalArgumentException("a");
            } catch (IllegalArgumentException e) {
                out.yield("first");
                throw e;
            } catch (RuntimeException e) {
                log.add("sibling");
            } finally {
                log.add("own finally");
            }
        } catch (RuntimeException e) {
            return "outer " + e.getMessage() + out.yield("outer");
        }
        return "end";
    }

    @Body({51, 57})
    @Coroutine
    static String preciseRethrow(Yielder<Object, Object> out, Log log) throws IOException {
        try {
            log.mayThrow();
            return "v" + out.yield("v");
        } catch (final Exception e) {
            log.add("rethrown");
            throw e;
        }
    }

    @Body(52)
    @Coroutine
    static String pendingExceptionSurvivesATryInFinally(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield("fail?")) throw new IllegalStateException("pending");
            return "normal";
        } finally {
            try {
                log.add("inner try");
                if (out.yield("inner fail?")) throw new UnsupportedOperationException("inner");
            } catch (UnsupportedOperationException e) {
                log.add("inner catch");
                out.yield("handled");
            } finally {
                out.yield("inner finally");
            }
            log.add("end of outer finally");
        }
    }

    @Body(52)
    @Coroutine
    static String finallyInFinally(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield(1)) return "r1";
        } finally {
            try {
                if (out.yield(2)) throw new IllegalStateException("e2");
            } finally {
                try {
                    if (out.yield(3)) return "r3";
                } finally {
                    log.add("deepest");
                    out.yield(4);
                }
            }
        }
        return "end";
    }

    @Body({16, 6})
    @Coroutine
    static String tryInLoopWithContinueInCatch(Yielder<Object, Integer> out, Log log) {
        String s = "";
        for (int i = 0; i < 4; i++) {
            try {
                s += 10 / out.yield(i);
            } catch (ArithmeticException e) {
                s += "zero";
                if (out.yield("again") > 0) continue;
                break;
            } finally {
                s += ";";
            }
            s += "ok";
        }
        return s;
    }

    @Body({16, 23})
    @Coroutine
    static String emptyParts(Yielder<Object, Object> out, Log log) {
        try {
        } finally {
            out.yield("a");
        }
        try {
            out.yield("b");
        } finally {
        }
        try {
            out.yield("c");
        } catch (IllegalArgumentException e) {
        }
        try {
            try {
            } finally {
            }
            out.yield("d");
        } catch (RuntimeException e) {
            ;
        }
        return "end";
    }

    @Body(19)
    @Coroutine
    static String throwExpressions(Yielder<Object, Object> out, Log log) {
        try {
            throw new IllegalStateException("made " + out.yield("message"));
        } catch (IllegalStateException e) {
            log.add(e.getMessage());
        }
        try {
            throw null;
        } catch (NullPointerException e) {
            out.yield("npe");
        }
        RuntimeException r = new IllegalStateException("r");
        try {
            throw out.yield("which") != null ? r : (RuntimeException) null;
        } catch (NullPointerException e) {
            return "null thrown";
        }
    }

    @Body(60)
    @Coroutine
    static String catchParameters(Yielder<Object, Object> out, Log log) {
        String s = "";
        try {
            log.fail("one");
        } catch (RuntimeException e) {
            out.yield(e.getMessage());
            e = new IllegalArgumentException("reassigned");
            out.yield(e.getMessage());
            s += e.getMessage();
        }
        try {
            log.fail("two");
        } catch (RuntimeException e) {
            Runnable r = () -> log.add("captured " + e.getMessage());
            out.yield("lambda");
            r.run();
            try {
                log.fail("three");
            } catch (IllegalStateException e2) {
                s += e.getMessage() + out.yield("both") + e2.getMessage();
            }
        }
        return s;
    }

    @Body({16, 57})
    @Coroutine
    static String checkedThroughLayers(Yielder<Object, Integer> out, Log log) throws IOException {
        try {
            try {
                if (out.yield("a") > 1) log.failChecked("checked");
            } finally {
                log.add("f1 " + out.yield("f1"));
            }
        } catch (IOException e) {
            log.add("caught " + e.getMessage());
            if (out.yield("rethrow?") > 1) throw new IOException("again", e);
        } finally {
            log.add("f2");
        }
        return "end";
    }

    @Body({16, 50})
    @Coroutine
    static String failuresAtRegionBorders(Yielder<Object, Object> out, Log log) {
        String s = "";
        try {
            s += log.<String>fail("before the first yield");
            out.yield("never");
        } catch (IllegalStateException e) {
            s += "1";
        }
        try {
            out.yield("a");
            s += log.<String>fail("after the yield");
        } catch (IllegalStateException e) {
            s += "2";
        }
        out.yield("between");
        try {
            try {
                out.yield("b");
            } finally {
                log.fail("in finally");
            }
        } catch (IllegalStateException e) {
            s += "3" + out.yield("c");
        }
        log.fail("at the end");
        return s;
    }

    @Body({16, 4})
    @Coroutine
    static String definiteAssignmentThroughTry(Yielder<Object, Integer> out, Log log) {
        final int x;
        int y;
        try {
            y = out.yield("y");
        } catch (IllegalArgumentException e) {
            y = -1;
        }
        if (y > 0) {
            x = 1;
        } else {
            x = out.yield("x");
        }
        final String z;
        try {
            log.add("t");
        } finally {
            z = "z" + out.yield("z");
        }
        return x + ":" + y + z;
    }

    @Body({16, 20})
    @Coroutine
    static void voidReturns(Yielder<Object, Boolean> out, Log log) {
        try {
            if (out.yield("a")) return;
            log.add("not returned");
            try {
                if (out.yield("b")) return;
            } catch (RuntimeException e) {
                log.add("caught");
                return;
            }
        } finally {
            log.add("finally");
            out.yield("f");
        }
        log.add("end");
    }

    @Body({16, 51})
    @Coroutine
    static String catchOfSubtypeAndSupertype(Yielder<Object, Object> out, Log log) {
        try {
            try {
                return "v" + out.yield("v");
            } catch (ArrayIndexOutOfBoundsException e) {
                return "a";
            } catch (IndexOutOfBoundsException e) {
                return "i";
            }
        } catch (RuntimeException e) {
            return "r" + out.yield(e.getMessage());
        }
    }

    @Body({16, 6, 53})
    @Coroutine
    static int loopsInsideFinally(Yielder<Object, Integer> out, Log log) {
        int n = 0;
        try {
            n = out.yield("n");
            return n;
        } finally {
            for (int i = 0; i < 2; i++) {
                try {
                    if (i == n) continue;
                    log.add("turn " + i);
                    out.yield(i);
                } finally {
                    log.add("inner " + i);
                }
            }
        }
    }

    @Body(59)
    @Coroutine
    static String finallyIsNotRunTwice(Yielder<Object, Object> out, Log log) {
        int runs = 0;
        try {
            out.yield("a");
        } finally {
            runs++;
            log.add("runs " + runs);
            if (runs < 3) log.fail("in finally");
        }
        return "end";
    }

    @Body(value = {56, 58}, closes = {"finally; closed", "finally; closed"})
    @Coroutine
    static String throwableIsCaughtButNoClose(Yielder<Object, Object> out, Log log) {
        try {
            out.yield("a");
            out.yield("b");
        } catch (Throwable t) {
            log.add("caught " + t.getMessage());
            return "caught";
        } finally {
            log.add("finally");
        }
        return "end";
    }

    @Body(value = 56, closes = {"f1; f2; closed", "f2; closed"})
    @Coroutine
    static String errorsAreCaughtInEachLayerButNoClose(Yielder<Object, Object> out, Log log) throws Exception {
        try {
            try {
                out.yield("a");
            } catch (Error e) {
                log.add("inner " + e.getMessage());
                throw new Exception("wrapped", e);
            } finally {
                log.add("f1");
            }
            out.yield("b");
        } catch (Throwable t) {
            log.add("outer " + t.getMessage());
            throw t;
        } finally {
            log.add("f2");
        }
        return "end";
    }

    @Body(
            value = 56,
            closes = {
                "first; swallowed yield while the generator is being closed; outer; closed",
                "outer; closed",
                "outer; closed"
            })
    @Coroutine
    static String yieldWhileClosingIsRefusedThere(Yielder<Object, Object> out, Log log) {
        try {
            try {
                out.yield("a");
            } finally {
                log.add("first");
                try {
                    out.yield("b");
                } catch (Throwable t) {
                    log.add("swallowed " + (t.getMessage() + ":").replaceAll("(closed)?: .*|:$", "$1"));
                }
            }
            out.yield("c");
            return "end";
        } finally {
            log.add("outer");
        }
    }

    @Body(value = 56, closes = {"f; threw IllegalStateException: yield while the generator is being closed", "closed"})
    @Coroutine
    static String throwableAroundAYieldingFinally(Yielder<Object, Object> out, Log log) {
        try {
            out.yield("a");
        } catch (Throwable t) {
            log.add("caught");
            throw t;
        } finally {
            log.add("f");
            out.yield("b");
            log.add("g");
        }
        return "end";
    }
}
