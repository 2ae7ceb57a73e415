package io.cogen.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.cogen.annotations.Coroutine;
import io.cogen.processor.check.Gaps;
import io.cogen.processor.check.Rules;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.emit.ClassWriter;
import io.cogen.processor.emit.Origin;
import io.cogen.processor.scan.Coroutines;
import io.cogen.processor.scan.Discover;
import io.cogen.processor.scan.Overriding;
import io.cogen.processor.shadow.Material;
import io.cogen.processor.shadow.Original;
import io.cogen.processor.shadow.Shadow;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The work of the rounds of annotation processing: from the classes found to the files written.
 *
 * <p>A class whose coroutines use something that is not there is left for the next round, as long as rounds bring new classes: another
 * processor may react to them. When a round brings none it is generated all the same, with factories that compile and throw for
 * the coroutines that are not understood: javac will say why, or else {@link Withheld} does.
 */
final class Round {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final Reporter reporter;
    private final Withheld withheld;
    private final Sources sources;
    private final Output output;
    private final SourceLines lines;
    private final Original original;
    private final Overriding overriding;

    /** Classes with coroutines that wait, by name: elements do not outlive their round. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** Errors that have been reported, by file. */
    private final Map<URI, List<Problem>> broken = new HashMap<>();

    /** Warnings that have not been given, by file. */
    private final Map<URI, List<Problem>> warnings = new LinkedHashMap<>();

    /** Of the sources as they are; null when there are new ones. */
    private @Nullable Shadow shadow;

    /** Whether the last shadow compilation has understood everything. */
    private boolean settled = true;

    /**
     * Gets ready for the first round; null if this is not javac.
     *
     * @param given perhaps a wrapper, which wants to see what is written and said; what is read it need not know of
     */
    static @Nullable Round first(ProcessingEnvironment given, Options options, boolean listens) {
        Unwrapped javac = Unwrapped.of(given);
        if (javac == null) {
            return null;
        }
        JavacTask task = listens ? Withheld.task(javac.env()) : null;
        return new Round(javac.env(), javac.trees(), task, given, options);
    }

    private Round(
            ProcessingEnvironment env,
            Trees trees,
            @Nullable JavacTask task,
            ProcessingEnvironment wrapper,
            Options options) {
        this.env = env;
        this.trees = trees;
        this.options = options;
        this.reporter = new Reporter(wrapper.getMessager(), trees);
        this.withheld = new Withheld(trees, reporter, task);
        this.sources = new Sources(trees);
        this.output = new Output(wrapper.getFiler());
        this.lines = new SourceLines(env.getElementUtils(), env.getFiler(), task);
        this.original = new Original(env.getElementUtils());
        this.overriding = new Overriding(env.getTypeUtils(), env.getElementUtils());
    }

    void run(RoundEnvironment round) {
        if (round.processingOver() && round.errorRaised()) {
            withheld.expectErrors();
            warn();
            return;
        }
        output.beginRound();
        boolean news = false;
        boolean interesting = false;
        Set<TypeElement> roots = ElementFilter.typesIn(round.getRootElements());
        for (TypeElement type : roots) {
            if (!output.isOurs(type)) { // else it is known already, as a stub
                news = true;
                boolean mentions = addSource(type);
                boolean inherits = overriding.inheritsCoroutines(type);
                if (inherits) {
                    sources.mark(type);
                }
                interesting = interesting || mentions || inherits;
            }
        }
        if (news) {
            shadow = null;
        }
        List<Coroutines> classes = classes(round);
        waiting.clear();
        if (!classes.isEmpty() || interesting || (news && !settled)) {
            work(classes, !roots.isEmpty());
        }
    }

    private boolean addSource(TypeElement type) {
        try {
            return sources.add(type);
        } catch (IOException failure) {
            reporter.error("cannot read the source of " + type.getQualifiedName() + ": " + failure.getMessage());
            return false;
        }
    }

    /** The classes of this round, and those that have waited for it. */
    private List<Coroutines> classes(RoundEnvironment round) {
        Set<Element> marked = new LinkedHashSet<>();
        for (String name : waiting) {
            TypeElement type = env.getElementUtils().getTypeElement(name);
            ElementFilter.methodsIn(type == null ? List.of() : type.getEnclosedElements()).stream()
                    .filter(method -> method.getAnnotation(Coroutine.class) != null)
                    .forEach(marked::add);
        }
        marked.addAll(round.getElementsAnnotatedWith(Coroutine.class));
        Discover discover = new Discover(
                env.getTypeUtils(),
                env.getElementUtils(),
                new Awaiting(trees, env.getElementUtils())::waits,
                sources::isCompact,
                reporter::report);
        return discover.classes(marked).stream().filter(this::hasFreeName).toList();
    }

