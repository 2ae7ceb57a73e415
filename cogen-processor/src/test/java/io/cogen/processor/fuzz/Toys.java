package io.cogen.processor.fuzz;

import io.cogen.processor.differential.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What generated programs play with: classes and methods of every kind. None of it keeps anything from run to run. */
@SuppressWarnings("unused")
public final class Toys {
    private Toys() {}

    public enum Colour {
        RED,
        GREEN,
        BLUE
    }

    public sealed interface Shape permits Circle, Square, Pair {}

    public record Circle(int radius) implements Shape {}

    public record Square(@Nullable Integer side, @Nullable String name) implements Shape {}

    public record Pair(@Nullable Object first, @Nullable Object second) implements Shape {
        @Override
        public String toString() {
            return "Pair(" + brief(first) + ", " + brief(second) + ")";
        }
    }

    /** An object with a field for each kind of type. */
    public static class Cell {
        public int number;
        public long wide = 5;
        public byte small = 100;
        public char letter = 'l';
        public double real = 0.5;
        public boolean flag;
        public @Nullable Integer boxed = 7;
        public @Nullable Byte tiny = 127;
        public @Nullable String text = "cell";
        public @Nullable Object any = "any";
        public int @Nullable [] ints = {1, 2, 3};
        public @Nullable Object @Nullable [] objects = {"p", 2};
        public @Nullable Cell next;

        public Cell(Log log, int number) {
            log.add("new Cell " + number);
            this.number = number;
        }

        public Cell self(Log log) {
            log.add("self");
            return this;
        }

        public int plus(int n) {
            return number += n;
        }

        public String text() {
            return "t" + text;
        }

        @Override
        public String toString() {
            return "Cell(" + number + wide + small + letter + real + flag + boxed + tiny + text + ")";
        }

        /** An inner class. */
        public class Inner {
            public int sum;

            public Inner(int n) {
                sum = number + n;
            }

            @Override
            public String toString() {
                return "Inner(" + sum + ")";
            }
        }
    }

    /** To be extended by anonymous classes. */
    public abstract static class Task {
        private final @Nullable Object held;

        protected Task(Log log, @Nullable Object held) {
            log.add("new Task " + brief(held));
            this.held = held;
        }

        public abstract @Nullable Object run(@Nullable Object o);

        @Override
        public String toString() {
            return "Task(" + brief(held) + ")";
        }
    }

    /** A superclass in another package, with protected members. */
    public static class Base {
        protected int guarded = 3;
        protected @Nullable String greeting = "hello";

        protected String greet(Log log, @Nullable Object o) {
            log.add("greet");
            return greeting + o;
        }
    }

    public static Task task(Log log) {
        return new Task(log, "plain") {
            @Override
            public @Nullable Object run(@Nullable Object o) {
                return o;
            }
        };
    }

    public static String kind(boolean b) {
        return "boolean" + b;
    }

    public static String kind(char c) {
        return "char" + c;
    }

    public static String kind(int i) {
        return "int" + i;
    }

    public static String kind(long l) {
        return "long" + l;
    }

    public static String kind(double d) {
        return "double" + d;
    }

    public static String kind(@Nullable Integer i) {
        return "Integer" + i;
    }

    public static String kind(@Nullable Number n) {
        return "Number" + n;
    }

    public static String kind(@Nullable String s) {
        return "String" + s;
    }

    public static String kind(@Nullable Object o) {
        return "Object" + o;
    }

    public static String join(@Nullable Object... parts) {
        return parts == null ? "none" : Arrays.asList(parts).toString();
    }

    public static int sum(String name, int... numbers) {
        return name.length() + (numbers.length == 0 ? 0 : numbers[numbers.length - 1]);
    }

    public static <T extends @Nullable Object> T pick(boolean first, T a, T b) {
        return first ? a : b;
    }

    public static <T extends @Nullable Object> T same(T value) {
        return value;
    }

    @SafeVarargs
    public static <T extends @Nullable Object> List<T> list(T... elements) {
        return new ArrayList<>(Arrays.asList(elements));
    }

    public static <T extends Comparable<? super T>> T larger(T a, T b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    public static <T extends @Nullable Object> T get(Supplier<? extends T> supplier) {
        return supplier.get();
    }

    public static <A extends @Nullable Object, B extends @Nullable Object> List<B> map(
            List<A> list, Function<? super A, ? extends B> function) {
        List<B> mapped = new ArrayList<>();
        list.forEach(each -> mapped.add(function.apply(each)));
        return mapped;
    }

    public static int apply(IntUnaryOperator operator, int n) {
        return operator.applyAsInt(n);
    }

    /** A number for anything. */
    public static int number(@Nullable Object o) {
        return o instanceof Number n
                ? n.intValue()
                : o == null ? 0 : o.toString().length();
    }

    /** Whether it is more than nothing. */
    public static boolean truth(@Nullable Object o) {
        return number(o) > 0;
    }

    public static String text(@Nullable Object o) {
        return "<" + o + ">";
    }

    /** The value, of a text only its beginning: what is doubled over and over would fill the memory. */
    @SuppressWarnings("unchecked")
    public static <T extends @Nullable Object> T kept(T value) {
        return value instanceof String text && text.length() > 40 ? (T) text.substring(0, 40) : value;
    }

    /** A text that does not go into the depth. */
    private static String brief(@Nullable Object o) {
        return o instanceof Pair || o instanceof Task ? o.getClass().getSimpleName() : String.valueOf(o);
    }
}
