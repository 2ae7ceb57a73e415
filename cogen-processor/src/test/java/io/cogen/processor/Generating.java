package io.cogen.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Somebody else's processor, for its own annotation: generates classes, each in its round or as soon as another class is there.
 */
final class Generating extends AbstractProcessor {
    /** What there must be among the sources, or javac does not call it. */
    static final String ANNOTATION = "@Generates @interface Generates {}\n";

    /** The round in which no file can be generated any more that others would see. */
    static final int LAST = Integer.MAX_VALUE;

    private final List<File> files;
    private int round;

    /** @param needed the class that must be there; empty for none */
    private record File(int round, String needed, String name, String text) {}

    private Generating(List<File> files) {
        this.files = new ArrayList<>(files);
    }

    /** The class that a text declares first, in the unnamed package. */
    static Supplier<Processor> inRound(int round, String text) {
        return () -> new Generating(List.of(new File(round, "", name(text), text)));
    }

    static Supplier<Processor> inRounds(String first, String second) {
        return () ->
                new Generating(List.of(new File(1, "", name(first), first), new File(2, "", name(second), second)));
    }

    static Supplier<Processor> once(String needed, String text) {
        return () -> new Generating(List.of(new File(0, needed, name(text), text)));
    }

    private static String name(String text) {
        String packageName = text.replaceAll("(?s)(package (\\w+);)?.*", "$2");
        return (packageName.isEmpty() ? "" : packageName + ".") + text.replaceAll("(?s).*?\\bclass (\\w+).*", "$1");
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("Generates");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        round = environment.processingOver() ? LAST : round + 1;
        files.removeIf(file -> isDue(file) && write(file));
        return true;
    }

    private boolean isDue(File file) {
        return file.needed().isEmpty()
                ? file.round() == round
                : processingEnv.getElementUtils().getTypeElement(file.needed()) != null;
    }

    private boolean write(File file) {
        try (Writer out = processingEnv.getFiler().createSourceFile(file.name()).openWriter()) {
            out.write(file.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return true;
    }
}
