package io.cogen.processor;

import com.google.auto.service.AutoService;
import io.cogen.annotations.Coroutine;
import java.util.Set;
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
    private static final String NO_JAVAC = "cogen needs javac, and this compiler's processing environment is %s: "
            + "build with javac, through Maven or Gradle for example; in Eclipse, switch annotation processing off for the project "
            + "and add the folder that such a build generates sources into to its source folders";

    private final boolean listens;
    private @Nullable Round round;

    /** For javac. */
    public CoroutineProcessor() {
        this(true);
    }

    /** @param listens whether to ask javac what it does after annotation processing */
    CoroutineProcessor(boolean listens) {
        this.listens = listens;
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
        Options options = Options.of(env.getOptions());
        options.mistakes().forEach(each -> env.getMessager().printMessage(Kind.ERROR, each));
        try {
            round = Round.first(env, options, listens);
        } catch (LinkageError withoutTrees) { // this class must load all the same, so it mentions none of javac's own
            round = null;
        }
        if (round == null) {
            env.getMessager()
                    .printMessage(
                            Kind.ERROR, String.format(NO_JAVAC, env.getClass().getName()));
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
