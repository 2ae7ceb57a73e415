import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static String f(Operation<Integer, IOException> op, int[] a, Iterable<? extends CharSequence> cs)
            throws IOException {
        StringBuilder s = new StringBuilder();
        if (Co.yield(op) > 3) s.append(1);
        else if (Co.yield(op) > 2) {
            s.append(2);
        }
        outer:
        for (int i = Co.yield(op), j = 0; i < Co.yield(op); i++, j += Co.yield(op)) {
            for (int x : a) {
                if (x == j) continue outer;
                if (x > Co.yield(op)) break outer;
                s.append(x);
            }
        }
        for (CharSequence c : cs) {
            s.append(c).append(Co.yield(op));
        }
        do {
            s.append('x');
            if (s.length() > 30) break;
        } while (Co.yield(op) != 0);
        while (Co.yield(op) != 0 && Co.yield(op) != 1 || s.isEmpty()) {
            s.append("w");
        }
        switch (Co.yield(op)) {
            case 1:
                s.append(1);
                Co.yield(op);
                break;
            case 2, 3: {
                s.append(2);
                break;
            }
            default:
                s.append(9);
        }
        String r = switch (s.toString()) {
            case "a" -> "A";
            case "b" -> {
                Co.yield(op);
                yield "B";
            }
            default -> {
                try {
                    yield "C" + Co.yield(op);
                } finally {
                    s.append("f");
                }
            }
        };
        block:
        {
            if (r.length() > 2) break block;
            s.append(Co.yield(op));
        }
        try (StringReader in = new StringReader(r);
                BufferedReader b = new BufferedReader(in)) {
            s.append(b.readLine());
            Co.yield(op);
        } catch (IllegalStateException | IllegalArgumentException e) {
            s.append(e);
        } catch (RuntimeException e) {
            Co.yield(op);
            throw e;
        } finally {
            Co.yield(op);
        }
        if (s.length() == 7) throw new IOException(r + Co.yield(op));
        ;
        return s.append(Co.yield(op)).toString();
    }
}
