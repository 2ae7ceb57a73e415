package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Machines are not abstract, for javac's sake. One that nobody has written a body for says so. */
final class MachineTest {
    private static final class Coroutine extends CoroutineMachine<Void, RuntimeException> {}

    private static final class Values extends GeneratorMachine<Integer, Void, Void, RuntimeException> {}

    private static final class LateValues extends AsyncGeneratorMachine<Integer, Void, Void, RuntimeException> {}

    @Test
    void aMachineWithoutABodyHasNoMethodToRun() {
        assertMissing("Coroutine.step(int)", () -> new Coroutine().step(0));
        assertMissing("Coroutine.source()", () -> new Coroutine().source());
        assertMissing("Values.step(int)", () -> new Values().step(0));
        assertMissing("Values.source()", () -> new Values().source());
        assertMissing("Values.yielded()", () -> new Values().yielded());
        assertMissing("LateValues.step(int)", () -> new LateValues().step(0));
        assertMissing("LateValues.source()", () -> new LateValues().source());
        assertMissing("LateValues.yielded()", () -> new LateValues().yielded());
    }

    private static void assertMissing(String method, Executable call) {
        AbstractMethodError missing = assertThrows(AbstractMethodError.class, call);
        assertEquals(MachineTest.class.getName() + "$" + method, missing.getMessage());
    }
}
