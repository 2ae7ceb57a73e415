package io.cogen.processor.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each body of the corpus behaves as a machine as it does as a method. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
    /** Ends a run that hangs; no body needs a fraction of it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Rows of the rewriter's checklist. */
    private static final int LAST_ROW = 70;

    /** The versions of Java that have a folder of bodies. */
    private static final List<Integer> RELEASES = List.of(17, 21, 25);

    private final List<Corpus> corpora = new ArrayList<>();

    /** The same, where no method may be longer than a statement or two: every body is divided among several. */
    private final List<Corpus> divided = new ArrayList<>();

    @BeforeAll
    void compile(@TempDir Path classes) throws IOException, URISyntaxException {
        for (int release : RELEASES) {
            if (release <= Runtime.version().feature()) {
                String folder = "/differential" + (release == 17 ? "" : release);
                Path sources = Path.of(Objects.requireNonNull(DifferentialTest.class.getResource(folder))
                        .toURI());
                corpora.add(Corpus.compile(
                        sources, release, Files.createDirectory(classes.resolve(Integer.toString(release)))));
                divided.add(Corpus.compile(
                        sources,
                        release,
                        Files.createDirectory(classes.resolve(release + "divided")),
                        "-Acogen.method=60"));
            }
        }
    }

    @TestFactory
    Stream<DynamicContainer> machinesLeaveTheTraceOfTheirMethods() {
        return corpora.stream()
                .flatMap(corpus -> corpus.themes().stream()
                        .map(theme -> dynamicContainer(
                                theme, corpus.bodies(theme).stream().map(body -> test(corpus, body)))));
    }

    @TestFactory
    Stream<DynamicContainer> alsoThoseOfManyMethods() {
        return divided.stream()
                .flatMap(corpus -> corpus.themes().stream()
                        .map(theme -> dynamicContainer(
                                theme,
                                corpus.bodies(theme).stream()
                                        .map(body -> dynamicTest(
                                                Case.of(body).name(),
                                                () -> assertTimeoutPreemptively(
                                                        PATIENCE, () -> Comparison.sample(corpus.cases(body))))))));
    }

    private static DynamicTest test(Corpus corpus, Method body) {
        return dynamicTest(
                Case.of(body).name(),
                () -> assertTimeoutPreemptively(PATIENCE, () -> Comparison.run(corpus.cases(body))));
    }

    @Test
    void twoHundredBodiesAreCompared() {
        long bodies = corpora.stream()
                .flatMap(corpus -> corpus.themes().stream().map(corpus::bodies))
                .mapToLong(List::size)
                .sum();
        System.out.println(bodies + " bodies compared");
        assertTrue(bodies >= 200, bodies + " bodies only");
    }

    /** But for row 25, the places where nothing can suspend: those are errors, and tested as such. */
    @Test
    void everyRowOfTheChecklistIsCited() {
        Set<Integer> missing = new TreeSet<>();
        for (int row = 1; row <= LAST_ROW; row++) {
            missing.add(row);
        }
        missing.remove(25);
        if (Runtime.version().feature() < 21) {
            missing.remove(15); // pattern switches
        }
        corpora.stream()
                .flatMap(corpus -> corpus.themes().stream().map(corpus::bodies))
                .flatMap(List::stream)
                .flatMapToInt(
                        body -> Arrays.stream(body.getAnnotation(Body.class).value()))
                .forEach(missing::remove);
        assertEquals(Set.of(), missing);
    }

    @Test
    void aBodyThatDiffersIsFound() {
        Case one = evaluation("argumentsFromLeftToRight");
        Case other = evaluation("threeYieldsAsArguments");
        Case wrong = new Case(one.original(), other.factory());
        AssertionError found = assertThrows(AssertionError.class, () -> Comparison.run(() -> wrong));
        assertTrue(found.getMessage().contains(" machine: yield \"a\"\n"), found.getMessage());
    }

    private Case evaluation(String name) {
        return corpora.get(0).bodies("Evaluation").stream()
                .filter(method -> method.getName().equals(name))
                .map(Case::of)
                .findFirst()
                .orElseThrow();
    }
}
