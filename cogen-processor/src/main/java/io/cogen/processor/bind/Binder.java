package io.cogen.processor.bind;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.processor.model.Body;
import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Lifted;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Signature;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import io.cogen.processor.shadow.Shadow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The door of this room: reads one coroutine method of the shadow compilation. {@link LocalClasses} finds the classes that must
 * leave the method, {@link Edits} what must be written differently in copied text, and {@link Statements} takes the rest apart.
 * What it hands out contains no type of javac.
 */
public final class Binder {
    private final Typing typing;
    private final TreePath path;
    private final MethodTree method;
    private final Setting setting;
    private final ExecutableElement element;
    private final @Nullable Element yielder;
    private final Index index;
    private final Variables variables;

    /**
     * What a method is bound in.
     *
     * @param text the whole file
     * @param identifiers every identifier in it
     * @param accessors those of the method's class, which binding adds to
     * @param callees the simple name of the machine that a factory of the class makes; null where it is not known
     * @param longest how many bytes of bytecode a method may have, about
     */
    public record Setting(
            Signature signature,
            String machine,
            String file,
            String text,
            Set<String> identifiers,
            Accessors accessors,
            Function<ExecutableElement, @Nullable String> callees,
            int sourceVersion,
            boolean debug,
            int longest) {}

    /** @param path the method in the shadow compilation */
    public Binder(Shadow shadow, TreePath path, Setting setting) {
        this.typing = new Typing(shadow, path, setting.identifiers());
        this.path = path;
        this.method = (MethodTree) path.getLeaf();
        this.setting = setting;
        this.element = (ExecutableElement) Objects.requireNonNull(typing.element(path));
        this.yielder =
                setting.signature().isGenerator() ? element.getParameters().get(0) : null;
        this.index = new Index(typing, path, yielder);
        this.variables = new Variables(setting.identifiers());
    }

    private boolean isMore(Tree tree, int bytes) {
        TreePath at = index.path(tree);
        return Bulk.isMore(setting.text(), typing.start(at), typing.end(at), bytes);
    }

    /** @throws io.cogen.processor.diagnostic.ProblemException when the method cannot be rewritten */
    public Body bind() {
        requireVisibleHead();
        TypeElement owner = (TypeElement) element.getEnclosingElement();
        boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
        int line = typing.line(path);
        Variable self = isStatic
                ? null
                : variables.ids.variable("self", setting.signature().receiver(), Variable.Kind.SELF, line);
        TypeMirror returned = element.getReturnType();
        Flow flow = new Flow(typing, index);
        Apart apart = new Apart(index, flow, method.getBody(), this::isMore, setting.longest());
        LocalClasses locals = new LocalClasses(
                typing,
                index,
                setting.signature().generated().nestedClass(setting.machine()),
                setting.signature().typeVariables(),
                !isStatic && TypeParts.mentionsVariable(owner.asType()),
                setting.identifiers());
        locals.find(apart, index.path(method.getBody()));
        typing.names().name(locals);
        Edits.Setting edited = new Edits.Setting(
                owner, self, yielder, returned, setting.text(), setting.accessors(), setting.callees(), locals);
        Edits edits = new Edits(typing, index, variables, edited);
        for (VariableTree parameter : method.getParameters()) {
            edits.scan(index.path(parameter), null);
        }
        edits.scan(index.path(method.getBody()), null);

        Slices slices = new Slices(setting.text(), path.getCompilationUnit().getLineMap(), variables, edits.anchors());
        Context context = new Context(
                typing,
                index,
                new Words(setting.text()),
                slices,
                variables,
                new Targets(),
                flow,
                apart,
                edits.assertions(),
                returned,
                yielder != null,
                setting.sourceVersion());
        Statements statements = new Statements(context, edits::access);
        Stmt.Block block = statements.body(method.getBody());
        if (isStatic && typing.mayRunInitialiser(owner)) {
            List<Stmt> all = new ArrayList<>(block.statements());
            // Once for a generator, and then it is better asked here: the flag made C2 25 take half as long again for
            // each item.
            List<Code.Part> asks = yielder != null
                    ? typing.initialise(owner).parts()
                    : List.of(
                            new Code.Accessors(),
                            new Code.Text("." + setting.accessors().initialise(owner) + "();"));
            Code initialised = new Code(List.of(new Code.ByMachine(asks)));
            all.add(0, new Stmt.Island(initialised, true, line));
            block = new Stmt.Block(all);
        }
        return new Body(routine(self, edits, statements.expressions(), edits.lifted(slices)), block, variables.ids);
    }

    /** The types of the method's head, which the factory repeats. */
    private void requireVisibleHead() {
        List<Tree> types = new ArrayList<>(method.getThrows());
        types.add(method.getReturnType());
        method.getParameters().forEach(each -> types.add(each.getType()));
        method.getTypeParameters().forEach(each -> types.addAll(each.getBounds()));
        types.forEach(each -> new TreePathScanner<Void, Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
                requireVisible(getCurrentPath());
                return null;
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
                requireVisible(getCurrentPath());
                return null;
            }
        }.scan(index.path(each), null));
    }

    private void requireVisible(TreePath type) {
        if (typing.element(type) instanceof TypeElement element) {
            typing.names().requireVisible(type, element);
        }
    }

    private Routine routine(@Nullable Variable self, Edits edits, Expressions expressions, List<Lifted> lifted) {
        List<Variable> parameters = new ArrayList<>();
        if (self != null) {
            parameters.add(self);
        }
        element.getParameters().forEach(each -> {
            Variable parameter = variables.of(each);
            if (parameter != null) {
                parameters.add(parameter);
            }
        });
        Signature signature = setting.signature();
        TypeName slot = signature.yielded();
        TypeMirror primitive = expressions.yieldedPrimitive();
        if (slot != null && primitive != null && slot.isBoxedPrimitive()) {
            slot = slot.unbox();
        }
        return new Routine(
                signature,
                setting.machine(),
                setting.file(),
                typing.line(path),
                parameters,
                slot,
                setting.identifiers(),
                typing.names().inferred(),
                lifted,
                edits.redeclared,
                !edits.asksForItself(),
                setting.debug());
    }
}
