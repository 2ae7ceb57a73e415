package io.cogen.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.processor.differential.Case;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rewriter with a fault is found out, and the program that shows it gets small. */
@Tag("slow")
final class ShrinkerTest {
    private static final Set<Feature> FEATURES = Feature.on(17);

    private final Javac javac = new Javac();
    private final Trial trial = new Trial(Duration.ofSeconds(30));

    @Test
    void aFaultIsFoundAndMadeSmall() throws ReflectiveOperationException {
        Program failing = firstFailing();
        Finding finding = faulty(failing);
        assertNotNull(finding);
        assertTrue(
                finding.detail().contains("original: ") || finding.detail().contains(" machine: "), finding.detail());

        Program small = new Shrinker(each -> isDifference(each), 40).shrink(failing);
        long lines = small.text().lines().count();
        assertTrue(lines <= 30, () -> lines + " lines:\n" + small.text());
        assertTrue(small.text().contains("++"), small.text());
    }

    @Test
    void whatDoesNotMatterIsLeftOut() {
        Program program = Programs.write(7, FEATURES);
        Program small = new Shrinker(each -> each.text().contains("log.goesOn()"), 20).shrink(program);
        assertEquals(
                1, small.text().lines().filter(line -> line.contains("log.")).count(), small.text());
    }

    /** The machines are made of a text that counts the other way: as if the rewriter had mistaken one for the other. */
    private @Nullable Finding faulty(Program program) throws ReflectiveOperationException {
        Program wrong = program.with(Node.of(Node.Sort.MEMBER, program.text().replace("++", "--")));
        Javac.Compiled compiled = javac.compile(List.of(program));
        Javac.Compiled machines = javac.compile(List.of(wrong));
        if (!compiled.errors().isEmpty() || !machines.errors().isEmpty()) {
            return null;
        }
        Bodies originals = new Bodies(program, compiled);
        Bodies others = new Bodies(wrong, machines);
        for (Method each : originals.methods()) {
            Optional<Method> twin = others.methods().stream()
                    .filter(method -> method.toString().equals(each.toString()))
                    .findFirst();
            if (twin.isPresent() && Modifier.isStatic(each.getModifiers())) {
                Supplier<Case> right = originals.cases(each);
                Supplier<Case> left = others.cases(twin.get());
                Finding finding = trial.compare(
                        each.getName(),
                        () -> new Case(right.get().original(), left.get().factory()));
                if (finding != null) {
                    return finding;
                }
            }
        }
        return null;
    }

    private boolean isDifference(Program program) {
        try {
            Finding finding = faulty(program);
            return finding != null && finding.kind() == Finding.Kind.DIFFERENCE;
        } catch (ReflectiveOperationException | LinkageError failure) {
            return false;
        }
    }

    private Program firstFailing() {
        for (long seed = 0; ; seed++) {
            Program program = Programs.write(seed, FEATURES);
            if (!program.isFresh() && isDifference(program)) {
                return program;
            }
        }
    }
}
