package io.cogen.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where it was measured, and what. */
public final class Machine {
    private Machine() {}

    /**
     * In one line: cores, processor, system, JDK.
     *
     * @return for people
     * @throws IOException if the system does not tell
     */
    public static String describe() throws IOException {
        return "%d cores, %s, %s %s; JDK %s (%s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        cpu(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"));
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return "unknown CPU";
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown CPU");
    }

    /**
     * The commit.
     *
     * @return eight digits; with a plus if files differ from it; a question mark if git does not say
     * @throws IOException if there is no git
     * @throws InterruptedException if interrupted
     */
    public static String commit() throws IOException, InterruptedException {
        String commit = git("rev-parse", "--short=8", "HEAD");
        return git("status", "--porcelain", "--", ".", ":!docs").isEmpty() ? commit : commit + "+";
    }

    private static String git(String... args) throws IOException, InterruptedException {
        String[] command = new String[args.length + 1];
        command[0] = "git";
        System.arraycopy(args, 0, command, 1, args.length);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output.strip() : "?";
    }
}
