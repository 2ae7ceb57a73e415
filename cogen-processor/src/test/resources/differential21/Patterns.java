package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Pattern switches and record patterns. */
@SuppressWarnings({"unused", "fallthrough"})
public class Patterns {
    sealed interface Shape permits Circle, Square, Empty {}

    record Circle(int radius) implements Shape {}

    record Square(int side, Object label) implements Shape {}

    enum Empty implements Shape {
        NOTHING
    }

    enum Suit {
        CLUBS,
        HEARTS
    }

    record Pair(Object left, Object right) {}

    record Box<T>(T content) {}

    record Wide(double d, long l, boolean b) {}

    static final List<Object> SOME = new ArrayList<>();

    static {
        SOME.addAll(List.of(
                "text", "", 1, -7, 'c', 2.5, new Circle(3), new Square(2, "s"), Empty.NOTHING, Suit.CLUBS, Suit.HEARTS));
        SOME.add(new Pair("l", 5));
        SOME.add(new Pair(new Pair(1, 2), null));
        SOME.add(new Box<>("boxed"));
        SOME.add(new Box<>(null));
        SOME.add(new Wide(Double.NaN, 1L << 40, true));
        SOME.add(null);
    }

    @Body(15)
    @Coroutine
    static String arms(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            switch (o) {
                case null -> all += out.yield("null");
                case String s when s.isEmpty() -> {
                    out.yield("empty");
                    all += "[" + s + "]";
                }
                case String s -> {
                    out.yield(s);
                    all += s;
                }
                case Integer i when i > 0 -> all += i + "+" + out.yield(i);
                case Integer i -> all += out.yield(-i) + "-" + i;
                case Circle(int radius) -> all += radius + "" + out.yield(radius);
                case Square(var side, String label) -> {
                    out.yield(side);
                    all += label + side;
                }
                case Pair(Pair(Integer a, Integer b), var c) -> {
                    out.yield(a + b);
                    all += c + "" + a + b;
                }
                case Pair(var a, var b) -> all += out.yield(a) + "," + b;
                case Box<?>(var content) -> all += out.yield(content) + "box" + content;
                case Wide(double d, long l, boolean b) -> {
                    out.yield(d);
                    all += d + " " + l + " " + b;
                }
                case Suit suit when suit == Suit.HEARTS -> all += out.yield(suit);
                default -> all += out.yield("other") + "" + o;
            }
        }
        return all;
    }

    @Body({14, 15})
    @Coroutine
    static String values(Yielder<Object, Integer> out, Log log) {
        StringBuilder all = new StringBuilder();
        for (Object o : SOME) {
            all.append(log.at("before", "<")).append(switch (o) {
                case null -> "null" + out.yield("n");
                case CharSequence c when c.length() > 2 -> {
                    int n = out.yield(c);
                    yield c.toString() + n;
                }
                case CharSequence c -> c + "short";
                case Number n when log.at("guard", n.intValue() > 0) -> n + "" + out.yield(n);
                case Number n -> {
                    if (out.yield("negative") > 1) yield "big" + n;
                    yield n + "small";
                }
                case Shape shape -> {
                    yield switch (shape) {
                        case Circle(int r) -> r * out.yield(r);
                        case Square s -> s.side() + out.yield(s.label());
                        case Empty e -> out.yield(e) + e.ordinal();
                    } + "";
                }
                default -> o + "?";
            });
        }
        return all.toString();
    }

    @Body(15)
    @Coroutine
    static String exhaustiveStatement(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Shape shape : new Shape[] {new Circle(1), new Square(2, 3), Empty.NOTHING, null}) {
            switch (shape) {
                case Circle c -> all += c.radius() + "" + out.yield("c");
                case Square(int side, Object label) -> all += out.yield("s") + "" + side + label;
                case Empty.NOTHING -> out.yield("e");
            }
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String everyValueMatches(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            switch (o) {
                case String s -> all += out.yield(s);
                case Object any -> {
                    out.yield("any");
                    all += any;
                }
            }
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String everyValueMatchesAndNull(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (CharSequence c : new CharSequence[] {"a", new StringBuilder("b"), null}) {
            all += switch (c) {
                case null -> out.yield("null") + "n";
                case String s -> s + out.yield(s);
                case CharSequence any when log.at("true", true) && any.length() > 5 -> "long";
                case Object any -> any + "" + out.yield(any);
            };
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String nullOrDefault(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            switch (o) {
                case Integer i -> all += out.yield(i);
                case null, default -> {
                    out.yield("default");
                    all += o;
                }
            }
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String constantsAndPatterns(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (String s : new String[] {"one", "two", "three", "", null}) {
            switch (s) {
                case "one", "two" -> all += out.yield("12");
                case String x when x.length() > 3 -> all += x + out.yield(x);
                case "" -> out.yield("empty");
                case null, default -> all += out.yield("null") + s;
            }
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String enumsWithNull(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Suit suit : new Suit[] {Suit.CLUBS, null, Suit.HEARTS}) {
            switch (suit) {
                case CLUBS -> all += out.yield("clubs");
                case Suit.HEARTS -> all += out.yield("hearts") + "" + suit;
                case null -> all += out.yield("none");
            }
        }
        return all;
    }

    @Body({14, 15})
    @Coroutine
    static int enumExpression(Yielder<Object, Integer> out, Log log) {
        int sum = 0;
        for (Suit suit : Suit.values()) {
            sum += switch (suit) {
                case CLUBS -> out.yield(suit);
                case HEARTS -> sum + out.yield(suit);
            };
        }
        return sum;
    }

    @Body(15)
    @Coroutine
    static String guardYields(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            switch (o) {
                case String s when out.yield("g1" + s) -> all += s + "1";
                case String s when s.length() > 2 && out.yield("g2") -> all += s + "2" + out.yield("b2");
                case CharSequence c -> all += c.length();
                case Integer i when i > 0 -> all += i;
                case Circle(int r) when out.yield(r) -> all += r;
                case Pair(Pair(var a, var b), var c) when a != null && out.yield(a) -> all += a + "" + b + c;
                case Pair p when p.right() == null || out.yield(p) -> all += "p";
                case null -> all += out.yield("null");
                case Shape shape when shape instanceof Square(int side, var l) && out.yield(l) && side > 0 ->
                        all += side + "" + l;
                case Object any when out.yield("any") -> all += "any" + any;
                default -> all += "default" + o;
            }
        }
        return all;
    }

    @Body({14, 15})
    @Coroutine
    static String guardsOfAnExpression(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            all += log.at("left", "") + switch (o) {
                case Integer i when out.yield(i) -> {
                    Supplier<String> f = () -> "i" + i;
                    out.yield("arm");
                    yield f.get();
                }
                case Object any when out.yield("1") && log.at("2", out.yield("2")) -> any;
                case null -> "null";
                case Object any -> out.yield("last") + "" + any;
            };
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String nullBeforeGuards(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            all += switch (o) {
                case null -> "null" + out.yield("null");
                case String s when out.yield(s) -> s;
                case Integer i when out.yield(i) -> i + "";
                default -> "d" + out.yield("d");
            };
        }
        return all;
    }

    @Body(15)
    @Coroutine
    static String noNullWithGuards(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            try {
                switch (o) {
                    case String s when out.yield(s) -> all += s;
                    case Object any when out.yield("any") -> all += any;
                    case Object any -> all += "rest";
                }
            } catch (NullPointerException e) {
                all += out.yield("npe");
            }
        }
        return all;
    }

    @Body({11, 15})
    @Coroutine
    static String oldStyle(Yielder<Object, Integer> out, Log log) {
        String all = "";
        loop:
        for (Object o : SOME) {
            switch (o) {
                case null:
                    all += "null" + out.yield("null");
                    break;
                case Integer i when i > out.yield(i):
                    all += "big" + i;
                    continue loop;
                case Integer i:
                    all += "small" + i;
                    break;
                case Double d:
                    all += out.yield("fell");
                    break;
                case Suit.CLUBS:
                    out.yield("clubs");
                case Suit.HEARTS:
                    out.yield("hearts");
                default:
                    all += out.yield("default");
            }
            all += ";";
        }
        return all;
    }

    @Body({15, 45})
    @Coroutine
    static String guardsReadVariables(Yielder<Object, Integer> out, Log log, int limit) {
        String all = "";
        int bound = out.yield("bound");
        for (Object o : SOME) {
            int each = bound + 1;
            out.yield("each");
            switch (o) {
                case Integer i when i < bound && i < limit -> all += i + "a" + out.yield(i);
                case Integer i when i < each -> all += i + "b" + out.yield(i);
                case String s when s.length() < each && ((IntSupplier) () -> s.length() + bound).getAsInt() > 0 ->
                        all += s + out.yield(s);
                case null, default -> {}
            }
        }
        return all;
    }

    @Body({15, 44})
    @Coroutine
    static String recordPatternsInConditions(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            if (o instanceof Pair(Pair(Integer a, var b), var c) && a > 0) {
                out.yield("nested");
                all += a + "" + b + c;
                continue;
            }
            if (!(o instanceof Wide(var d, long l, boolean b))) {
                continue;
            }
            out.yield(d);
            all += d + " " + l + b;
        }
        return all;
    }

    @Body({15, 44})
    @Coroutine
    static String bindingsInOperands(Yielder<Object, Boolean> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            boolean good = o instanceof Square(int side, Object label)
                    && out.yield(side)
                    && ((Supplier<Object>) () -> label).get() == label
                    && out.yield(label)
                    && side > 0;
            all += good;
            String text = o instanceof Box<?>(String content) && !out.yield("c") ? content + out.yield(content) : "none";
            all += text;
        }
        return all;
    }

    @Body({15, 44})
    @Coroutine
    static String bindingsAssigned(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            if (o instanceof Pair(String left, Object right) && (left = left + "!") != null) {
                out.yield(left);
                right = out.yield(right);
                all += left + right;
            }
        }
        return all;
    }

    @Body({15, 44})
    @Coroutine
    static String loopsUntilAPatternMatches(Yielder<Object, Object> out, Log log) {
        Object o = "start";
        int i = 0;
        while (!(o instanceof Pair(var left, var right)) && i < 20) {
            o = SOME.get(i++ % SOME.size());
            out.yield(o);
        }
        return o + "";
    }

    record Failing(int a) {
        public int a() {
            throw new IllegalStateException("accessor " + a);
        }
    }

    @Body({15, 51})
    @Coroutine
    static String accessorsThatThrow(Yielder<Object, Object> out, Log log) {
        Object o = new Failing(1);
        try {
            switch (o) {
                case Failing(int a) when a > 0 -> out.yield(a);
                default -> out.yield("default");
            }
        } catch (MatchException e) {
            log.add(e.getCause().getMessage());
            out.yield("caught");
        }
        return switch (o) {
            case Failing(var a) -> "a" + out.yield(a);
            default -> "";
        };
    }

    @Body({15, 62})
    @Coroutine
    static <T extends CharSequence> String generic(Yielder<Object, Object> out, Log log, T text) {
        Box<T> box = new Box<>(text);
        return switch (box) {
            case Box<T>(String s) when s.length() > 50 -> s + out.yield("string");
            case Box<T>(var content) -> content.length() + "" + out.yield(content) + content;
        };
    }

    @Body({15, 53})
    @Coroutine
    static String jumpsOutOfArms(Yielder<Object, Object> out, Log log) {
        String all = "";
        outer:
        for (Object o : SOME) {
            try {
                switch (o) {
                    case String s when s.isEmpty() -> {
                        out.yield("continue");
                        continue outer;
                    }
                    case String s -> all += s;
                    case Circle c -> {
                        out.yield("break");
                        break outer;
                    }
                    case null, default -> {
                        continue outer;
                    }
                }
                all += ".";
            } finally {
                out.yield("finally");
            }
        }
        return all;
    }

    @Body({15, 1})
    @Coroutine
    static String wholeSwitchesWithoutYields(Yielder<Object, Object> out, Log log) {
        String all = "";
        for (Object o : SOME) {
            out.yield(o);
            String kind =
                    switch (o) {
                        case null -> "null";
                        case String s when s.isEmpty() -> "empty";
                        case Pair(Pair(var a, var b), var c) -> a + "" + b + c;
                        case Shape s -> "shape";
                        default -> "other";
                    };
            all += kind;
            switch (o) {
                case Integer i -> all += i;
                case null, default -> {
                    if (all.length() > 1000) return all;
                }
            }
        }
        return all;
    }
}
