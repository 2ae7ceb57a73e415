package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** A server in a JVM of its own, on a port of its own choice. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("echo server listening on .*:(\\d+)");

    final Process process;
    final int port;
    private final BufferedReader output;
    private final PrintStream input;
    private final Path log;

    private ServerProcess(List<String> command) throws IOException {
        log = Files.createTempFile("server", ".log");
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        output = process.inputReader(StandardCharsets.UTF_8);
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        String first = output.readLine();
        Matcher listening = LISTENING.matcher(String.valueOf(first));
        if (!listening.matches()) {
            process.destroyForcibly();
            throw new IOException("the server did not start: " + first + "\n" + Files.readString(log));
        }
        port = Integer.parseInt(listening.group(1));
    }

    static ServerProcess start(Class<?> main, String... arguments) throws IOException {
        return new ServerProcess(java(System.getProperty("java.class.path"), main, arguments));
    }

    /**
     * Starts it with room for few descriptors, by way of a shell, and from jars as programs usually are: from a folder each
     * class that is loaded takes a descriptor, which is just what there is none of when it matters.
     */
    static ServerProcess startWithDescriptors(int limit, Path folder, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + limit + "; exec \"$@\"", "sh"));
        command.addAll(java(jars(folder), main, arguments));
        return new ServerProcess(command);
    }

    /** This class path, with a jar for each folder in it. */
    private static String jars(Path folder) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                String jar = folder.resolve(jars.size() + ".jar").toString();
                int failed = ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.err, System.err, "--create", "--file", jar, "-C", entry, ".");
                assertEquals(0, failed, "jar");
                jars.add(jar);
            } else {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> java(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** A plain socket with a plain timeout, so that a test that goes wrong ends. */
    Socket connect() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** Asks a server that answers on its standard input. */
    String ask(String question) throws IOException {
        input.println(question);
        return output.readLine();
    }

    /** What it wrote to its standard error so far: its log. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it as a service manager does; gives the exit code. */
    int terminate() throws InterruptedException {
        process.destroy(); // SIGTERM
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the server did not end within 30 s of SIGTERM");
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(log);
    }
}
