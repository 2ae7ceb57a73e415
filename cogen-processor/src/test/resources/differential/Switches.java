package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;

/** Switches. */
@SuppressWarnings({"fallthrough", "rawtypes", "cast"})
public class Switches {
    enum Color {
        RED,
        GREEN,
        BLUE
    }

    static final int K = 2;

    @Body(11)
    @Coroutine
    static String fallThrough(Yielder<Object, Integer> out, Log log) {
        String s = "";
        switch (out.yield("selector")) {
            case 0:
                s += "zero" + out.yield(0);
            case 1:
            case 2:
                s += "low" + out.yield(1);
                break;
            case 5:
                s += "five";
            default:
                s += "other" + out.yield("d");
        }
        return s;
    }

    @Body(11)
    @Coroutine
    static String defaultInTheMiddle(Yielder<Object, Integer> out, Log log) {
        String s = "";
        for (int i = -1; i < 4; i++) {
            switch (i) {
                case 0:
                    s += out.yield("zero");
                default:
                    s += out.yield("default");
                case 2:
                    s += out.yield("two");
                    if (i == 2) break;
                    continue;
                case 1:
                    s += "one";
            }
            s += "|";
        }
        return s;
    }

    @Body(11)
    @Coroutine
    static String localsOverTheWholeBlock(Yielder<Object, Integer> out, Log log) {
        switch (out.yield("s")) {
            case 1:
                int x = 5;
                String t = "t" + out.yield(x);
                log.add(t);
            case 2:
                x = out.yield("two");
                t = "u";
                return t + x;
            default:
                x = 9;
                out.yield(x);
                return "d" + x;
        }
    }

    @Body(11)
    @Coroutine
    static int noMatchNoDefault(Yielder<Object, Integer> out, Log log) {
        switch (out.yield("s")) {
            case 100:
                out.yield("never");
        }
        switch (out.yield("t")) {
        }
        switch (out.yield("u")) {
            default:
        }
        return out.yield("end");
    }

    @Body({11, 12})
    @Coroutine
    static String onStrings(Yielder<Object, String> out, Log log) {
        String r = "";
        for (int i = 0; i < 3; i++) {
            try {
                switch (out.yield(i)) {
                    case "a":
                        r += out.yield("is a");
                        break;
                    case "b" + "":
                        r += out.yield("is b");
                    case "":
                        r += "empty";
                        break;
                    default:
                        r += out.yield("other");
                }
            } catch (NullPointerException e) {
                r += "npe";
            }
        }
        return r;
    }