    /** Whether the generated class would be the only one of its name. */
    private boolean hasFreeName(Coroutines coroutines) {
        String name = coroutines.generated().canonicalName();
        boolean free = !sources.classes().contains(name) && output.claim(coroutines.generated(), coroutines.owner());
        if (!free) {
            reporter.report(coroutines.owner(), Diagnostic.NAME_TAKEN, name);
        }
        return free;
    }

    /** Checks the sources, and generates what the classes need. */
    private void work(List<Coroutines> classes, boolean mayWait) {
        List<ClassCompiler> compilers = new ArrayList<>();
        Map<String, Boolean> neighbours = new HashMap<>();
        for (Coroutines each : classes) {
            ClassCompiler compiler = new ClassCompiler(env, trees, options, reporter, withheld, each, neighbours);
            compilers.add(compiler);
            output.stubs().put(each.generated().canonicalName(), compiler.heads());
        }
        Shadow current = shadow;
        if (current == null) {
            Set<String> names = new HashSet<>(sources.classes());
            names.addAll(output.stubs().keySet());
            Set<URI> whole = sources.ofInterest();
            Material material = new Material(sources.units(), sources.texts(), whole, output.stubs(), names);
            current = Shadow.compile(env, trees, material);
            shadow = current;
            check(current, whole);
        }
        Gaps gaps = new Gaps(current, original);
        List<ClassCompiler> later = new ArrayList<>();
        for (ClassCompiler each : compilers) {
            if (mayWait && each.mayWait(current, gaps)) {
                later.add(each);
            } else {
                generate(current, gaps, each);
            }
        }
        if (reporter.hasComplained()) { // there will be no other round in which somebody could import them
            later.forEach(each -> write(each.stubs(), each));
        } else if (!later.isEmpty()) {
            later.forEach(each ->
                    waiting.add(each.coroutines().owner().getQualifiedName().toString()));
            try {
                output.askForAnotherRound(later.get(0).coroutines());
            } catch (IOException failure) {
                reporter.error("cannot write a file: " + failure.getMessage());
            }
        }
        if (waiting.isEmpty()) {
            warn();
            shadow = null; // it is big
        }
    }

    /** Gives the warnings when nobody waits any more: where they are errors, there is no further round. */
    private void warn() {
        warnings.forEach((address, problems) -> problems.forEach(each -> reporter.report(sources.unit(address), each)));
        warnings.clear();
    }

    /** Asks the rules about some files, and reports what breaks them. */
    private void check(Shadow current, Set<URI> files) {
        Gaps gaps = new Gaps(current, original);
        settled = gaps.isEmpty();
        withheld.begin();
        warnings.clear();
        if (gaps.areInHeads()) {
            withheld.expectErrors();
        }
        files.forEach(address -> {
            var twin = Objects.requireNonNull(current.units().get(address), "not in the shadow compilation");
            for (Problem problem : Rules.broken(current, twin)) {
                if (gaps.isAround(twin, problem.start())) {
                    withheld.addRule(sources.unit(address), problem);
                    continue;
                }
                boolean warning = problem.diagnostic().isWarning();
                (warning ? warnings : broken)
                        .computeIfAbsent(address, file -> new ArrayList<>())
                        .add(problem);
                if (!warning) {
                    reporter.report(sources.unit(address), problem);
                }
            }
        });
    }

    private void generate(Shadow current, Gaps gaps, ClassCompiler compiler) {
        List<Problem> problems = broken.getOrDefault(compiler.address(), List.of());
        write(compiler.compile(current, gaps, sources, problems), compiler);
    }

    private void write(ClassWriter writer, ClassCompiler compiler) {
        try {
            Origin origin = output.write(writer);
            if (options.hasSourceLines()) {
                lines.add(compiler.fileName(), origin);
            }
        } catch (IOException failure) {
            reporter.error("cannot write the coroutines of "
                    + compiler.coroutines().owner().getQualifiedName() + ": " + failure.getMessage());
        }
    }
}
