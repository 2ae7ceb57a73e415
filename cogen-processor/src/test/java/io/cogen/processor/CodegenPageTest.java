package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cogen.processor.Compiling.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What docs/internals/codegen.md shows is what the processor writes. A comment above a block says from which source, {@code
 * <!-- generated from: path -->} or {@code <!-- dumped with -Aoption from: path -->}. A line {@code ...} stands for anything; how lines
 * are indented does not matter, and dumps may be broken into lines.
 */
final class CodegenPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("docs/internals/codegen.md");
    private static final Path SOURCES = Path.of("src/test/resources/codegen");
    private static final Pattern BLOCK = Pattern.compile(
            "<!-- (generated|dumped)(?: with (\\S+))? from: (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RELEASE = Pattern.compile("\\D*(\\d*)\\.java");

    private final Map<String, Compiled> compiled = new HashMap<>();

    @TestFactory
    List<DynamicTest> eachBlockIsWhatTheProcessorWrites() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
            tests.add(DynamicTest.dynamicTest(
                    block.group(1) + " from " + block.group(3) + ": " + line(block), () -> check(block)));
        }
        return tests;
    }

    @Test
    void eachSourceIsShown() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.list(SOURCES)) {
            all.forEach(each -> files.add(each.getFileName().toString()));
        }
        BLOCK.matcher(Files.readString(PAGE))
                .results()
                .forEach(block ->
                        files.remove(Path.of(block.group(3)).getFileName().toString()));
        assertTrue(files.isEmpty(), () -> "nothing on the page is made of " + files);
    }

    private void check(MatchResult block) throws IOException {
        Path file = ROOT.resolve(block.group(3));
        String release = RELEASE.matcher(file.getFileName().toString()).replaceFirst("$1");
        assumeTrue(release.isEmpty()
                || Integer.parseInt(release) <= Runtime.version().feature());
        Compiled result = compile(file, block.group(2) == null ? "-Acogen.debug=false" : block.group(2));
        boolean isDump = block.group(1).equals("dumped");
        String written = isDump ? notes(result) : result.text();
        UnaryOperator<String> form = isDump ? text -> text.replaceAll("\\s+", "") : CodegenPageTest::unindented;
        assertTrue(
                contains(form.apply(written), block.group(4), form),
                () -> PAGE + " shows what is not written:\n" + block.group(4) + "\nbut this is:\n" + written);
    }

    /** Whether the pieces between dots occur in a text, in their order. */
    private static boolean contains(String text, String shown, UnaryOperator<String> form) {
        int at = 0;
        for (String piece : shown.split("(?m)^ *\\.\\.\\.\\n")) {
            String wanted = form.apply(piece);
            int found = text.indexOf(wanted, at);
            if (found < 0) {
                return false;
            }
            at = found + wanted.length() - 1;
        }
        return true;
    }

    private Compiled compile(Path file, String option) throws IOException {
        String key = file + " " + option;
        if (!compiled.containsKey(key)) {
            String name = file.getFileName().toString().replace(".java", "");
            Compiling source = Compiling.source(name, Files.readString(file));
            compiled.put(key, source.with("-Xlint:-fallthrough", option).succeeds());
        }
        return compiled.get(key);
    }

    private static String unindented(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String notes(Compiled compiled) {
        return compiled.compilation().notes().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    private static String line(MatchResult block) {
        return block.group(4).lines().findFirst().orElse("").strip();
    }
}
