package io.cogen.processor.fuzz;

import io.cogen.processor.differential.Case;
import io.cogen.processor.differential.Comparison;
import io.cogen.processor.fuzz.Finding.Kind;
import io.cogen.processor.fuzz.Javac.Compiled;
import io.cogen.processor.fuzz.Javac.Message;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles programs and compares their methods with their machines. */
final class Trial {
    private final Javac javac = new Javac();
    private final Duration patience;
    private int methods;
    private int scripts;

    /** @param patience ends the comparison of a method that hangs; none needs a fraction of it */
    Trial(Duration patience) {
        this.patience = patience;
    }

    /** How many methods have been compared. */
    int methods() {
        return methods;
    }

    /** How many scripts have been played. */
    int scripts() {
        return scripts;
    }

    /** Compiles programs together, and each alone if that fails; null for each one with which all is well. */
    List<@Nullable Finding> run(List<Program> programs) {
        Compiled together = javac.compile(programs);
        List<@Nullable Finding> findings = new ArrayList<>();
        for (Program each : programs) {
            findings.add(together.errors().isEmpty() ? check(each, together) : run(each));
        }
        return findings;
    }

    /** Compiles a program and compares its methods; null if all is well. */
    @Nullable
    Finding run(Program program) {
        Compiled compiled = javac.compile(List.of(program));
        return compiled.errors().isEmpty() ? check(program, compiled) : refusal(program, compiled);
    }

    private @Nullable Finding refusal(Program program, Compiled compiled) {
        List<Message> mistakes = javac.mistakes(program);
        Message first = compiled.errors().get(0);
        if (!mistakes.isEmpty() && (mistakes.get(0).isCrash() || mistakes.get(0).isWrong())
                || first.isWrong()
                || first.isCrash() && javac.fails(program)) {
            return null; // without the processor too
        } else if (!mistakes.isEmpty()) {
            return new Finding(Kind.MISTAKE, "", text(program, mistakes));
        }
        Kind kind = first.isAboutGenerated() ? Kind.GENERATED : Kind.REFUSAL;
        return new Finding(kind, "", text(program, compiled.errors()));
    }

    /** What was said, with the lines of the program that it is about. */
    private static String text(Program program, List<Message> messages) {
        StringBuilder text = new StringBuilder();
        List<String> lines = program.text().lines().toList();
        for (Message each : messages.subList(0, Math.min(5, messages.size()))) {
            text.append(each).append('\n');
            if (each.className().equals(program.name()) && each.line() > 0 && each.line() <= lines.size()) {
                text.append("    ")
                        .append(lines.get((int) each.line() - 1).strip())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private @Nullable Finding check(Program program, Compiled compiled) {
        List<Message> warnings = compiled.messages().stream()
                .filter(each -> each.isAboutGenerated() && each.className().startsWith(program.name()))
                .toList();
        if (!warnings.isEmpty()) {
            return new Finding(Kind.GENERATED, "", text(program, warnings));
        }
        try {
            Bodies bodies = new Bodies(program, compiled);
            for (Method each : bodies.methods()) {
                Finding finding = compare(each.getName(), bodies.cases(each));
                if (finding != null) {
                    return finding;
                }
            }
            return null;
        } catch (ReflectiveOperationException | LinkageError failure) {
            return isOfJavac(failure.toString()) ? null : new Finding(Kind.FAILURE, "", failure.toString());
        }
    }

    /**
     * Whether a class is refused by the JVM as javac has written it: javac 17 does so with a try or synchronized statement in a
     * switch expression that is an operand.
     */
    private static boolean isOfJavac(String failure) {
        return failure.contains("VerifyError");
    }

    /** Compares a method with its machine; null if all is well. */
    @Nullable
    Finding compare(String name, Supplier<Case> cases) {
        FutureTask<Integer> comparison = new FutureTask<>(() -> Comparison.sample(cases));
        Thread thread = new Thread(comparison, "fuzz " + name);
        thread.setDaemon(true); // one that hangs is left behind
        thread.start();
        try {
            scripts += comparison.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            methods++;
            return null;
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            boolean differs = cause instanceof AssertionError;
            String detail = String.valueOf(differs ? cause.getMessage() : cause);
            Finding finding = new Finding(differs ? Kind.DIFFERENCE : Kind.FAILURE, name, detail);
            return isOfJavac(detail) ? null : finding;
        } catch (TimeoutException hangs) {
            StringBuilder stack = new StringBuilder();
            Arrays.stream(thread.getStackTrace())
                    .limit(20)
                    .forEach(each -> stack.append(each).append('\n'));
            thread.interrupt();
            return new Finding(Kind.HANG, name, stack.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
