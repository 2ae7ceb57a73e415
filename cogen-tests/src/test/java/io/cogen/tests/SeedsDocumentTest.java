package io.cogen.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/seeds.md says which test shows a row: the test is there and cites the row. */
final class SeedsDocumentTest {
    private static final Pattern ROW = Pattern.compile("\\| ((?:CG|CR|SH)-\\d+[^|]*)\\|.*\\| ([^|]*) \\|");
    private static final Pattern ID = Pattern.compile("(?:CG|CR|SH)-\\d+");
    private static final Pattern CONTRACT = Pattern.compile("extends (\\w+Contract)\\b");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*Test\\b");

    private static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (path != null && !Files.exists(path.resolve("docs/seeds.md"))) {
            path = path.getParent();
        }
        return Objects.requireNonNull(path, "no docs/seeds.md in the directory where the tests run, and above");
    }

    /** All test sources, by the name of the class; with the contracts that a test is made of. */
    private static Map<String, String> tests(Path root) throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> tests.merge(
                                    file.getFileName().toString().replace(".java", ""), read(file), String::concat));
                }
            }
        }
        Map<String, String> whole = new HashMap<>();
        tests.forEach((name, text) -> whole.put(
                name,
                text
                        + CONTRACT.matcher(text)
                                .results()
                                .map(contract -> tests.getOrDefault(contract.group(1), ""))
                                .collect(Collectors.joining())));
        return whole;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void everyTestThatARowNamesIsThereAndOneOfThemCitesTheRow() throws IOException {
        Path root = root();
        Map<String, String> tests = tests(root);
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(root.resolve("docs/seeds.md"))) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            List<String> named =
                    TEST.matcher(row.group(2)).results().map(r -> r.group()).toList();
            for (String test : named) {
                if (!tests.containsKey(test)) {
                    wrong.add("there is no " + test + " that " + row.group(1) + "names");
                }
            }
            for (String id :
                    ID.matcher(row.group(1)).results().map(r -> r.group()).toList()) {
                rows++;
                if (!named.isEmpty()
                        && named.stream()
                                .noneMatch(test -> tests.getOrDefault(test, "").contains(id))) {
                    wrong.add(id + " is cited by none of " + named);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(rows > 90, "so few rows: " + rows);
    }
}
