package differential;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Yielder;
import io.cogen.processor.differential.Body;
import io.cogen.processor.differential.Log;

/** Bodies with many yields, many variables, deep nesting. */
@SuppressWarnings("fallthrough")
public class Sizes {
    @Body(6)
    @Coroutine
    static String manyYields(Yielder<Object, Integer> out, Log log) {
        int sum = 0;
        sum += out.yield(0) * 0;
        sum += out.yield(1) * 1;
        sum += out.yield(2) * 2;
        sum += out.yield(3) * 3;
        sum += out.yield(4) * 4;
        sum += out.yield(5) * 5;
        sum += out.yield(6) * 6;
        sum += out.yield(7) * 7;
        sum += out.yield(8) * 8;
        sum += out.yield(9) * 9;
        sum += out.yield(10) * 10;
        sum += out.yield(11) * 11;
        sum += out.yield(12) * 12;
        sum += out.yield(13) * 13;
        sum += out.yield(14) * 14;
        sum += out.yield(15) * 15;
        sum += out.yield(16) * 16;
        sum += out.yield(17) * 17;
        sum += out.yield(18) * 18;
        sum += out.yield(19) * 19;
        sum += out.yield(20) * 20;
        sum += out.yield(21) * 21;
        sum += out.yield(22) * 22;
        sum += out.yield(23) * 23;
        sum += out.yield(24) * 24;
        return "sum" + sum;
    }

    @Body(66)
    @Coroutine
    static String manyVariables(Yielder<Object, Integer> out, Log log) {
        int i0 = out.yield(0);
        int i1 = out.yield(1);
        int i2 = out.yield(2);
        int i3 = out.yield(3);
        int i4 = out.yield(4);
        int i5 = out.yield(5);
        int i6 = out.yield(6);
        int i7 = out.yield(7);
        int i8 = out.yield(8);
        int i9 = out.yield(9);
        int i10 = out.yield(10);
        int i11 = out.yield(11);
        int i12 = out.yield(12);
        int i13 = out.yield(13);
        int i14 = out.yield(14);
        int i15 = out.yield(15);
        int i16 = out.yield(16);
        int i17 = out.yield(17);
        int i18 = out.yield(18);
        int i19 = out.yield(19);
        return "" + i0 + i1 + i2 + i3 + i4 + i5 + i6 + i7 + i8 + i9 + i10 + i11 + i12 + i13 + i14 + i15 + i16 + i17 + i18 + i19;
    }

    @Body(16)
    @Coroutine
    static String deepTries(Yielder<Object, Integer> out, Log log) {
        int n = 0;
        try {
            try {
                try {
                    try {
                        try {
                            try {
                                try {
                                    n = 100 / out.yield("innermost");
                                } finally {
                                    log.add("finally 6");
                                    out.yield("f6");
                                }
                            } catch (ArithmeticException e) {
                                n += out.yield("catch 5");
                                if (n > 5) throw new IllegalStateException("from 5");
                            } finally {
                                log.add("finally 5");
                            }
                        } finally {
                            log.add("finally 4");
                        }
                    } catch (ArithmeticException e) {
                        n += out.yield("catch 3");
                        if (n > 3) throw new IllegalStateException("from 3");
                    } finally {
                        log.add("finally 3");
                        out.yield("f3");
                    }
                } finally {
                    log.add("finally 2");
                }
            } catch (ArithmeticException e) {
                n += out.yield("catch 1");
                if (n > 1) throw new IllegalStateException("from 1");
            } finally {
                log.add("finally 1");
            }
        } finally {
            log.add("finally 0");
            out.yield("f0");
        }
        return "n" + n;
    }

    @Body({6, 10})
    @Coroutine
    static String deepLoops(Yielder<Object, Boolean> out, Log log) {
        int n = 0;
        l0:
        for (int i0 = 0; i0 < 2; i0++) {
            l1:
            for (int i1 = 0; i1 < 2; i1++) {
                l2:
                for (int i2 = 0; i2 < 2; i2++) {
                    l3:
                    for (int i3 = 0; i3 < 2; i3++) {
                        l4:
                        for (int i4 = 0; i4 < 2; i4++) {
                            if (out.yield(n++)) continue l2;
                            if (out.yield(n++)) break l3;
                            if (n > 12) break l0;
                        }
                    }
                }
            }
        }
        return "n" + n;
    }

    @Body(26)
    @Coroutine
    static String deepExpression(Yielder<Object, Integer> out, Log log) {
        return "" + ((((((((((((out.yield("x") + out.yield(0)) - 1) * 2) | out.yield(3)) + 4) - 5) * out.yield(6)) | 7) + 8) - out.yield(9)) * 10) | 11);
    }

