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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles programs and compares their methods with their machines. */
final class Trial {
    /** Ends a run that hangs; no body needs a fraction of it. */
    private final Duration patience;

    private final Javac javac = new Javac();
    private int methods;
    private int scripts;

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
        if (together.errors().isEmpty()) {
            List<@Nullable Finding> findings = new ArrayList<>();
            for (Program each : programs) {
                Finding warning = warning(each, together);
                findings.add(warning != null ? warning : compare(each, together));
            }
            return findings;
        }
        return programs.stream().map(this::run).toList();
    }

    /** Compiles a program and compares its methods; null if all is well. */
    @Nullable
    Finding run(Program program) {
        Compiled compiled = javac.compile(List.of(program));
        if (!compiled.errors().isEmpty()) {
            return refusal(program, compiled.errors());
        }
        Finding warning = warning(program, compiled);
        return warning != null ? warning : compare(program, compiled);
    }

    private @Nullable Finding refusal(Program program, List<Message> errors) {
        List<Message> mistakes = javac.mistakes(List.of(program));
        if (errors.get(0).isCrash() && javac.fails(program)) {
            return null; // javac's own
        } else if (!mistakes.isEmpty()) {
            return new Finding(Kind.MISTAKE, method(program, mistakes.get(0)), text(program, mistakes));
        }
        Message first = errors.get(0);
        Kind kind = first.isAboutGenerated() ? Kind.GENERATED : Kind.REFUSAL;
        return new Finding(kind, method(program, first), text(program, errors));
    }

    private static @Nullable Finding warning(Program program, Compiled compiled) {
        List<Message> warnings = compiled.messages().stream()
                .filter(each -> each.isAboutGenerated() && each.className().startsWith(program.name()))
                .toList();
        return warnings.isEmpty() ? null : new Finding(Kind.GENERATED, "", text(program, warnings));
    }

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

    /** The method that a line belongs to. */
    private static String method(Program program, Message message) {
        List<String> lines = program.text().lines().toList();
        for (int i = (int) Math.min(message.line(), lines.size()) - 1; i >= 0 && !message.isAboutGenerated(); i--) {
            if (lines.get(i).contains("@Coroutine ")) {
                return lines.get(i).replaceAll(".*\\b(" + Program.BODY + "\\d+)\\(.*", "$1");
            }
        }
        return "";
    }

    private @Nullable Finding compare(Program program, Compiled compiled) {
        try {
            ClassLoader loader = compiled.loader();
            Class<?> type = loader.loadClass(Program.PACKAGE + "." + program.name());
            Statics statics = program.isFresh() ? null : Statics.of(type);
            for (Method body : bodies(type)) {
                Finding finding = compare(body, statics == null ? fresh(body, compiled) : known(body, statics));
                if (finding != null) {
                    return finding;
                }
            }
            return null;
        } catch (VerifyError bad) {
            // In the program's own class it is javac that has written bad code; the corpus of its bugs is not ours.
            boolean ours = String.valueOf(bad.getMessage()).contains("Coroutines");
            return ours ? new Finding(Kind.FAILURE, "", bad.toString()) : null;
        } catch (ReflectiveOperationException | LinkageError failure) {
            return new Finding(Kind.FAILURE, "", failure.toString());
        }
    }

    private static List<Method> bodies(Class<?> type) {
        List<Method> found = new ArrayList<>();
        for (Method each : type.getDeclaredMethods()) {
            if (each.getName().startsWith(Program.BODY) && !each.isBridge()) {
                found.add(each);
            }
        }
        found.sort(Comparator.comparing(Method::getName));
        Class<?>[] members = type.getDeclaredClasses();
        Arrays.sort(members, Comparator.comparing(Class::getName));
        for (Class<?> member : members) {
            found.addAll(bodies(member));
        }
        return found;
    }

    private static Supplier<Case> known(Method body, Statics statics) {
        Case known = Case.of(body);
        return () -> {
            try {
                statics.restore();
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
            return known;
        };
    }

    /** The body in classes of its own, each time. */
    private static Supplier<Case> fresh(Method body, Compiled compiled) {
        return () -> {
            try {
                Class<?> type = Class.forName(body.getDeclaringClass().getName(), false, compiled.loader());
                return Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.toString().equals(body.toString()))
                        .map(Case::of)
                        .findFirst()
                        .orElseThrow();
            } catch (ClassNotFoundException impossible) {
                throw new AssertionError(impossible);
            }
        };
    }

    private @Nullable Finding compare(Method body, Supplier<Case> cases) {
        FutureTask<Integer> comparison = new FutureTask<>(() -> Comparison.sample(cases));
        Thread thread = new Thread(comparison, "fuzz " + body.getName());
        thread.setDaemon(true); // one that hangs is left behind
        thread.start();
        try {
            scripts += comparison.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            methods++;
            return null;
        } catch (ExecutionException failure) {
            boolean differs = failure.getCause() instanceof AssertionError;
            String detail = differs
                    ? failure.getCause().getMessage()
                    : failure.getCause().toString();
            if (detail.contains("VerifyError")) {
                return null; // see below: of code that is never run the original has no trace
            }
            return new Finding(differs ? Kind.DIFFERENCE : Kind.FAILURE, body.getName(), String.valueOf(detail));
        } catch (TimeoutException hangs) {
            thread.interrupt();
            StringBuilder stack = new StringBuilder();
            Arrays.stream(thread.getStackTrace())
                    .limit(20)
                    .forEach(each -> stack.append(each).append('\n'));
            return new Finding(Kind.HANG, body.getName(), stack.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
