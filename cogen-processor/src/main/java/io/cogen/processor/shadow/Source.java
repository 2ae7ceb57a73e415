package io.cogen.processor.shadow;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source file of the shadow compilation: the text of a real one under its own address, or a stub. */
final class Source extends SimpleJavaFileObject {
    private final String text;
    private final String binaryName;

    /** @param binaryName of the top-level class that javac shall find in it; empty when it is told to compile the file */
    Source(URI address, String text, String binaryName) {
        super(address, JavaFileObject.Kind.SOURCE);
        this.text = text;
        this.binaryName = binaryName;
    }

    String binaryName() {
        return binaryName;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
