package io.cogen.processor;

import com.palantir.javapoet.ClassName;
import io.cogen.processor.emit.ClassWriter;
import io.cogen.processor.emit.Origin;
import io.cogen.processor.scan.Coroutines;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;

/** The classes that are generated, over all rounds: what they are called, what they look like, and the files that they go to. */
final class Output {
    private final Filer filer;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> stubs = new LinkedHashMap<>();
    private int round;
    private boolean wrote;

    Output(Filer filer) {
        this.filer = filer;
    }

    void beginRound() {
        round++;
        wrote = false;
    }

    /** Whether a name is free for the factories of a class, or taken by them already. */
    boolean claim(ClassName name, TypeElement owner) {
        String of = owner.getQualifiedName().toString();
        return owners.putIfAbsent(name.canonicalName(), of) == null
                || owners.get(name.canonicalName()).equals(of);
    }

    /** Whether a class is one of those generated. */
    boolean isOurs(TypeElement type) {
        return owners.containsKey(type.getQualifiedName().toString());
    }

    /** Sources, by class name, that declare what the classes offer and do nothing. */
    Map<String, String> stubs() {
        return stubs;
    }

    /** Gives where the machines in the file come from. */
    Origin write(ClassWriter writer) throws IOException {
        Origin origin = writer.writeTo(filer);
        wrote = true;
        return origin;
    }

    /**
     * Sees to it that there will be another round. Only a new source file makes javac go through one; this one has no class in it.
     *
     * @param first one of the classes that wait for other processors
     */
    void askForAnotherRound(Coroutines first) throws IOException {
        if (wrote) {
            return;
        }
        String name = first.generated().canonicalName() + "_round" + (round + 1);
        try (Writer out = filer.createSourceFile(name, first.owner()).openWriter()) {
            out.write("""
                    // There is nothing in here. A coroutine uses classes that were not there yet when cogen first saw it; with this
                    // file cogen asked javac for another round of annotation processing, in which they may have been generated.
                    """);
        } catch (FilerException taken) {
            return; // then the classes are generated in the last round, and others cannot import them
        }
    }
}
