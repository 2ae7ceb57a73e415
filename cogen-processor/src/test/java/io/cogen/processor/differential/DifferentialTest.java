package io.cogen.processor.differential;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
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

    private Corpus corpus;

    @BeforeAll
    void compile(@TempDir Path classes) throws IOException, URISyntaxException {
        Path sources = Path.of(Objects.requireNonNull(DifferentialTest.class.getResource("/differential"))
                .toURI());
        corpus = Corpus.compile(sources, classes);
    }

    @TestFactory
    Stream<DynamicContainer> machinesLeaveTheTraceOfTheirMethods() {
        return corpus.themes().stream()
                .map(theme ->
                        dynamicContainer(theme, corpus.bodies(theme).stream().map(this::test)));
    }

    private DynamicTest test(Method body) {
        return dynamicTest(
                Case.of(body).name(),
                () -> assertTimeoutPreemptively(PATIENCE, () -> Comparison.run(corpus.cases(body))));
    }

    @Test
    void twoHundredBodiesAreCompared() {
        long bodies = corpus.themes().stream()
                .mapToLong(theme -> corpus.bodies(theme).size())
                .sum();
        System.out.println(bodies + " bodies compared");
        assertTrue(bodies >= 200, bodies + " bodies only");
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
        return corpus.bodies("Evaluation").stream()
                .filter(method -> method.getName().equals(name))
                .map(Case::of)
                .findFirst()
                .orElseThrow();
    }
}
