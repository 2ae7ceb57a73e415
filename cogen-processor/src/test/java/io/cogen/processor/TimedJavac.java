package io.cogen.processor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * How long javac takes.
 *
 * @param millis on the clock
 * @param cpuMillis of the processor's time, of all threads; on a machine that others use too this says more
 */
record TimedJavac(long millis, long cpuMillis) {
    /** javac's main program, but that its last line says what it took. The arguments are in a file, a line each. */
    public static void main(String[] file) throws IOException {
        long millis = warm(Files.readAllLines(Path.of(file[0]))).millis();
        System.out.println(millis + " " + cpuMillisSoFar());
    }

    /** In this JVM. */
    static TimedJavac warm(List<String> arguments) {
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        long cpu = cpuMillisSoFar();
        long begin = System.nanoTime();
        int exitCode = javac.run(System.out, System.err, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new AssertionError("javac: " + exitCode);
        }
        return new TimedJavac((System.nanoTime() - begin) / 1_000_000, cpuMillisSoFar() - cpu);
    }

    /** In a JVM of its own. */
    static TimedJavac cold(List<String> arguments) throws IOException, InterruptedException {
        Path file = Files.write(Files.createTempFile("javac", ".args"), arguments);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TimedJavac.class.getName(),
                file.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(file);
        String[] numbers = said.strip().split("\\s+");
        return new TimedJavac(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    private static long cpuMillisSoFar() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }
}
