package io.cogen.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Compiles sources with the processor, every lint warning an error.
 *
 * <p>A source says by comments which errors and warnings it has: below a line, {@code // ~~~^~~ CG101} means that one with that
 * code covers exactly the columns with a mark, and that the caret which javac prints stands at {@code ^}.
 */
final class Compiling {
    /** One line, so that what follows keeps its line but for one. */
    static final String IMPORTS = "import io.cogen.annotations.Coroutine; import io.cogen.core.*; "
            + "import java.io.*; import java.util.*; import java.util.function.*;\n";

    private static final Pattern CODE = Pattern.compile("\\[(CG\\d+)]");
    private static final Pattern MARK = Pattern.compile("(?m)^ *// *(~*\\^~*) (\\w+)$");

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<Object> options = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
    private final List<Supplier<Processor>> processors = new ArrayList<>(List.of(CoroutineProcessor::new));

    private Compiling() {}

    /** @param name the qualified name of the class in it */
    static Compiling source(String name, String text) {
        return new Compiling().and(name, text);
    }

    /** A source with the common imports and a class {@code T}, in the unnamed package. */
    static Compiling imports(String text) {
        return source("T", IMPORTS + text);
    }

    Compiling and(String name, String text) {
        sources.put(name, text);
        return this;
    }

    Compiling with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Another processor, which javac calls before cogen's. */
    Compiling before(Supplier<Processor> processor) {
        addMark();
        processors.add(0, processor);
        return this;
    }

    /** Another processor, which javac calls after cogen's. */
    Compiling after(Supplier<Processor> processor) {
        addMark();
        processors.add(processor);
        return this;
    }

    /** The other one of cogen's, which is there when javac looks for processors itself. */
    private void addMark() {
        if (processors.size() == 1) {
            processors.add(MarkProcessor::new);
        }
    }

    /** Another one in place of cogen's. */
    Compiling only(Supplier<Processor> processor) {
        processors.clear();
        processors.add(processor);
        return this;
    }

    /** With Lombok to import from, and to run. */
    Compiling withLombok() {
        Path jar = Javac.lombok();
        String path = System.getProperty("java.class.path") + File.pathSeparator + jar;
        with("-classpath", path);
        try {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, Compiling.class.getClassLoader());
            ServiceLoader.load(Processor.class, loader).stream()
                    .filter(each -> each.type().getName().startsWith("lombok."))
                    .forEach(this::before);
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
        return this;
    }

    Compilation compile() {
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(JavaFileObjects.forSourceString(name, text)));
        return Compiler.javac()
                .withProcessors(processors.stream().map(Supplier::get).toList())
                .withOptions(options)
                .compile(files);
    }

    /** Checks that there is neither an error nor a warning. */
    Compiled succeeds() {
        Compilation compilation = compile();
        List<String> said = compilation.diagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(each -> each + "\n" + generated(each.getSource()))
                .toList();
        assertEquals(List.of(), said);
        assertEquals(Compilation.Status.SUCCESS, compilation.status());
        return new Compiled(compilation);
    }

    /** Checks that the compilation fails, with those errors and warnings that the sources are marked with, and no others. */
    void failsAsMarked() {
        assertEquals(Compilation.Status.FAILURE, saysAsMarked().status());
    }

    /** Checks that the compilation succeeds, with those warnings that the sources are marked with, and no others. */
    Compiled warnsAsMarked() {
        options.remove("-Werror");
        Compilation compilation = saysAsMarked();
        assertEquals(Compilation.Status.SUCCESS, compilation.status());
        return new Compiled(compilation);
    }

    private Compilation saysAsMarked() {
        List<String> expected = new ArrayList<>();
        sources.forEach((name, text) -> marks(name.replace('.', '/') + ".java", text, expected));
        List<String> shown = new ArrayList<>();
        List<String> said = new ArrayList<>();
        Compilation compilation = compile();
        for (Diagnostic<? extends JavaFileObject> each : compilation.diagnostics()) {
            boolean summary = each.getMessage(Locale.ROOT).equals("warnings found and -Werror specified");
            if (each.getKind() != Diagnostic.Kind.NOTE && !summary) {
                shown.add(shown(each));
                said.add(each.getMessage(Locale.ROOT));
            }
        }
        expected.sort(null); // javac looks for one kind of error after another
        shown.sort(null);
        assertEquals(String.join("", expected), String.join("", shown), () -> String.join("\n", said));
        return compilation;
    }

    private String shown(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT);
        Matcher code = CODE.matcher(message);
        String what = code.lookingAt() ? code.group(1) : "javac";
        if (error.getSource() == null) {
            return "nowhere: " + message + "\n";
        }
        String file = error.getSource().toUri().getPath().replaceFirst("^/", "");
        String text = sources.get(file.replace(".java", "").replace('/', '.'));
        if (text == null) {
            return file + " is generated: " + message + "\n" + generated(error.getSource()) + "\n";
        }
        int lineStart = text.lastIndexOf('\n', (int) error.getPosition() - 1) + 1;
        assertEquals(error.getPosition() - lineStart + 1, error.getColumnNumber(), "javac's own column");
        int[] startCaretEnd = {(int) error.getStartPosition(), (int) error.getPosition(), (int) error.getEndPosition()};
        return place(file, text, lineStart, startCaretEnd) + " " + what + "\n";
    }

    /** A line and marks below it. */
    private static String place(String file, String text, int lineStart, int[] startCaretEnd) {
        int lineEnd = text.indexOf('\n', lineStart);
        long line = text.substring(0, lineStart).lines().count() + 1;
        StringBuilder marks = new StringBuilder();
        for (int i = lineStart; i < Math.max(startCaretEnd[2], startCaretEnd[1] + 1); i++) {
            boolean covered = startCaretEnd[0] <= i && i < startCaretEnd[2];
            marks.append(i == startCaretEnd[1] ? '^' : covered ? '~' : ' ');
        }
        return file + ":" + line + "\n" + text.substring(lineStart, lineEnd) + "\n" + marks;
    }

    private static void marks(String file, String text, List<String> into) {
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            int markLine = text.lastIndexOf('\n', mark.start(1)) + 1;
            int lineStart = text.lastIndexOf('\n', markLine - 2) + 1;
            int shift = lineStart - markLine;
            int caret = text.indexOf('^', mark.start(1));
            int[] startCaretEnd = {mark.start(1) + shift, caret + shift, mark.end(1) + shift};
            into.add(place(file, text, lineStart, startCaretEnd) + " " + mark.group(2) + "\n");
        }
    }

    private static String generated(JavaFileObject file) {
        try {
            return file == null ? "" : file.getCharContent(true).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What came out. */
    record Compiled(Compilation compilation) {

        /** The texts of the generated sources, by qualified name. */
        Map<String, String> texts() {
            Map<String, String> texts = new TreeMap<>();
            for (JavaFileObject file : compilation.generatedSourceFiles()) {
                String path = file.toUri().getPath().replaceFirst("^/" + StandardLocation.SOURCE_OUTPUT + "/", "");
                texts.put(path.replace(".java", "").replace('/', '.'), generated(file));
            }
            return texts;
        }

        /** The text of the one generated source. */
        String text() {
            assertEquals(1, texts().size(), () -> texts().keySet().toString());
            return texts().values().iterator().next();
        }

        /** Loads the compiled classes. */
        ClassLoader classes() {
            Map<String, byte[]> classes = new TreeMap<>();
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    String path = file.toUri().getPath().replaceFirst("^/" + StandardLocation.CLASS_OUTPUT + "/", "");
                    classes.put(path.replace(".class", "").replace('/', '.'), bytes(file));
                }
            }
            return new ClassLoader(Compiling.class.getClassLoader()) {
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

        Class<?> load(String name) {
            try {
                return classes().loadClass(name);
            } catch (ClassNotFoundException absent) {
                throw new AssertionError(absent);
            }
        }

        private static byte[] bytes(JavaFileObject file) {
            try (InputStream in = file.openInputStream()) {
                return in.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A source's text, for those that are kept as files. */
    static String resource(String name) {
        try (InputStream in = Compiling.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
