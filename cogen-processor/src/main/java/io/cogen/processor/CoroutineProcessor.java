package io.cogen.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.cogen.annotations.Coroutine;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor that turns methods marked {@link Coroutine} into resumable state machines. Read this class
 * first: it names the rooms of the processor in the order in which the work goes through them.
 *
 * <ol>
 *   <li>{@code scan} finds the marked methods and works out what their factories look like;
 *   <li>{@code shadow} compiles the sources a second time, with the factories as stubs, to learn the types in the bodies;
 *   <li>{@code check} refuses suspension points where none can be, and direct calls of coroutines; it warns of what compiles and is a
 *       mistake, and finds what is not known yet;
 *   <li>{@code bind} reads a body into the records of {@code model}, the last room that knows javac;
 *   <li>{@code lower} cuts it into states: see {@link CoroutineCompiler};
 *   <li>{@code emit} writes the Java, what reaches private members, and the classes that were lifted out of methods;
 *   <li>{@code classfile}, when javac has compiled that, gives machines the lines of the user's file.
 * </ol>
 *
 * <p>{@link Round} does the work of one round, {@link ClassCompiler} that for one class.
 *
 * <p>Options: {@code -Acogen.dump=Pass} prints what a pass made of each coroutine ({@code Bind}, {@code Desugar}, {@code
 * Spill}, {@code Cut}, {@code Divide}, {@code Live}, {@code Place}, {@code LayOut}, {@code Emit}, or {@code all}); {@code -Acogen.debug=true} does
 * not clear the fields of dead variables, for a debugger; {@code -Acogen.lines=generated} leaves class files as javac writes them; {@code -Acogen.method=3000}
 * sets how many bytes of bytecode a method may have, about, before its states go into several.
 */
@AutoService(Processor.class)
public final class CoroutineProcessor extends AbstractProcessor {
    private final Function<ProcessingEnvironment, @Nullable JavacTask> javac;
    private @Nullable Round round;

    /** For javac. */
    public CoroutineProcessor() {
        this(Withheld::task);
    }

    /** @param javac gives the task that an environment belongs to; null if it cannot be had */
    CoroutineProcessor(Function<ProcessingEnvironment, @Nullable JavacTask> javac) {
        this.javac = javac;
    }

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
            round = new Round(env, Trees.instance(env), javac.apply(env), options);
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
        if (round == null) {
            return false;
        }
        Deep.run(() -> round.run(environment));
        return MarkProcessor.areOurs(annotations);
    }
}
