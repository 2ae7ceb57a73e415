package io.cogen.processor.shadow;

import java.net.URI;
import java.util.function.Supplier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source file of the shadow compilation: the text of a real one under its own address, or a stub. */
final class Source extends SimpleJavaFileObject {
    private final Supplier<String> text;
    private final String binaryName;

    /** A file that javac is told to compile. */
    Source(URI address, String text) {
        this(address, () -> text, "");
    }

    /**
     * A file that javac may find.
     *
     * @param binaryName of the top-level class that javac shall find in it
     */
    Source(URI address, Supplier<String> text, String binaryName) {
        super(address, JavaFileObject.Kind.SOURCE);
        this.text = text;
        this.binaryName = binaryName;
    }

    String binaryName() {
        return binaryName;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text.get();
    }
}
