package io.cogen.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.scan.Known;
import io.cogen.processor.shadow.Original;
import io.cogen.processor.shadow.Shadow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What the shadow compilation could not make sense of. Most of it javac will find as well, and say better; what another processor
 * still has to generate is there in a later round; and what remains is what a tool adds that works inside of javac.
 */
public final class Gaps {
    private static final String ADDED =
            "what a tool like Lombok adds while javac runs is not seen: write by hand the members that coroutines use";
    private static final String SILENCED =
            "what a tool like Lombok silences while javac runs is not seen: catch or declare the exception";

    private final Shadow shadow;
    private final Original original;
    private final Map<TypeElement, Boolean> complete = new HashMap<>();
    private final Map<Optional<ModuleElement>, Map<Element, Boolean>> hiddenFrom = new HashMap<>();
    private final Map<Tree, Optional<Gap>> found = new IdentityHashMap<>();

    /**
     * Why the body of a method cannot be rewritten.
     *
     * @param mayClose whether a class that another processor generates may change it
     * @param forAll whether it is one for javac, too: it cannot see what only the shadow compilation has seen
     */
    public record Gap(Problem problem, boolean mayClose, boolean forAll) {}

    public Gaps(Shadow shadow, Original original) {
        this.shadow = shadow;
        this.original = original;
    }

    /**
     * The first gap in a method; null when all types in it are known.
     *
     * @param path in the shadow compilation
     * @param module of the method's class in the real one; null where there are no modules
     */
    public @Nullable Gap in(TreePath path, @Nullable ModuleElement module) {
        return found.computeIfAbsent(path.getLeaf(), method -> Optional.ofNullable(find(path, module)))
                .orElse(null);
    }

    private @Nullable Gap find(TreePath path, @Nullable ModuleElement module) {
        CompilationUnitTree unit = path.getCompilationUnit();
        int start = start(unit, path.getLeaf());
        int end = end(unit, path.getLeaf());
        List<javax.tools.Diagnostic<? extends JavaFileObject>> errors = errors(unit, start, end);
        if (!errors.isEmpty()) {
            var first = errors.get(0);
            boolean mayClose = errors.stream().anyMatch(Gaps::isUnresolved);
            return new Gap(
                    problem(
                            (int) first.getStartPosition(),
                            (int) first.getEndPosition(),
                            first.getMessage(Locale.ROOT)),
                    mayClose || isMissingType(path),
                    false);
        }
        return new Search(module).in(path);
    }

    private boolean isMissingType(TreePath path) {
        Gap gap = new Search(null).in(path);
        return gap != null && gap.mayClose();
    }

    /** Whether an import of a file leads nowhere, so that names in it may come to mean something else. */
    public boolean lacksImports(CompilationUnitTree unit) {
        return unit.getImports().stream()
                .anyMatch(each ->
                        !errors(unit, start(unit, each), end(unit, each)).isEmpty());
    }

    /** Whether something is wrong in the method, field or initialiser that a place is in, so that javac has a word to say first. */
    public boolean isAround(CompilationUnitTree unit, int place) {
        Tree member = member(unit, unit.getTypeDecls(), place);
        return member != null
                && !errors(unit, start(unit, member), end(unit, member)).isEmpty();
    }

    /** Whether something is wrong outside of the bodies of methods and the like; then javac gets no further. */
    public boolean areInHeads() {
        for (var error : shadow.errors()) {
            CompilationUnitTree unit = error.getSource() == null
                    ? null
                    : shadow.units().get(error.getSource().toUri());
            if (unit == null || !isInBody(unit, (int) error.getStartPosition())) {
                return true;
            }
        }
        return false;
    }

    private boolean isInBody(CompilationUnitTree unit, int place) {
        Tree member = member(unit, unit.getTypeDecls(), place);
        Tree body = member instanceof MethodTree method
                ? method.getBody()
                : member instanceof VariableTree field ? field.getInitializer() : member;
        return body != null && start(unit, body) <= place;
    }

    /** Whether everything is understood. */
    public boolean isEmpty() {
        return shadow.errors().isEmpty();
    }

    private @Nullable Tree member(CompilationUnitTree unit, List<? extends Tree> trees, int place) {
        for (Tree tree : trees) {
            if (start(unit, tree) <= place && place < end(unit, tree)) {
                return !(tree instanceof ClassTree type) ? tree : member(unit, type.getMembers(), place);
            }
        }
        return null;
    }

