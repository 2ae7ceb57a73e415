package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Java in Markdown is a copy of something that is compiled and tested. A block says what it is a copy of in a comment above
 * it, {@code <!-- from: path -->} for a slice of whole lines, {@code <!-- all of: path -->} for a file, with a path in the
 * repository. The pages of the diagnostics are left out: the processor's own tests compile what they show, and what it has written
 * itself, {@code <!-- generated from: path -->}.
 */
final class DocumentationTest {
    private static final String UPDATE = "cogen.docs.update";
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DIAGNOSTICS = ROOT.resolve("docs/diagnostics");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (from|all of|generated[^:]*): (\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    List<DynamicTest> eachBlockOfJavaIsACopyOfItsSource() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult block :
                    BLOCK.matcher(Files.readString(document)).results().toList()) {
                if (block.group(1) != null && block.group(1).startsWith("generated")) {
                    continue;
                }
                tests.add(DynamicTest.dynamicTest(
                        ROOT.relativize(document) + ": " + block.group(2), () -> check(document, block)));
            }
        }
        return tests;
    }

    @Test
    void theReadmeShowsAProgram() throws IOException {
        assertTrue(Files.readString(ROOT.resolve("README.md")).contains("```java\n@Coroutine\n"));
    }

    private static void check(Path document, MatchResult block) throws IOException {
        assertTrue(block.group(2) != null, "a block without <!-- from: ... -->:\n" + block.group(3));
        boolean whole = block.group(1).equals("all of");
        String source = Files.readString(ROOT.resolve(block.group(2)));
        String copy = block.group(3);
        if (whole ? source.equals(copy) : containsIndented(source, copy)) {
            return;
        }
        if (whole && Boolean.getBoolean(UPDATE)) {
            String text = Files.readString(document);
            Files.writeString(document, text.substring(0, block.start(3)) + source + text.substring(block.end(3)));
            Assumptions.abort("rewrote " + document + "; read the diff, then run again without -D" + UPDATE);
        }
        throw new AssertionError(ROOT.relativize(document) + " shows what " + block.group(2)
                + (whole ? " is not; take it anew with -D" + UPDATE + "=true" : " does not contain; copy it by hand")
                + "\n" + copy);
    }

    /** Whether the lines stand in the source as they are, all indented by the same number of spaces. */
    private static boolean containsIndented(String source, String copy) {
        Matcher first = Pattern.compile(
                        "(?m)^( *)" + Pattern.quote(copy.lines().findFirst().orElse("?")) + "$")
                .matcher(source);
        return first.results().anyMatch(found -> source.startsWith(indented(copy, found.group(1)), found.start()));
    }

    private static String indented(String text, String indent) {
        return text.replaceAll("(?m)^(?=.)", indent);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md") && !path.startsWith(DIAGNOSTICS))
                    .filter(path ->
                            !path.startsWith(ROOT.resolve("docs/diagnostics"))) // the processor's tests compile those
                    .sorted()
                    .toList();
        }
    }
}
