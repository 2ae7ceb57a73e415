package io.cogen.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.Trees;
import io.cogen.annotations.Coroutine;
import io.cogen.processor.scan.Discover;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor that turns methods marked {@link Coroutine} into resumable state machines. Read this class
 * first: it names the rooms of the processor in the order in which the work goes through them.
 *
 * <ol>
 *   <li>{@code scan} finds the marked methods and works out what their factories look like;
 *   <li>{@code shadow} compiles the sources a second time, with the factories as stubs, to learn the types in the bodies;
 *   <li>{@code check} refuses suspension points where none can be;
 *   <li>{@code bind} reads a body into the records of {@code model}, the last room that knows javac;
 *   <li>{@code lower} cuts it into states: see {@link CoroutineCompiler};
 *   <li>{@code emit} writes the Java.
 * </ol>
 *
 * <p>Options: {@code -Acogen.dump=Pass} prints what a pass made of each coroutine ({@code Bind}, {@code Desugar}, {@code
 * Spill}, {@code Cut}, {@code Live}, {@code Place}, {@code LayOut}, {@code Emit}, or {@code all}); {@code -Acogen.debug=true} keeps dead
 * variables for a debugger.
 */
@AutoService(Processor.class)
public final class CoroutineProcessor extends AbstractProcessor {
    private @Nullable Round round;
    private @Nullable Trees trees;
    private final Set<String> deferred = new LinkedHashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*"); // a suspension point outside of coroutines is found wherever it stands
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment env) {
        super.init(env);
        try {
            Options options = Options.of(env.getOptions());
            if (!options.isKnownDump()) {
                env.getMessager()
                        .printMessage(
                                Kind.ERROR,
                                "-A" + Options.DUMP + "=" + options.dump() + ": no such pass; there are "
                                        + String.join(", ", Options.PASSES));
            }
            trees = Trees.instance(env);
            round = new Round(env, trees, options);
        } catch (IllegalArgumentException foreign) {
            env.getMessager()
                    .printMessage(
                            Kind.ERROR,
                            "cogen needs javac: this compiler's processing environment is "
                                    + env.getClass().getName());
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        if (round == null || trees == null) {
            return false;
        }
        round.addSources(environment.getRootElements());
        Set<Element> marked = new LinkedHashSet<>(environment.getElementsAnnotatedWith(Coroutine.class));
        for (String name : deferred) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            ElementFilter.methodsIn(type == null ? List.of() : type.getEnclosedElements()).stream()
                    .filter(method -> method.getAnnotation(Coroutine.class) != null)
                    .forEach(marked::add);
        }
        deferred.clear();
        if (environment.processingOver()) {
            marked.removeIf(method -> Discover.isIncomplete((ExecutableElement) method)); // javac says what is missing
        } else {
            defer(marked);
        }
        Discover discover = new Discover(
                processingEnv.getTypeUtils(),
                processingEnv.getElementUtils(),
                new Waiting(trees, processingEnv.getElementUtils())::waits,
                round.reporter()::report);
        round.run(discover.classes(marked));
        return MarkProcessor.areOurs(annotations);
    }

    /** Leaves classes for later whose methods mention types that another processor may still generate. */
    private void defer(Set<Element> marked) {
        for (ExecutableElement method : ElementFilter.methodsIn(marked)) {
            if (Discover.isIncomplete(method)) {
                deferred.add(((TypeElement) method.getEnclosingElement())
                        .getQualifiedName()
                        .toString());
            }
        }
        marked.removeIf(method -> method.getEnclosingElement() instanceof TypeElement owner
                && deferred.contains(owner.getQualifiedName().toString()));
    }
}
