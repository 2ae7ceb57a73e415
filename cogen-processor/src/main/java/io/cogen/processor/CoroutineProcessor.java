package io.cogen.processor;

import com.google.auto.service.AutoService;
import io.cogen.annotations.Coroutine;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Rewrites methods marked {@link Coroutine} into state machines. */
@AutoService(Processor.class)
public final class CoroutineProcessor extends AbstractProcessor {
    /** For javac, which finds processors by their names. */
    public CoroutineProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Coroutine.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return false;
    }
}
