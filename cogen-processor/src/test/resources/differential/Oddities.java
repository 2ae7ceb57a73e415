package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What people write once in a while, and no random program does. */
@SuppressWarnings({"unused", "serial", "rawtypes", "unchecked"})
public class Oddities {
    /** A list whose protected members are those of another package's class. */
    public static class Numbers<A> extends AbstractList<Integer> {
        final List<Integer> all = new ArrayList<>(List.of(1, 2, 3, 4));

        @Override
        public Integer get(int index) {
            return all.get(index);
        }

        @Override
        public int size() {
            return all.size();
        }

        @Override
        public Integer remove(int index) {
            return all.remove(index);
        }

        class Cursor {
            @Body(66)
            @Coroutine
            int inner(Yielder<Object, Object> out, Log log) {
                modCount += 2;
                removeRange(0, 1);
                out.yield(modCount++ + ++Numbers.this.modCount);
                BiConsumer<Integer, Integer> removing = Numbers.this::removeRange;
                removing.accept(1, 2);
                Numbers<A> other = new Numbers<>();
                other.removeRange(0, other.modCount = 3);
                Runnable r = () -> log.add(modCount + other.modCount--);
                r.run();
                out.yield(other);
                return modCount + size();
            }
        }
    }

    @Body(66)
    @Coroutine
    Object protectedMembersOfClassesInTheMethod(Yielder<Object, Object> out, Log log) {
        AbstractList<Integer> anonymous = new Numbers<>() {
            @Override
            public String toString() {
                this.removeRange(0, 2);
                return "" + this.modCount + modCount + size();
            }
        };
        out.yield(anonymous.toString());
        class Local extends Numbers<String> {
            int go() {
                Local l = this;
                l.removeRange(1, 3);
                this.removeRange(0, 1);
                BiConsumer<Integer, Integer> removing = new Local()::removeRange;
                removing.accept(0, 1);
                return this.modCount++ + l.modCount + new Local().modCount + ++modCount;
            }
        }
        out.yield(new Local().go());
        return anonymous + "" + new Local().go();
    }

    class Inner {
        int n = 1;

        Inner() {}

        Inner(int n) {
            this.n = n;
        }

        int n() {
            return n;
        }
    }

    static class Nested<T> {
        class In<U> {
            T t;

            In(T t) {
                this.t = t;
            }
        }

        @Body(66)
        @Coroutine
        Object createdUnderAQualifiedName(Yielder<Object, Object> out, Log log) {
            Object a = new Nested.In("raw");
            out.yield(((Nested.In) a).t);
            Nested<T>.In<String> b = new Nested<T>.In<String>((T) out.yield(1));
            Nested<T>.In<Integer> c = new Nested<T>.In<>(b.t) {
                @Override
                public String toString() {
                    return "anonymous " + t;
                }
            };
            out.yield(c.toString());
            return c + "" + new Nested<T>.In<>((T) out.yield(2)).t;
        }
    }

    @Body(66)
    @Coroutine
    String outerOfTheSuperclass(Yielder<Object, Object> out, Log log) {
        Object k = out.yield(1);
        Oddities captured = new Oddities();
        class Local extends Inner {
            Local() {
                Oddities.this.super(3);
            }

            Local(int n) {
                captured.super(n);
            }

            Local(Oddities given) {
                given.super();
            }

            @Override
            int n() {
                return super.n() + (k == null ? 1 : 2);
            }
        }
        out.yield(new Local().n());
        return "" + new Local(5).n() + out.yield(new Local(new Oddities()).n()) + new Local().n();
    }

    @Body(66)
    @Coroutine
    static int outerOfTheSuperclassInAStaticMethod(Yielder<Object, Object> out, Log log) {
        Oddities captured = new Oddities();
        Object k = out.yield(1);
        class Local extends Inner {
            Local() {
                captured.super(4);
            }

            @Override
            int n() {
                return k == null ? n : -n;
            }
        }
        return new Local().n();
    }

    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {
        String value() default "";

        Class<?>[] of() default {};
    }

    @Target({ElementType.LOCAL_VARIABLE, ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Kept {}

    static class Result {}

    @Body(70)
    @Coroutine
    Object annotations(Yielder<Object, Object> out, Log log) throws ReflectiveOperationException {
        List<Result> list = new ArrayList<@Marked Result>();
        @Marked("a") @Kept Inner inner = new @Marked(of = {Result.class, Inner.class}) Inner();
        Object o = (@Marked Result) (Object) new @Marked Result();
        out.yield(o instanceof @Marked Result);
        Object array = new @Marked Result @Marked [3] @Marked [];
        Function<Result, Integer> f = (@Marked Result z) -> 1;
        for (@Marked Result each : list) {
            log.add("no");
        }
        try {
            out.yield(f.apply(null));
        } catch (@Marked("caught") IllegalStateException e) {
            log.add(e);
        }
        class Local {
            @Kept @Marked Result field;

            @Kept
            @Marked
            Result method(@Kept @Marked Result p) {
                return p;
            }
        }
        out.yield(new Local().method(null));
        log.add(Local.class.getDeclaredMethod("method", Result.class).isAnnotationPresent(Kept.class));
        log.add(Local.class.getDeclaredField("field").isAnnotationPresent(Kept.class));
        return inner.n();
    }

    private static int f = 3;

    @Body(70)
    @Coroutine
    static int getF$(Yielder<Object, Object> out, Log log) {
        f = 3;
        f += out.yield("namesake of an accessor") == null ? 1 : 2;
        return f;
    }

    interface Named {
        default String name(int n) {
            return "named " + n;
        }
    }

    @Body(66)
    @Coroutine
    String superinterfacesOfClassesInTheMethod(Yielder<Object, Object> out, Log log) {
        out.yield(1);
        Named anonymous = new Named() {
            @Override
            public String name(int n) {
                return "anonymous " + Named.super.name(n);
            }
        };
        interface Local extends Named {
            @Override
            default String name(int n) {
                IntFunction<String> above = Named.super::name;
                return "local " + above.apply(n);
            }
        }
        class Both implements Local {
            @Override
            public String name(int n) {
                return "both " + Local.super.name(n);
            }
        }
        out.yield(anonymous.name(2));
        return new Both().name(3) + out.yield(new Both().name(4)) + anonymous.name(5);
    }

    @Body({44, 22})
    @Coroutine
    static String boundsThatAreLocalClasses(Yielder<Object, Object> out, Log log) {
        Object c = out.yield(1);
        class Local implements Comparable<Local> {
            int x = c == null ? 1 : 2;

            Local() {}

            <Q extends Local> Local(Q q) {
                x = q.x + 1;
            }

            <Q extends Local> int of(Q q) {
                return q.x;
            }

            <Z extends Comparable<? super Z>> int compare(Z a, Z b) {
                return a.compareTo(b);
            }

            @Override
            public int compareTo(Local other) {
                return x - other.x;
            }
        }
        Local l = new Local();
        out.yield(l.x);
        return "" + new Local(l).x + new Local().of(new Local()) + out.yield(2) + l.compare(l, new Local(l));
    }

    @Body(70)
    @Coroutine
    static String gé(Yielder<Object, Object> out, Log log) {
        return "é" + out.yield("ü");
    }
}
