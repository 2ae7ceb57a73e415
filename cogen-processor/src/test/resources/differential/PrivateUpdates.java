package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;
import java.util.function.IntSupplier;

/** Updates of private fields of the coroutine's own object: each type with operands of others, in Java's order. */
@SuppressWarnings({"unused", "static", "lossy-conversions", "divzero"})
public class PrivateUpdates {
    private byte b = 100;
    private short s = 300;
    private char c = 'a';
    private int i = 1_000_000;
    private long l = 1L << 40;
    private float f = 0.1f;
    private double d = 1e10;
    private boolean z = true;
    private String t = "t";
    private String none;
    private Object any = "any";
    private Byte boxedB = 100;
    private Character boxedC = 'c';
    private Integer boxedI = 7;
    private Long boxedL = 8L;
    private Double boxedD = 0.5;
    private Boolean boxedZ = true;
    private Integer unset;
    private volatile int v = 3;
    private static int count = 5;
    private static short few = 5;
    private static String all = "";

    private int says(Log log, int number) {
        log.add("i is " + i + " at " + number);
        return number;
    }

    private int changes(Log log, int to) {
        log.add("i was " + i);
        i = to;
        t = "changed";
        return to + 1;
    }

    private int fails(Log log) {
        i = 77;
        throw new IllegalStateException("no operand");
    }

    @Body({30, 46})
    @Coroutine
    String narrow(Yielder<Object, Integer> out, Log log) {
        b += 100;
        b++;
        b *= 1.7;
        b >>>= 2;
        b -= l;
        this.b ^= 'x';
        out.yield(b);
        s += 70000;
        --s;
        s /= 0.3f;
        s |= b;
        s <<= 3L;
        out.yield(s);
        c += 1;
        c++;
        c *= 2;
        c -= 1.5;
        c += c;
        out.yield((int) c);
        i += 1e10;
        i -= l;
        i *= 3L;
        i %= f + 1;
        i >>= 1L;
        i ^= c;
        i -= -1;
        i -= i - 5;
        i <<= 40;
        out.yield(i);
        l += 0.5;
        l /= 3;
        l >>>= i;
        l &= ~0xfL;
        l--;
        out.yield(l);
        f += d;
        f++;
        f *= 2;
        f -= 1L;
        d /= 3;
        d %= 7;
        --d;
        d *= b;
        out.yield(f);
        z &= i > 0;
        z |= d > 0;
        z ^= true;
        return "" + b + s + (int) c + i + l + f + d + z;
    }

    @Body({30, 46})
    @Coroutine
    String wide(Yielder<Object, Integer> out, Log log, int n) {
        count = 5;
        few = 5;
        all = "";
        t += 1;
        t += 'c';
        t += 1 + 2;
        t += n + "n" + n;
        t += null;
        t += z ? 1 : 2.5;
        t += any;
        t += t;
        none += none;
        this.t += this.t.length();
        any += "more";
        any += t;
        out.yield(t);
        boxedB++;
        --boxedB;
        boxedC++;
        boxedI += n;
        boxedI *= 2;
        boxedI <<= 2L;
        boxedI += boxedB;
        boxedI -= boxedI;
        boxedL += n;
        boxedL %= 5;
        boxedD += n;
        boxedD /= boxedI;
        boxedZ &= z;
        boxedZ ^= boxedZ;
        i += boxedI;
        d *= boxedL;
        v += 2;
        v++;
        this.v--;
        count++;
        count -= n;
        this.count *= 3;
        PrivateUpdates.count += 2;
        few += 65536;
        --few;
        all += count;
        out.yield(all);
        return t + any + none + boxedB + boxedC + boxedI + boxedL + boxedD + boxedZ + i + d + v + count + few + all;
    }

    @Body({26, 46})
    @Coroutine
    String order(Yielder<Object, Integer> out, Log log, int n) {
        i = 1;
        i += says(log, 2);
        i += changes(log, 10);
        t += changes(log, 20);
        i -= (i = 4) * i++ + ++i;
        t += t = "assigned";
        int r = (i += 2) + (i *= i) + i-- - --i;
        log.add(out.yield("r " + r));
        i += i += i += 1;
        for (i = 0; i < 3; i++, l--) {
            log.add(i);
        }
        IntSupplier given = () -> i += 5;
        Runnable run = () -> i++;
        run.run();
        r += given.getAsInt();
        n += i++ + (this.i -= 2);
        switch (n & 1) {
            case 0 -> i++;
            default -> --i;
        }
        try {
            i += fails(log);
        } catch (IllegalStateException e) {
            log.add(e.getMessage() + i);
        }
        try {
            unset += says(log, 6);
        } catch (NullPointerException e) {
            log.add("unset");
        }
        try {
            unset++;
        } catch (NullPointerException e) {
            log.add("still unset");
        }
        try {
            i /= 0;
        } catch (ArithmeticException e) {
            log.add(e.getMessage());
        }
        i %= /* what is left */ (n + 3) // of it
        ;
        (i) += 2;
        (this.i)++;
        return out.yield(r) + ":" + i + t + n;
    }
}