    @Body(12)
    @Coroutine
    static String onEnums(Yielder<Object, Integer> out, Log log) {
        String r = "";
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, null};
        for (Color c : colors) {
            try {
                switch (c) {
                    case RED:
                        r += out.yield("red");
                    case GREEN:
                        r += out.yield("green");
                        break;
                    default:
                        r += out.yield("blue");
                }
            } catch (NullPointerException e) {
                r += out.yield("npe");
            }
        }
        return r;
    }

    @Body(12)
    @Coroutine
    static String constantLabels(Yielder<Object, Integer> out, Log log) {
        final int local = 7;
        switch (out.yield("s")) {
            case K:
                return "K" + out.yield(K);
            case K + 1:
                return "K+1" + out.yield(K + 1);
            case 'a' - 'a':
                return "zero" + out.yield("z");
            case Integer.MIN_VALUE:
                return "min";
            case local:
                return "local" + out.yield(local);
            default:
                return "d" + out.yield("d");
        }
    }

    @Body(12)
    @Coroutine
    static String onCharsAndBytesAndBoxes(Yielder<Object, Integer> out, Log log) {
        int v = out.yield("v");
        char c = (char) ('a' + v);
        Byte b = (byte) v;
        Short sh = null;
        String s = "";
        switch (c) {
            case 'a':
            case 'b':
                s += out.yield(c);
                break;
            case 'c':
                s += "c";
        }
        switch (b) {
            case 1 -> s += out.yield(b);
            case 2 -> s += "two";
            default -> s += out.yield("default");
        }
        switch (sh) {
            case 1:
                s += out.yield("never");
        }
        return s;
    }

    @Body(13)
    @Coroutine
    static String rules(Yielder<Object, Integer> out, Log log) {
        String s = "";
        switch (out.yield("s")) {
            case 0 -> s += out.yield("zero");
            case 1, 2, 3 -> {
                s += "low";
                if (out.yield("leave?") > 2) break;
                s += "stayed";
            }
            case 5 -> throw new IllegalStateException("five");
            default -> {
            }
        }
        return s;
    }

    @Body(13)
    @Coroutine
    static String rulesOnEnumAndString(Yielder<Object, String> out, Log log) {
        String s = "";
        for (Color c : Color.values()) {
            switch (c) {
                case RED, BLUE -> s += out.yield(c);
                case GREEN -> log.add("green");
            }
            switch (out.yield("string")) {
                case "a", "c" -> out.yield("a or c");
                case "b" -> s += "b";
                default -> s += out.yield("default");
            }
        }
        return s;
    }

    @Body(14)
    @Coroutine
    static String expression(Yielder<Object, Integer> out, Log log) {
        String s = switch (out.yield("s")) {
            case 0 -> "zero" + out.yield("0");
            case 1, 2 -> {
                int x = out.yield("block");
                yield "low" + x;
            }
            case 3 -> throw new IllegalStateException("three" + out.yield("t"));
            default -> "other";
        };
        return s + out.yield(s);
    }

    @Body(14)
    @Coroutine
    static String expressionAmongOperands(Yielder<Object, Integer> out, Log log) {
        int x = 1;
        return "" + x + switch (x = out.yield("a")) {
            case 1 -> x += out.yield("b");
            default -> x++;
        } + x + log.at("last", x);
    }

    @Body({14, 33})
    @Coroutine
    static Object expressionIsPromoted(Yielder<Object, Integer> out, Log log) {
        Object o = switch (out.yield("a")) {
            case 1 -> out.yield("int");
            case 2 -> 'c';
            default -> 2.5;
        };
        log.show(o);
        long l = switch (out.yield("b")) {
            case 2 -> 7;
            case 1 -> out.yield("long");
            default -> 3L;
        };
        var v = switch (out.yield("c")) {
            case 3 -> 1;
            default -> (long) out.yield("var");
        };
        log.show(v);
        return l;
    }

    @Body(14)
    @Coroutine
    static String oldStyleExpression(Yielder<Object, Integer> out, Log log) {
        int n = switch (out.yield("s")) {
            case 0:
                log.add("falls");
            case 1:
                int t = out.yield("t");
                yield t * 2;
            case 2: {
                for (int i = 0; ; i++) {
                    if (out.yield(i) > 1 || i > 2) yield i;
                }
            }
            default:
                yield -1;
        };
        return "n" + n;
    }

    @Body({14, 26})
    @Coroutine
    static String expressionAsArgumentAndReceiver(Yielder<Object, String> out, Log log) {
        return log.at("x", "x").concat(switch (out.yield("s")) {
            case "a" -> out.yield("isA");
            case "b" -> "bee";
            default -> {
                log.add("default");
                yield out.yield("d") + "d";
            }
        }).concat(switch (Color.valueOf("RED")) {
            case RED -> out.yield("red");
            case GREEN, BLUE -> "not";
        });
    }

    @Body({14, 32})
    @Coroutine
    static String expressionInCondition(Yielder<Object, Boolean> out, Log log) {
        int turns = 0;
        while (turns < 3 && switch (turns) {
            case 0 -> out.yield("zero");
            case 1 -> true;
            default -> out.yield("a") && out.yield("b");
        }) {
            turns++;
        }
        return "turns" + turns;
    }

    @Body(14)
    @Coroutine
    static String nestedExpressions(Yielder<Object, Integer> out, Log log) {
        return "v" + switch (out.yield("outer")) {
            case 1 -> switch (out.yield("inner")) {
                case 2 -> out.yield("1.2");
                default -> 12;
            };
            default -> 1 + switch (out.yield("other")) {
                case -1 -> {
                    int z = switch (out.yield("deep")) {
                        default -> 5;
                    };
                    yield z + 1;
                }
                default -> 0;
            };
        };
    }

    @Body({14, 16, 53})
    @Coroutine
    static String yieldStatementThroughFinally(Yielder<Object, Integer> out, Log log) {
        int r = switch (out.yield("s")) {
            case 1 -> {
                try {
                    yield out.yield("in try");
                } finally {
                    log.add("finally");
                }
            }
            case 2 -> {
                try {
                    log.fail("two");
                    yield 2;
                } catch (IllegalStateException e) {
                    yield out.yield("in catch");
                }
            }
            default -> 0;
        };
        return "r" + r;
    }

    @Body({11, 16})
    @Coroutine
    static String switchInTryInLoop(Yielder<Object, Integer> out, Log log) {
        int rounds = 0;
        loop:
        while (rounds++ < 5) {
            try {
                switch (out.yield(rounds)) {
                    case 1:
                        continue;
                    case 2:
                        break;
                    case 3:
                        break loop;
                    case 4:
                        return "four";
                    case 5:
                        out.yield("five");
                        continue loop;
                    default:
                        log.fail("default");
                }
                log.add("after switch");
            } catch (IllegalStateException e) {
                log.add("caught");
                out.yield("handler");
            } finally {
                log.add("finally " + rounds);
            }
        }
        return "rounds" + rounds;
    }

    @Body({11, 10})
    @Coroutine
    static String labelledSwitch(Yielder<Object, Integer> out, Log log) {
        String s = "";
        sw:
        switch (out.yield("a")) {
            case 1:
                switch (out.yield("b")) {
                    case 2:
                        s += "break outer";
                        break sw;
                    default:
                        s += "inner";
                        break;
                }
                s += out.yield("after inner");
            default:
                s += "default";
        }
        return s;
    }

    @Body(11)
    @Coroutine
    static String selectorChangedInside(Yielder<Object, Integer> out, Log log) {
        int x = out.yield("x");
        switch (x) {
            case 1:
                x = 2;
                out.yield(x);
            case 2:
                x += 10;
                out.yield(x);
                break;
            case 0:
                x = out.yield("zero");
        }
        return "x" + x;
    }

    @Body({13, 14})
    @Coroutine
    static int returnedSwitch(Yielder<Object, Integer> out, Log log) {
        return switch (out.yield("r")) {
            case 0 -> out.yield("a") + switch (out.yield("b")) {
                case 1 -> 1;
                default -> out.yield("c");
            };
            default -> out.yield("d") * 2;
        };
    }

    @Body({11, 24})
    @Coroutine
    static String allCasesReturn(Yielder<Object, Integer> out, Log log) {
        while (true) {
            switch (out.yield("go")) {
                case 1:
                    break;
                case 2:
                    return "two";
                default:
                    throw new IllegalStateException("default " + out.yield("x"));
            }
            log.add("again");
        }
    }
}
