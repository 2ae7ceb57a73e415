package io.cogen.processor.classfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LineTablesTest {
    /** A class with what class files have: long constants, lambdas, handlers, a method without lines. */
    abstract static class Sample implements Runnable {
        static final double PI = 3.25;
        static final long LONG = 1L << 40;
        final Runnable lambda = () -> thrown(PI * LONG);

        abstract int nothing();

        static StackTraceElement here() {
            try {
                return new Throwable("é €").getStackTrace()[0];
            } finally {
                Arrays.asList(1, 2);
            }
        }

        static void thrown(double d) {
            throw new IllegalStateException("" + d);
        }
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream("LineTablesTest$Sample.class")) {
            return in.readAllBytes();
        }
    }

    private static StackTraceElement here(byte[] classFile) throws ReflectiveOperationException {
        ClassLoader loader = new ClassLoader(Sample.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(Sample.class.getName())
                        ? defineClass(name, classFile, 0, classFile.length)
                        : super.loadClass(name, resolve);
            }
        };
        var method = loader.loadClass(Sample.class.getName()).getDeclaredMethod("here");
        method.setAccessible(true);
        return (StackTraceElement) method.invoke(null);
    }

    @Test
    void fileAndLinesAreOthers() throws Exception {
        byte[] replaced = LineTables.replaced(sample(), "Größe.java", line -> line + 1000);

        assertNotNull(replaced);
        StackTraceElement before = here(sample());
        StackTraceElement after = here(replaced);
        assertEquals("Größe.java", after.getFileName());
        assertEquals(before.getLineNumber() + 1000, after.getLineNumber());
    }

    @Test
    void aLineThatIsNotKnownStays() throws Exception {
        byte[] replaced = LineTables.replaced(sample(), "Other.java", line -> 0);

        assertNotNull(replaced);
        assertEquals(here(sample()).getLineNumber(), here(replaced).getLineNumber());
    }

    @Test
    void theOriginalIsNotTouched() throws Exception {
        byte[] given = sample();
        LineTables.replaced(given, "Other.java", line -> 1);

        assertArrayEquals(sample(), given);
    }

    @Test
    void whatIsNoClassFileIsLeftAlone() throws Exception {
        assertNull(LineTables.replaced(new byte[] {1, 2, 3}, "A.java", line -> 1));
        assertNull(LineTables.replaced(new byte[100], "A.java", line -> 1));
        byte[] damaged = sample();
        damaged[10] = 99; // the tag of the first constant
        assertNull(LineTables.replaced(damaged, "A.java", line -> 1));
        assertNull(LineTables.replaced(Arrays.copyOf(sample(), 300), "A.java", line -> 1));
    }
}