    @Body(24)
    @Coroutine
    static String manyCases(Yielder<Object, Integer> out, Log log, int n) {
        int turn = 0;
        StringBuilder s = new StringBuilder();
        while (turn++ < 6) {
            switch (out.yield(turn) * 7 % 40) {
                case 0:
                    s.append(0).append(out.yield("case 0")).append(n);
                    n += 0;
                case 1:
                    s.append(1).append(out.yield("case 1")).append(n);
                    n += 1; break;
                case 2:
                    s.append(2).append(out.yield("case 2")).append(n);
                    n += 2; break;
                case 3:
                    s.append(3).append(out.yield("case 3")).append(n);
                    n += 3;
                case 4:
                    s.append(4).append(out.yield("case 4")).append(n);
                    n += 4; break;
                case 5:
                    s.append(5).append(out.yield("case 5")).append(n);
                    n += 5; break;
                case 6:
                    s.append(6).append(out.yield("case 6")).append(n);
                    n += 6;
                case 7:
                    s.append(7).append(out.yield("case 7")).append(n);
                    n += 7; break;
                case 8:
                    s.append(8).append(out.yield("case 8")).append(n);
                    n += 8; break;
                case 9:
                    s.append(9).append(out.yield("case 9")).append(n);
                    n += 9;
                case 10:
                    s.append(10).append(out.yield("case 10")).append(n);
                    n += 10; break;
                case 11:
                    s.append(11).append(out.yield("case 11")).append(n);
                    n += 11; break;
                case 12:
                    s.append(12).append(out.yield("case 12")).append(n);
                    n += 12;
                case 13:
                    s.append(13).append(out.yield("case 13")).append(n);
                    n += 13; break;
                case 14:
                    s.append(14).append(out.yield("case 14")).append(n);
                    n += 14; break;
                case 15:
                    s.append(15).append(out.yield("case 15")).append(n);
                    n += 15;
                case 16:
                    s.append(16).append(out.yield("case 16")).append(n);
                    n += 16; break;
                case 17:
                    s.append(17).append(out.yield("case 17")).append(n);
                    n += 17; break;
                case 18:
                    s.append(18).append(out.yield("case 18")).append(n);
                    n += 18;
                case 19:
                    s.append(19).append(out.yield("case 19")).append(n);
                    n += 19; break;
                case 20:
                    s.append(20).append(out.yield("case 20")).append(n);
                    n += 20; break;
                case 21:
                    s.append(21).append(out.yield("case 21")).append(n);
                    n += 21;
                case 22:
                    s.append(22).append(out.yield("case 22")).append(n);
                    n += 22; break;
                case 23:
                    s.append(23).append(out.yield("case 23")).append(n);
                    n += 23; break;
                case 24:
                    s.append(24).append(out.yield("case 24")).append(n);
                    n += 24;
                case 25:
                    s.append(25).append(out.yield("case 25")).append(n);
                    n += 25; break;
                case 26:
                    s.append(26).append(out.yield("case 26")).append(n);
                    n += 26; break;
                case 27:
                    s.append(27).append(out.yield("case 27")).append(n);
                    n += 27;
                case 28:
                    s.append(28).append(out.yield("case 28")).append(n);
                    n += 28; break;
                case 29:
                    s.append(29).append(out.yield("case 29")).append(n);
                    n += 29; break;
                case 30:
                    s.append(30).append(out.yield("case 30")).append(n);
                    n += 30;
                case 31:
                    s.append(31).append(out.yield("case 31")).append(n);
                    n += 31; break;
                case 32:
                    s.append(32).append(out.yield("case 32")).append(n);
                    n += 32; break;
                case 33:
                    s.append(33).append(out.yield("case 33")).append(n);
                    n += 33;
                case 34:
                    s.append(34).append(out.yield("case 34")).append(n);
                    n += 34; break;
                case 35:
                    s.append(35).append(out.yield("case 35")).append(n);
                    n += 35; break;
                case 36:
                    s.append(36).append(out.yield("case 36")).append(n);
                    n += 36;
                case 37:
                    s.append(37).append(out.yield("case 37")).append(n);
                    n += 37; break;
                case 38:
                    s.append(38).append(out.yield("case 38")).append(n);
                    n += 38; break;
                case 39:
                    s.append(39).append(out.yield("case 39")).append(n);
                    n += 39;
                default:
                    s.append("default");
            }
        }
        return s + "" + n;
    }

    private static int toInt(Object o) {
        return o == null ? 0 : 1;
    }

    /** Thirty levels: whatever takes twice as long at each never ends. */
    @Body(68)
    @Coroutine
    static int parentheses(Yielder<Object, Object> out, Log log, int p) {
        return toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (toInt(out.yield(p)) + (p - (p))))))))))))))))))))))))))))))))))))))))))))))))))))))))))));
    }
}
