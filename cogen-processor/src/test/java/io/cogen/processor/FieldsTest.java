package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Generator;
import io.cogen.processor.Compiling.Compiled;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A machine keeps what it needs later, typed, and nothing else. */
final class FieldsTest {
    @Test
    void onlyWhatLivesAcrossASuspensionIsAField() {
        assertEquals("long kept, int n", fields("""
                        class T {
                            @Coroutine
                            static long f(int n) {
                                int local = n + 1;
                                System.out.println(local);
                                long kept = local;
                                Co.yield(Events.pass());
                                String after = "x" + kept;
                                System.out.println(after);
                                return kept;
                            }
                        }
                        """));
    }

    @Test
    void aParameterThatIsNotReadIsNoField() {
        assertEquals("", fields("""
                        class T {
                            @Coroutine
                            static void f(Object unread, int alsoUnread) {
                                Co.yield(Events.pass());
                            }
                        }
                        """));
    }

    @Test
    void aReceiverThatIsNotReadIsNoField() {
        assertEquals("", fields("class T { @Coroutine void f() { Co.yield(Events.pass()); } }"));
    }

    @Test
    void aVariableThatIsWrittenAgainBeforeItIsReadIsNoField() {
        assertEquals("", fields("""
                        class T {
                            @Coroutine
                            static int f() {
                                int n = Integer.parseInt("1");
                                System.out.println(n);
                                Co.yield(Events.pass());
                                n = 2;
                                return n;
                            }
                        }
                        """));
    }

    @Test
    void variablesOfOneNameAreFieldsOfTheirOwn() {
        assertEquals(
                "int, String",
                fields("""
                                class T {
                                    @Coroutine
                                    static void f(boolean b) {
                                        if (b) {
                                            int v = 1;
                                            Co.yield(Events.pass());
                                            System.out.println(v);
                                        } else {
                                            String v = "";
                                            Co.yield(Events.pass());
                                            System.out.println(v);
                                        }
                                    }
                                }
                                """)
                        .replaceAll("boolean b, ", "")
                        .replaceAll(" v\\S*(, |$)", "$1")
                        .replaceAll("\\d", ""));
    }

    @Test
    void aFieldHasTheTypeOfItsVariable() {
        assertEquals(
                "Map<String,? extends Number> a, byte[][] bytes, Iterator<? extends CharSequence> iterator",
                fields("""
                                class T {
                                    @Coroutine
                                    static void f(Map<String, ? extends Number> a, byte[][] bytes, List<? extends CharSequence> l) {
                                        for (CharSequence c : l) {
                                            Co.yield(Events.pass());
                                            System.out.println(a.get("" + bytes.length));
                                        }
                                    }
                                }
                                """).replaceAll(", List<.*", ""));
    }

    @Test
    void withDebugEverythingThatLivedStaysInItsField() {
        Compiled compiled = dying("-Acogen.debug=true");
        Generator<Integer, ?, ?, ?> machine = machine(compiled, "f", "big");
        machine.next();
        machine.next();
        assertNotNull(value(machine, "big"));
    }

    @Test
    void aDeadReferenceIsClearedAtTheNextSuspension() {
        Generator<Integer, ?, ?, ?> machine = machine(dying(), "f", "big");
        machine.next();
        assertNotNull(value(machine, "big"), "still needed");
        machine.next();
        assertNull(value(machine, "big"), "dead from now on");
    }

    @Test
    void aMachineThatHasEndedHoldsNothing() {
        Generator<Integer, ?, ?, ?> machine = machine(dying(), "f", "big");
        while (machine.hasNext()) {
            machine.next();
        }
        for (Field field : fields(machine.getClass())) {
            assertTrue(field.getType().isPrimitive() || get(field, machine) == null, field::toString);
        }
    }

    @Test
    void aMachineThatIsClosedHoldsNothing() {
        Generator<Integer, ?, ?, ?> machine = machine(dying(), "f", "big");
        machine.next();
        machine.close();
        for (Field field : fields(machine.getClass())) {
            assertTrue(field.getType().isPrimitive() || get(field, machine) == null, field::toString);
        }
    }

