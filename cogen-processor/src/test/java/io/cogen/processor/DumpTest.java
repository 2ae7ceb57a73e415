package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Acogen.dump=Pass} prints what a pass made of each coroutine. */
final class DumpTest {
    private static final String SOURCE = """
            class T {
                @Coroutine
                static int f(Operation<Integer, RuntimeException> operation, int n) {
                    try {
                        return n + Co.yield(operation);
                    } finally {
                        System.out.println(n);
                    }
                }

                @Coroutine
                static void g() {
                    Co.yield(Events.pass());
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"Bind", "Desugar", "Spill", "Cut", "Live", "Place", "LayOut"})
    void everyPassCanBeWatched(String pass) {
        List<String> notes = notes("-Acogen.dump=" + pass);
        assertEquals(2, notes.size());
        assertTrue(notes.get(0).startsWith(pass + ": coroutine T.f["), notes.get(0));
        assertTrue(notes.get(1).startsWith(pass + ": coroutine T.g["), notes.get(1));
    }

    @Test
    void whatIsWrittenCanBeWatchedToo() {
        List<String> notes = notes("-Acogen.dump=Emit");
        assertEquals(1, notes.size(), "one for the class");
        assertTrue(notes.get(0).startsWith("Emit: "), notes.get(0));
        assertTrue(notes.get(0).contains("final class TCoroutines {"), notes.get(0));
    }

    @Test
    void allPrintsThemInTheirOrder() {
        List<String> passes = notes("-Acogen.dump=all").stream()
                .map(note -> note.substring(0, note.indexOf(':')))
                .toList();
        List<String> once = List.of("Bind", "Desugar", "Spill", "Cut", "Live", "Place", "LayOut");
        List<String> expected = new ArrayList<>(once);
        expected.addAll(once);
        expected.add("Emit");
        assertEquals(expected, passes);
    }

    @Test
    void withoutTheOptionNothingIsPrinted() {
        assertEquals(List.of(), notes("-Acogen.debug=false"));
    }

    @Test
    void aDumpShowsVariablesBlocksAndRegions() {
        String cut = notes("-Acogen.dump=Cut").get(0);
        assertTrue(cut.contains("region Region[id=1"), cut);
        assertTrue(cut.contains("block 0 in region 0"), cut);
        assertTrue(cut.contains("operation#0"), cut);
        String place = notes("-Acogen.dump=Place").get(0);
        assertTrue(place.contains("n#1 FIELD as n"), place);
        String live = notes("-Acogen.dump=Live").get(0);
        assertTrue(live.contains("block 0: [operation#0, n#1"), live);
    }

    private static List<String> notes(String option) {
        return Compiling.imports(SOURCE).with(option).succeeds().compilation().diagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.NOTE)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }
}
