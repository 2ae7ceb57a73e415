package io.cogen.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example in the package's documentation is a copy of a test. */
final class PackageDocumentationTest {
    @Test
    void theExampleIsATest() throws IOException {
        String documentation = Files.readString(Path.of("src/main/java/io/cogen/testkit/package-info.java"));
        int begin = documentation.indexOf("<pre>{@code\n");
        List<String> example = documentation
                .substring(begin, documentation.indexOf("}</pre>"))
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .toList();
        String test = Files.readString(Path.of("src/test/java/io/cogen/testkit/RestaurantTest.java"));
        String copy = String.join("\n", example.subList(0, example.size() - 1)) + "\n";
        assertTrue(test.contains(copy), () -> "RestaurantTest does not contain\n" + copy);
        assertEquals("", test.substring(test.indexOf(copy) + copy.length()).strip());
    }
}