    @Test
    void whatAGeneratorYieldsIsHeldInAPrimitiveFieldWhereItCanBe() {
        assertEquals("int yielded", fields("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                out.yield('a' + 1);
                            }
                        }
                        """));
        assertEquals("Integer i, Integer yielded", fields("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out, Integer i) {
                                out.yield(1);
                                out.yield(i);
                            }
                        }
                        """));
    }

    @Test
    void aLambdaInALoopCapturesAFreshVariableEachTime() {
        Compiled compiled = Compiling.imports("""
                        class T {
                            @Coroutine
                            static String f(Yielder<Integer, Void> out, String unused) {
                                List<Supplier<Integer>> all = new ArrayList<>();
                                for (int i = 0; i < 3; i++) {
                                    int k = i * 10;
                                    out.yield(i);
                                    all.add(() -> k);
                                }
                                for (int each : new int[] {7, 8}) {
                                    all.add(() -> each);
                                    out.yield(each);
                                }
                                StringBuilder text = new StringBuilder();
                                all.forEach(each -> text.append(each.get()).append(' '));
                                return text.toString();
                            }
                        }
                        """).succeeds();
        Generator<Integer, ?, ?, ?> machine = machine(compiled, "f", "");
        while (machine.hasNext()) {
            machine.next();
        }
        assertEquals("0 10 20 7 8 ", machine.result());
    }

    @Test
    void noMachineHasMoreThanItsFieldsAndItsSourceMap() {
        Class<?> machine = dying().load("TCoroutines").getDeclaredClasses()[0];
        List<String> statics = Arrays.stream(machine.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();
        assertEquals(List.of("SOURCE"), statics);
        assertFalse(Modifier.isPublic(machine.getModifiers()));
        assertTrue(Modifier.isFinal(machine.getModifiers()));
    }

    /** A generator with a variable that dies between two suspensions. */
    private static Compiled dying(String... options) {
        return Compiling.imports("""
                        class T {
                            @Coroutine
                            static String f(Yielder<Integer, Void> out, String big) {
                                String late = big + "!";
                                out.yield(1);
                                System.out.print(big.isEmpty() ? "x" : "");
                                out.yield(2);
                                out.yield(3);
                                return late;
                            }
                        }
                        """).with(options).succeeds();
    }

    @SuppressWarnings("unchecked")
    private static Generator<Integer, ?, ?, ?> machine(Compiled compiled, String method, String argument) {
        try {
            Method factory = compiled.load("TCoroutines").getDeclaredMethod(method, String.class);
            factory.setAccessible(true);
            return (Generator<Integer, ?, ?, ?>) factory.invoke(null, argument);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The fields of the one machine of T, sorted by name. */
    private static String fields(String text) {
        Class<?> machine =
                Compiling.imports(text).succeeds().load("TCoroutines").getDeclaredClasses()[0];
        return fields(machine).stream()
                .map(field -> field.getGenericType()
                                .getTypeName()
                                .replaceAll("\\b[a-z]+\\.", "")
                                .replace(", ", ",") + " " + field.getName())
                .sorted((a, b) -> a.substring(a.lastIndexOf(' ')).compareTo(b.substring(b.lastIndexOf(' '))))
                .collect(Collectors.joining(", "));
    }

    private static List<Field> fields(Class<?> machine) {
        return Arrays.stream(machine.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
    }

    private static Object value(Object machine, String name) {
        for (Field field : fields(machine.getClass())) {
            if (field.getName().equals(name)) {
                return get(field, machine);
            }
        }
        throw new AssertionError("no field " + name);
    }

    private static Object get(Field field, Object machine) {
        try {
            field.setAccessible(true);
            return field.get(machine);
        } catch (IllegalAccessException failure) {
            throw new AssertionError(failure);
        }
    }
}
