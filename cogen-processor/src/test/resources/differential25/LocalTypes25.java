package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Classes that a method declares, in forms on which the compiler of Java 17 fails by itself, and what it does not know. */
@SuppressWarnings({"unused", "this-escape"})
public class LocalTypes25 {
    @Body({22, 46})
    @Coroutine
    String subclassesInALambda(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        class Base {
            final int m;

            Base(int m) {
                this.m = m + n + 1;
            }

            Base() {
                this(1);
            }
        }
        out.yield(new Base().m);
        Supplier<Integer> f = () -> {
            class Sub extends Base {
                Sub() {
                    super(n * 10);
                }
            }
            class Plain extends Base {}
            class Late extends Base {
                int x;

                Late() {
                    x = m;
                }
            }
            return new Sub().m + new Plain().m + new Late().x;
        };
        out.yield(f.get());
        Object o =
                new Base(5) {
                    @Override
                    public String toString() {
                        return "anonymous" + m + n;
                    }
                };
        IntFunction<Base> make = Base::new;
        Supplier<Base> none = Base::new;
        out.yield("" + o);
        return "" + f.get() + o + make.apply(3).m + none.get().m;
    }

    class Member {
        final String made;

        Member(Object o) {
            made = "member" + o;
        }
    }

    @Body({22, 46})
    @Coroutine
    String statementsBeforeSuper(Yielder<Object, Integer> out, Log log) {
        int n = out.yield("n");
        class Checked extends Member {
            final int twice;

            Checked(int m) {
                if (m < 0) throw new IllegalArgumentException("negative " + n);
                int t = log.at("before", 2 * m);
                twice = t;
                super(m + n);
            }

            Checked() {
                log.add("this");
                this(n);
            }
        }
        Checked a = new Checked(out.yield("a"));
        out.yield(a.made);
        return a.twice + new Checked().made;
    }
}
