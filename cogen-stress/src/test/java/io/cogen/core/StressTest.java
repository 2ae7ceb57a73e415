package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Runs jcstress, and looks that {@code Holds...} hold and {@code Broken...} break.
 *
 * <pre>
 * ./mvnw -pl cogen-stress -am -Pstress test
 *   -Dcogen.stress.time=300       milliseconds of an iteration
 *   -Dcogen.stress.iters=4        iterations of a test
 *   -Dcogen.stress.tests=Mailbox  only those in whose names this regular expression is found
 * </pre>
 */
@Tag("stress")
final class StressTest {
    private static final Path FOLDER = Path.of("target", "jcstress").toAbsolutePath();
    private static final int TIME = Integer.getInteger("cogen.stress.time", 300);
    private static final int ITERS = Integer.getInteger("cogen.stress.iters", 4);
    private static final String TESTS = System.getProperty("cogen.stress.tests", "io.cogen");

    private static final Map<String, TestResult> RESULTS = new TreeMap<>();

    @BeforeAll
    static void runAll() throws Exception {
        run(TESTS, TIME);
        // Some twins break once in a hundred thousand times; on a busy machine they get further chances.
        for (int factor = 4; factor <= 16; factor *= 4) {
            String hesitant = RESULTS.values().stream()
                    .filter(result -> isTwin(result.getName()) && forbidden(result) == 0)
                    .map(result -> Pattern.quote(result.getName()))
                    .collect(Collectors.joining("|"));
            if (!hesitant.isEmpty()) {
                run(hesitant, factor * TIME);
            }
        }
        System.out.println("jcstress: see " + FOLDER.resolve("index.html"));
    }

    private static void run(String tests, int time) throws Exception {
        Files.createDirectories(FOLDER);
        Path folder = Files.createTempDirectory(FOLDER, "run");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main"));
        command.addAll(List.of("-v", "-t", tests, "-f", "1", "-iters", "" + ITERS, "-time", "" + time));
        // One configuration of the compiler, and a small heap: else each test runs for minutes.
        command.addAll(List.of("-sc", "false", "-jvmArgs", "-Xmx256m", "-r", FOLDER.toString()));
        // Its exit code says nothing, as the twins fail.
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("output.txt").toFile())
                .start()
                .waitFor();
        read(folder);
    }

    private static long forbidden(TestResult result) {
        return result.grading().gradingResults.values().stream()
                .filter(each -> each.expect == Expect.FORBIDDEN)
                .mapToLong(each -> each.count)
                .sum();
    }

    private static void read(Path folder) throws Exception {
        InProcessCollector collector = new InProcessCollector();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
                reader.dump();
                reader.close();
            }
        }
        for (TestResult result : ReportUtils.mergedByName(collector.getTestResults())) {
            RESULTS.put(result.getName(), result);
        }
    }

    @TestFactory
    Stream<DynamicTest> stress() {
        return TestList.tests().stream()
                .filter(name -> Pattern.compile(TESTS).matcher(name).find())
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) throws Exception {
        long samples = 0;
        long forbidden = 0;
        StringBuilder table = new StringBuilder(name);
        for (GradingResult each : results(name, table)) {
            samples += each.count;
            forbidden += each.expect == Expect.FORBIDDEN ? each.count : 0;
            table.append(String.format(
                    "%n  %-28s %,14d  %s",
                    each.id, each.count, each.expect.name().toLowerCase(Locale.ROOT)));
        }
        System.out.println(table);
        assertTrue(samples >= Rounds.FEWEST, table::toString);
        if (isTwin(name)) {
            assertTrue(forbidden > 0, () -> "a twin that is broken has passed, so the test proves nothing: " + table);
        } else {
            assertEquals(0, forbidden, table::toString);
        }
    }

    private static List<GradingResult> results(String name, StringBuilder table) throws Exception {
        TestResult result = RESULTS.get(name);
        if (result != null) {
            assertEquals(Status.NORMAL, result.status(), () -> name + ": " + result.getMessages());
            return List.copyOf(result.grading().gradingResults.values());
        }
        int processors = Runtime.getRuntime().availableProcessors();
        assertTrue(TestList.getInfo(name).threads() > processors, () -> "jcstress has not run " + name);
        table.append(" (in rounds, as there are only ").append(processors).append(" processors)");
        Rounds rounds = new Rounds(TestList.getInfo(name));
        List<GradingResult> results = new ArrayList<>();
        rounds.run(4_000_000L * TIME * ITERS, isTwin(name))
                .forEach((outcome, count) -> results.add(
                        new GradingResult(outcome, rounds.grade(outcome).expect(), count, "")));
        return results;
    }

    private static boolean isTwin(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        assertTrue(simple.startsWith("Holds") || simple.startsWith("Broken"), name);
        return simple.startsWith("Broken");
    }

    @Test
    void eachPieceHasATwinThatBreaks() {
        Map<String, TreeSet<Boolean>> twins = new TreeMap<>();
        for (String name : TestList.tests()) {
            String piece = name.substring(0, name.lastIndexOf('.'));
            twins.computeIfAbsent(piece, any -> new TreeSet<>()).add(isTwin(name));
        }
        twins.forEach((piece, both) -> assertEquals(2, both.size(), piece));
    }
}
