package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The generated text itself, where its shape is the point. */
final class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String RENEW = "cogen.golden.renew";

    @Test
    void theEchoServer() throws IOException {
        String source = Files.readString(FOLDER.resolve("EchoServer.java"));
        check(
                "EchoServerCoroutines.java",
                Compiling.source("demo.EchoServer", source).succeeds().text());
    }

    private static void check(String name, String generated) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(file, generated);
            Assumptions.abort("rewrote " + file + "; read the diff, then run again without -D" + RENEW);
        }
        assertEquals(
                Files.readString(file),
                generated,
                () -> file + " differs. If that is meant: ./mvnw -pl cogen-processor test -Dtest=GoldenTest -D" + RENEW
                        + "=true");
    }
}
