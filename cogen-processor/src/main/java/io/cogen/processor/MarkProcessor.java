package io.cogen.processor;

import com.google.auto.service.AutoService;
import io.cogen.annotations.Coroutine;
import io.cogen.annotations.Generated;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims cogen's annotations, and does nothing else: javac warns of annotations that nobody claims, and {@link
 * CoroutineProcessor}, which looks at every class, must leave those of others unclaimed.
 */
@AutoService(Processor.class)
public final class MarkProcessor extends AbstractProcessor {
    private static final Set<String> OURS = Set.of(Coroutine.class.getName(), Generated.class.getName());

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return OURS;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        return true;
    }

    /** Whether nobody else can want any of some annotations. */
    static boolean areOurs(Set<? extends TypeElement> annotations) {
        return annotations.stream()
                .map(each -> each.getQualifiedName().toString())
                .allMatch(name -> OURS.contains(name) || name.startsWith("java.lang."));
    }
}
