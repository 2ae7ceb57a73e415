package io.cogen.processor.fuzz;

import io.cogen.processor.CoroutineProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles programs in memory, with the processor or without it. */
final class Javac {
    /**
     * Something that javac said.
     *
     * @param className the class in whose file, the unqualified name; empty if it is about none
     * @param line from 1
     */
    record Message(boolean isError, String className, long line, String text) {
        /** Whether it is about code that the processor made. */
        boolean isAboutGenerated() {
            return className.endsWith("Coroutines");
        }

        /** Whether javac has failed. */
        boolean isCrash() {
            return text.startsWith("javac fails");
        }

        /**
         * Whether it is wrong: javac 17 refuses lambdas with a cast somewhere in a switch that is an argument, and functions that are
         * assigned in a switch that gives a {@code var} its value. Behind some loops it takes a pattern variable that is in scope for
         * one without a value (JLS 6.3.2.3, 16).
         */
        boolean isWrong() {
            return !isAboutGenerated()
                    && (text.contains("incompatible parameter types in lambda expression")
                            || text.contains("needs an explicit target-type")
                            || text.contains("might not have been initialized"));
        }

        @Override
        public String toString() {
            return className + ".java:" + line + ": " + text;
        }
    }

    /**
     * What came out.
     *
     * @param classes by binary name; of no use if there are errors
     * @param generated sources by the unqualified name of their class
     */
    record Compiled(List<Message> messages, Map<String, byte[]> classes, Map<String, String> generated) {
        List<Message> errors() {
            return messages.stream().filter(Message::isError).toList();
        }

        ClassLoader loader() {
            return new ClassLoader(Javac.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    byte[] bytes = classes.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes, 0, bytes.length);
                }
            };
        }
    }

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /** Compiles with the processor; all lint warnings are said. */
    Compiled compile(List<Program> programs) {
        return run(programs, true, List.of("-Xlint:all,-processing,-path", "-Xmaxwarns", "100000"));
    }

    /** What is wrong with a program as Java, the factories that are not there apart. */
    List<Message> mistakes(Program program) {
        return run(List.of(program), false, List.of("-proc:none", "-Xlint:none", "--should-stop=ifError=FLOW"))
                .errors()
                .stream()
                .filter(message -> !isAboutFactory(program, message))
                .toList();
    }

    private static boolean isAboutFactory(Program program, Message message) {
        String line = message.line() < 1 ? "" : program.text().lines().toList().get((int) message.line() - 1);
        return message.text().contains("Coroutines") || line.contains("Coroutines.");
    }

    /** Whether javac itself fails on a program; also where that cannot be said without the processor. */
    boolean fails(Program program) {
        Compiled plain = run(List.of(program), false, List.of("-proc:none", "-Xlint:none"));
        return !plain.errors().isEmpty();
    }

    private Compiled run(List<Program> programs, boolean processed, List<String> more) {
        List<String> options =
                new ArrayList<>(List.of("-classpath", System.getProperty("java.class.path"), "-implicit:none"));
        options.addAll(more);
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        Memory memory = new Memory(files);
        StringWriter out = new StringWriter();
        List<JavaFileObject> sources = new ArrayList<>();
        programs.forEach(each -> sources.add(new Text(each.name(), each.text())));
        JavaCompiler.CompilationTask task = compiler.getTask(out, memory, said, options, null, sources);
        if (processed) {
            task.setProcessors(List.of(new CoroutineProcessor()));
        }
        boolean good = false;
        try {
            good = task.call();
        } catch (RuntimeException crash) {
            out.append(crash.toString());
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        memory.classes.forEach((name, file) -> classes.put(name, file.toByteArray()));
        Map<String, String> generated = new LinkedHashMap<>();
        memory.sources.forEach((name, writer) -> generated.put(simple(name), writer.toString()));
        List<Message> messages = new ArrayList<>(List.copyOf(said.getDiagnostics()).stream() // there may come more
                .map(Javac::message)
                .toList());
        if (!good && messages.stream().noneMatch(Message::isError)) {
            messages.add(new Message(true, "", 0, "javac fails: " + out));
        }
        return new Compiled(messages, classes, generated);
    }

    private static Message message(Diagnostic<? extends JavaFileObject> said) {
        JavaFileObject source = said.getSource();
        return new Message(
                said.getKind() == Diagnostic.Kind.ERROR,
                source == null
                        ? ""
                        : simple(source.getName().replaceAll(".*/", "").replace(".java", "")),
                said.getLineNumber(),
                said.getMessage(Locale.ROOT));
    }

    private static String simple(String name) {
        return name.replaceAll(".*\\.", "");
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///" + Program.PACKAGE + "/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        private final Map<String, StringWriter> sources = new LinkedHashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, Kind kind, @Nullable FileObject sibling) {
            URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }

                @Override
                public Writer openWriter() {
                    return sources.computeIfAbsent(className, name -> new StringWriter());
                }

                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
                    StringWriter written = sources.get(className);
                    if (written == null) {
                        throw new IOException(className);
                    }
                    return written.toString();
                }
            };
        }
    }
}
