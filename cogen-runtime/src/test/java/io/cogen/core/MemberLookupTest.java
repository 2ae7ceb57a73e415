package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What generated code finds its members with. */
@SuppressWarnings("unused") // by name
final class MemberLookupTest {
    private static final List<String> INITIALISED = new ArrayList<>();

    private static class Above {
        @Override
        public String toString() {
            return "above";
        }
    }

    private static final class Job extends Above {
        private int count = 1;

        private Job() {}

        private Job(int count) {
            this.count = count;
        }

        private String twice(String text) {
            return text + text;
        }

        private static int half(int number) {
            return number / 2;
        }

        @Override
        public String toString() {
            return "job";
        }
    }

    private static final class Late {
        private static int number;

        static {
            INITIALISED.add("late");
            number = 5;
        }
    }

    private static final class Asked {
        static {
            INITIALISED.add("asked");
        }
    }

    private final class Inner {
        Object around() {
            return MemberLookupTest.this;
        }
    }

    private static final class Alone {}

    private static MemberLookup of(Class<?> type) {
        return MemberLookup.of(MethodHandles.lookup(), type);
    }

    @Test
    void membersAreUsedWithTheirExactTypes() throws Throwable {
        VarHandle count = of(Job.class).field("count", int.class);
        MethodHandle twice = of(Job.class).method("twice", String.class, String.class);
        MethodHandle half = of(Job.class).staticMethod("half", int.class, int.class);
        MethodHandle create = of(Job.class).constructor(int.class);

        Job job = (Job) create.invokeExact(3);
        count.set(job, (int) count.get(job) + 1);

        assertEquals(4, job.count);
        assertEquals("xx", (String) twice.invokeExact(job, "x"));
        assertEquals(2, (int) half.invokeExact(5));
        assertThrows(WrongMethodTypeException.class, () -> count.set((Object) job, 1));
        assertThrows(WrongMethodTypeException.class, () -> count.set(job, (short) 1));
        assertThrows(NullPointerException.class, () -> count.set((Job) null, 1));
    }

    @Test
    void aSuperclassesMethodIsCalledPastTheOverride() throws Throwable {
        MemberLookup above = MemberLookup.of(MethodHandles.lookup(), Job.class, Above.class);
        MethodHandle toString = above.superMethod("toString", String.class);

        assertEquals("above", (String) toString.invokeExact(new Job()));
    }

    @Test
    void aStaticFieldsClassIsInitialisedByItsUse() throws Throwable {
        INITIALISED.clear();
        MethodHandle getter = of(Late.class).staticGetter("number", int.class);
        MethodHandle setter = of(Late.class).staticSetter("number", int.class);
        assertEquals(List.of(), INITIALISED);

        setter.invokeExact(7);

        assertEquals(7, (int) getter.invokeExact());
        assertEquals(List.of("late"), INITIALISED);
    }

    @Test
    void aClassIsInitialisedOnRequest() {
        INITIALISED.clear();

        MemberLookup.initialised(MethodHandles.lookup(), Asked.class);

        assertEquals(List.of("asked"), INITIALISED);
    }

    @Test
    void anInstanceAroundAnotherIsFound() throws Throwable {
        MethodHandle around = of(Inner.class).enclosing(MemberLookupTest.class);

        assertSame(this, (MemberLookupTest) around.invokeExact(new Inner()));
    }

    @Test
    void anInstanceThatIsNotKeptIsMissedWhenItIsAskedFor() {
        MethodHandle around = of(Alone.class).enclosing(MemberLookupTest.class);

        Exception missed = assertThrows(IllegalStateException.class, () -> around.invoke(new Alone()));
        assertEquals(Alone.class + " keeps no enclosing instance", missed.getMessage());
    }

    @Test
    void whatIsNotThereFailsTheInitialisation() {
        MemberLookup job = of(Job.class);

        assertFails(NoSuchFieldException.class, () -> job.field("count", long.class));
        assertFails(NoSuchFieldException.class, () -> job.staticGetter("none", int.class));
        assertFails(NoSuchFieldException.class, () -> job.staticSetter("none", int.class));
        assertFails(NoSuchMethodException.class, () -> job.method("none", void.class));
        assertFails(NoSuchMethodException.class, () -> job.staticMethod("none", void.class));
        assertFails(NoSuchMethodException.class, () -> job.superMethod("none", void.class));
        assertFails(NoSuchMethodException.class, () -> job.constructor(String.class));
        assertFails(IllegalAccessException.class, () -> of(String.class));
    }

    private static void assertFails(Class<?> cause, Runnable search) {
        assertInstanceOf(
                cause,
                assertThrows(ExceptionInInitializerError.class, search::run).getCause());
    }

    @Test
    void whatAMemberThrowsIsThrownOn() {
        IOException failure = new IOException();

        assertSame(failure, assertThrows(IOException.class, () -> {
            throw MemberLookup.<RuntimeException>thrown(failure);
        }));
    }
}
