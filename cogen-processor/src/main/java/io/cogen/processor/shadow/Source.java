package io.cogen.processor.shadow;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source file of the shadow compilation: the text of a real one under its own address, or a stub. */
final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(URI address, String text) {
        super(address, JavaFileObject.Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
