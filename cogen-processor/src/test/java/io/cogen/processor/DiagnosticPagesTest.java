package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import io.cogen.processor.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages that messages lead to: each is there, and its code does what it says. */
final class DiagnosticPagesTest {
    private static final Path PAGES = Path.of("../docs/diagnostics");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^(\\w[^\\n]*):\\n\\n```java\\n(.*?)^```");
    private static final Pattern CLASS = Pattern.compile("(?:class|interface|enum|record) (\\w+)");

    @ParameterizedTest
    @EnumSource(Diagnostic.class)
    void thePageShowsWhatIsWrongAndHowToDoItRight(Diagnostic diagnostic) throws IOException {
        String page = Files.readString(PAGES.resolve(diagnostic.code() + ".md"));
        assertTrue(page.startsWith("# " + diagnostic.code() + ": "), page);
        Matcher block = CODE_BLOCK.matcher(page);
        if (diagnostic == Diagnostic.INTERNAL) {
            assertTrue(!block.find(), "no code is known that leads to a defect");
            return;
        }
        assertTrue(block.find() && block.group(1).equals("Not so"), page);
        assertEquals(List.of("[" + diagnostic.code() + "]"), said(diagnostic, block.group(2)));
        assertTrue(block.find() && block.group(1).equals("But so"), page);
        assertEquals(List.of(), said(diagnostic, block.group(2)));
        assertTrue(!block.find(), page);
    }

    @Test
    void theIndexNamesEveryPageWithItsTitle() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));
        for (Diagnostic each : Diagnostic.values()) {
            String title =
                    Files.readAllLines(PAGES.resolve(each.code() + ".md")).get(0);
            String name = title.substring(("# " + each.code() + ": ").length());
            assertTrue(index.contains("| [" + each.code() + "](" + each.code() + ".md) | " + name + " |"), title);
        }
    }

    /** The codes of all errors and warnings. */
    private static List<String> said(Diagnostic about, String code) {
        Matcher name = CLASS.matcher(code);
        assertTrue(name.find(), code);
        Compiling compiling = Compiling.source(name.group(1), Compiling.IMPORTS + code);
        if (about == Diagnostic.UNTYPED) {
            compiling.withLombok();
        }
        Compilation compilation = compiling.compile();
        return compilation.diagnostics().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .filter(message -> !message.equals("warnings found and -Werror specified"))
                .map(message -> message.startsWith("[CG") ? message.substring(0, message.indexOf(']') + 1) : message)
                .toList();
    }
}
