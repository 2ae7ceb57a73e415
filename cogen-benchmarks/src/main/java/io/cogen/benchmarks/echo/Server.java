package io.cogen.benchmarks.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A server's process, on a core of its own. It ends with its standard input, hence with this one at the latest. */
final class Server implements AutoCloseable {
    /** The same for all. One core would make the JVM take the serial collector by itself; this says so outright. */
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

    private final Kind kind;
    private final Process process;
    private final BufferedReader answers;
    private final int port;

    /** What there is to run: in Java a class and where it is, else a program. */
    record Kind(String name, String mainClass, String where) {
        static Kind of(String name, Class<?> mainClass) {
            return new Kind(name, mainClass.getName(), System.getProperty("java.class.path"));
        }

        static Kind of(String name, Path program) {
            return new Kind(name, "", program.toString());
        }

        boolean isJava() {
            return !mainClass.isEmpty();
        }

        Server start(int core, String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
            if (isJava()) {
                command.add(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
                command.addAll(FLAGS);
                command.addAll(List.of("-cp", where, mainClass));
            } else {
                command.add(where);
            }
            command.addAll(List.of(arguments));
            return new Server(this, command);
        }
    }

    private Server(Kind kind, List<String> command) throws IOException {
        this.kind = kind;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = (int) answer("port");
    }

    private long answer(String word) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(word + " ")) {
            throw new IOException(kind.name() + " was to say its " + word + " and said: " + line);
        }
        return Long.parseLong(line.substring(word.length() + 1));
    }

    Kind kind() {
        return kind;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Bytes that live on its heap after a collection; 0 for what has none. */
    long liveHeap() throws IOException {
        if (!kind.isJava()) {
            return 0;
        }
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        return answer("heap");
    }

    /** Bytes of memory that the system has given it. */
    long residentBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid()), "status"))) {
            String line =
                    lines.filter(any -> any.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