    private List<javax.tools.Diagnostic<? extends JavaFileObject>> errors(
            CompilationUnitTree unit, int start, int end) {
        List<javax.tools.Diagnostic<? extends JavaFileObject>> found = new ArrayList<>();
        for (var error : shadow.errors()) {
            if (error.getSource() != null
                    && error.getSource().toUri().equals(unit.getSourceFile().toUri())
                    && start <= error.getStartPosition()
                    && error.getEndPosition() <= end) {
                found.add(error);
            }
        }
        return found;
    }

    private static boolean isUnresolved(javax.tools.Diagnostic<?> error) {
        return error.getCode().startsWith("compiler.err.cant.resolve")
                || error.getCode().equals("compiler.err.doesnt.exist");
    }

    private static Problem problem(int start, int end, String said) {
        String help = said.contains("unreported exception") ? SILENCED : ADDED;
        return Problem.of(Diagnostic.UNTYPED, start, end, said.replaceAll("\\s+", " "), help);
    }

    private int start(CompilationUnitTree unit, Tree tree) {
        return (int) shadow.positions().getStartPosition(unit, tree);
    }

    private int end(CompilationUnitTree unit, Tree tree) {
        return (int) shadow.positions().getEndPosition(unit, tree);
    }

    /** Looks for types that are not there although javac complained elsewhere, and for those that are there for the shadow only. */
    private final class Search extends TreePathScanner<Void, Void> {
        private final @Nullable ModuleElement module;
        private final Map<Element, Boolean> hidden;
        private @Nullable Gap found;

        Search(@Nullable ModuleElement module) {
            this.module = module;
            this.hidden = hiddenFrom.computeIfAbsent(Optional.ofNullable(module), any -> new HashMap<>());
        }

        @Nullable
        Gap in(TreePath method) {
            Element owner = shadow.trees().getElement(method.getParentPath());
            if (owner != null && !isEmpty() && !isComplete(owner.asType())) {
                add(method, "a type that the class of this method inherits from is not known", true, false);
            }
            scan(method, null);
            return found;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, Void unused) {
            if (found != null || tree == null) {
                return null;
            }
            boolean named = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
            if (named || (!isEmpty() && (tree instanceof ExpressionTree || tree instanceof VariableTree))) {
                look(new TreePath(getCurrentPath(), tree));
            }
            return super.scan(tree, unused);
        }

        private void look(TreePath path) {
            TypeMirror type = isEmpty() ? null : shadow.trees().getTypeMirror(path);
            boolean left =
                    type == null && !isEmpty() && path.getLeaf() instanceof MethodInvocationTree; // javac stumbled
            if (left || (type != null && (Known.isMissing(type) || !isComplete(type)))) {
                add(path, "the type of this expression is not known", true, false);
            }
            Element element = path.getLeaf() instanceof IdentifierTree || path.getLeaf() instanceof MemberSelectTree
                    ? shadow.trees().getElement(path)
                    : null;
            if (element != null && hidden.computeIfAbsent(element, this::isHidden)) {
                add(path, "cannot find symbol: " + element.getSimpleName(), false, true);
            }
        }

        private void add(TreePath path, String said, boolean mayClose, boolean forAll) {
            CompilationUnitTree unit = path.getCompilationUnit();
            if (found == null && start(unit, path.getLeaf()) >= 0) {
                Problem problem = problem(start(unit, path.getLeaf()), end(unit, path.getLeaf()), said);
                found = new Gap(problem, mayClose, forAll);
            }
        }

        private boolean isHidden(Element element) {
            if (element instanceof TypeElement type) {
                return isOfOthers(type) && !original.hasType(module, type);
            }
            boolean member = element.getKind() == ElementKind.METHOD
                    || (element.getKind().isField() && !element.getSimpleName().contentEquals("class"));
            return member
                    && element.getEnclosingElement() instanceof TypeElement declaring
                    && isOfOthers(declaring)
                    && !original.hasMember(declaring, element);
        }
    }

    /** Whether a class comes from a class file, and can be named; javac has a class for arrays too, which is in no package. */
    private boolean isOfOthers(TypeElement type) {
        Element around = type.getEnclosingElement();
        return (around instanceof TypeElement || around instanceof PackageElement)
                && !type.getQualifiedName().isEmpty()
                && shadow.trees().getTree(type) == null;
    }

    private boolean isComplete(TypeMirror type) {
        return !(type instanceof DeclaredType declared)
                || complete.computeIfAbsent(
                        (TypeElement) declared.asElement(),
                        each -> Known.hasSupertypes(each, any -> shadow.trees().getTree(any) != null));
    }
}
