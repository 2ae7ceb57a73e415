package io.cogen.processor.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What can be sent into a generator, by the type that it is sent: the first sequence is the plainest. */
final class Sends {
    private static final List<List<Integer>> NUMBERS =
            List.of(List.of(1, 2, 3, 4, 5, 6, 7), List.of(0, -1, 5), List.of(2), List.of(3, 0));

    private Sends() {}

    static List<List<?>> of(Class<?> type) {
        List<List<?>> all = new ArrayList<>();
        if (type == Boolean.class) {
            for (int bits = 0; bits < 8; bits++) {
                all.add(List.of((bits & 1) == 0, (bits & 2) == 0, (bits & 4) == 0));
            }
        } else if (type == Integer.class) {
            numbers(all, n -> n);
        } else if (type == Long.class) {
            numbers(all, n -> (long) n);
        } else if (type == Short.class) {
            numbers(all, Integer::shortValue);
        } else if (type == Byte.class) {
            numbers(all, Integer::byteValue);
        } else if (type == Character.class) {
            numbers(all, n -> (char) ('a' + n));
        } else if (type == Float.class) {
            numbers(all, n -> n / 2f);
        } else if (type == Double.class) {
            numbers(all, n -> n / 2.0);
        } else if (type == String.class) {
            all.add(List.of("a", "b", "c", "d", "e"));
            all.add(Arrays.asList("", "b", null));
            all.add(List.of("b"));
        } else if (type == int[].class) {
            all.add(List.of(new int[] {1, 2, 3}));
            all.add(List.of(new int[0]));
        } else if (type.isAssignableFrom(List.class)) {
            all.add(List.of(List.of("x", "y"), List.of("z")));
            all.add(List.of(List.of()));
            if (type == Object.class) {
                all.add(0, Arrays.asList(1, "two", 3.0, 'f', null, 6L));
                all.add(0, List.of("one", "two", "three", "four"));
            }
        }
        all.add(Script.ECHO);
        all.add(Collections.singletonList(null));
        return all;
    }

    private static void numbers(List<List<?>> all, Function<Integer, ?> convert) {
        NUMBERS.forEach(sequence -> all.add(sequence.stream().map(convert).toList()));
    }
}
