import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    static void p(long a, double b, Object c, Integer d, short s) {}

    @Coroutine
    static long f(Operation<Integer, RuntimeException> i, Operation<Character, RuntimeException> c) {
        long l = Co.yield(i);
        l += Co.yield(c);
        double d = Co.yield(c) + Co.yield(i);
        p(Co.yield(i), Co.yield(c), Co.yield(i), Co.yield(i), (short) (int) Co.yield(i));
        int[] a = {1, Co.yield(i), Co.yield(c)};
        a[Co.yield(i)] += Co.yield(c);
        a[Co.yield(i)]++;
        byte b = 3;
        b += Co.yield(i);
        b <<= Co.yield(i);
        switch (Co.yield(i)) {
            case 1 -> l++;
            default -> {}
        }
        String s = "a" + Co.yield(c) + null + Co.yield(i);
        s += Co.yield(i);
        return Co.yield(i) > 3 ? Co.yield(i) : s.length() + (long) d + b;
    }
}
