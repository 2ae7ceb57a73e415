package io.cogen.processor.bind;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.bind.LocalClasses.Local;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Lifted;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Rewrites the creation of objects of classes that are lifted out of the method, and gives the texts of those classes. */
final class Lifting {
    private final Typing typing;
    private final Index index;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Variables variables;
    private final Words words;
    private final LocalClasses locals;

    /** What stands before the text of an anonymous class's body. */
    private final Map<Local, Code> heads = new HashMap<>();

    /** What must be added to scopes for references to constructors. */
    private final Map<Local, List<Code>> factories = new LinkedHashMap<>();

    Lifting(
            Typing typing,
            Index index,
            AnchorList anchors,
            Surroundings around,
            Variables variables,
            Words words,
            LocalClasses locals) {
        this.typing = typing;
        this.index = index;
        this.anchors = anchors;
        this.around = around;
        this.variables = variables;
        this.words = words;
        this.locals = locals;
    }

    /** A lifted inner class whose scope must be created where the current tree names it; null for any other. */
    @Nullable
    Local outside(@Nullable Element type) {
        Local local = around.isInLifted() ? null : locals.of(type);
        return local != null && local.isInner() ? local : null;
    }

    /** Creates the scope of a class. */
    List<Part> scope(TreePath path, Local local) {
        List<Part> parts =
                new ArrayList<>(Code.of("new ", local.scopeType(), "(").parts());
        String separator = "";
        for (Variable variable : local.all()) {
            parts.add(Code.Text.of(separator));
            parts.add(new Code.Ref(variable, Code.Access.READ, around.captures()));
            variables.use(variable, typing.start(path), false);
            separator = ", ";
        }
        parts.add(Code.Text.of(")"));
        return parts;
    }

    /** The creation of an object of a class with a name. */
    void creation(TreePath path, NewClassTree tree) {
        Local local = outside(typing.declared(new TreePath(path, tree.getIdentifier())));
        if (local != null) {
            List<Part> scope = scope(path, local);
            scope.add(Code.Text.of("."));
            anchors.insert(path, false, scope);
        }
    }

    /** The creation of an object of an anonymous class that gets a name; to be called when its body has been visited. */
    void anonymous(TreePath path, NewClassTree tree, Local local) {
        ExpressionTree outer = Creations.outer(tree);
        List<? extends ExpressionTree> arguments = tree.getArguments();
        boolean isOuterFirst = outer != null && tree.getEnclosingExpression() == null;
        arguments = isOuterFirst ? arguments.subList(1, arguments.size()) : arguments;
        int open = words.next('(', typing.end(path, tree.getIdentifier()));
        int close = words.next(
                ')', arguments.isEmpty() ? words.behind(open) : typing.end(path, arguments.get(arguments.size() - 1)));
        heads.put(local, head(path, tree, local, outer != null));
        List<Part> name = scope(path, local);
        name.add(Code.Text.of(".new " + local.name + "("));
        if (outer == null) {
            anchors.replace(path, typing.start(path), words.behind(open), name);
        } else {
            name.addAll(
                    Code.of(ClassName.get(Objects.class), ".requireNonNull(").parts());
            anchors.insert(path, false, name);
            String separator = arguments.isEmpty() ? ")" : "), ";
            anchors.replace(path, typing.end(path, outer), words.behind(open), List.of(Code.Text.of(separator)));
        }
        anchors.replace(path, words.behind(close), typing.end(path), List.of());
    }

    /** Everything of the class up to its members. */
    private Code head(TreePath path, NewClassTree tree, Local local, boolean hasOuter) {
        TypeElement element = local.element;
        boolean isInterface = !element.getInterfaces().isEmpty();
        TypeMirror above = isInterface ? element.getInterfaces().get(0) : element.getSuperclass();
        TypeName aboveName = typing.names().require(path, above);
        List<Part> parts = new ArrayList<>(
                Code.of("final class " + local.name + (isInterface ? " implements " : " extends "), aboveName, " {")
                        .parts());
        ExecutableElement constructor = (ExecutableElement) Objects.requireNonNull(typing.element(path));
        ExecutableType type = (ExecutableType) typing.types().asMemberOf((DeclaredType) element.asType(), constructor);
        TypeElement superclass = (TypeElement) ((DeclaredType) above).asElement();
        boolean isImplicit = !hasOuter && !isInterface && needsOuter(superclass);
        if (!type.getParameterTypes().isEmpty() || !type.getThrownTypes().isEmpty() || isImplicit) {
            around.enter(Objects.requireNonNull(tree.getClassBody()));
            addConstructor(parts, path, local, constructor, type, hasOuter, isImplicit ? superclass : null);
            around.leave();
        }
        return new Code(parts);
    }

    private boolean needsOuter(TypeElement type) {
        return Accessors.isInner(type) && !Reach.isLocal(type) && !around.isOfInner(type);
    }

    private void addConstructor(
            List<Part> parts,
            TreePath path,
            Local local,
            ExecutableElement constructor,
            ExecutableType type,
            boolean hasOuter,
            @Nullable TypeElement implicit) {
        parts.add(Code.Text.of("\n    " + local.name + "("));
        List<String> names = addParameters(parts, path, type.getParameterTypes(), constructor.isVarArgs());
        parts.add(Code.Text.of(")"));
        addThrown(parts, path, type);
        parts.add(Code.Text.of(" { "));
        if (hasOuter) {
            parts.add(Code.Text.of(names.remove(0) + "."));
        } else if (implicit != null) {
            parts.addAll(around.instance(path, Objects.requireNonNull(around.classWith(implicit))));
            parts.add(Code.Text.of("."));
        }
        parts.add(Code.Text.of("super(" + String.join(", ", names) + "); }\n"));
    }

    private List<String> addParameters(
            List<Part> parts, TreePath path, List<? extends TypeMirror> types, boolean isVarArgs) {
        List<String> names = new ArrayList<>();
        for (TypeMirror each : types) {
            boolean isLast = names.size() == types.size() - 1;
            TypeName name = typing.names().require(path, each);
            boolean spreads = isLast && isVarArgs && name instanceof ArrayTypeName;
            parts.add(Code.Text.of(names.isEmpty() ? "" : ", "));
            parts.add(new Code.Type(spreads ? ((ArrayTypeName) name).componentType() : name));
            names.add("p" + names.size() + "$");
            parts.add(Code.Text.of((spreads ? "... " : " ") + names.get(names.size() - 1)));
        }
        return names;
    }

    private void addThrown(List<Part> parts, TreePath path, ExecutableType type) {
        String before = " throws ";
        for (TypeMirror each : type.getThrownTypes()) {
            parts.add(Code.Text.of(before));
            parts.add(new Code.Type(typing.names().require(path, each)));
            before = ", ";
        }
    }

    /** A reference to a constructor of a lifted class; whether it has been rewritten. */
    boolean reference(TreePath path, ExecutableElement constructor) {
        Local local = outside(constructor.getEnclosingElement());
        if (local == null) {
            return false;
        }
        List<Code> all = factories.computeIfAbsent(local, each -> new ArrayList<>());
        String name = variables.fresh("make" + (all.size() + 1) + "$");
        List<Part> parts = new ArrayList<>();
        List<TypeParameterElement> typeParameters = new ArrayList<>(local.element.getTypeParameters());
        typeParameters.addAll(constructor.getTypeParameters());
        for (int i = 0; i < typeParameters.size(); i++) {
            parts.add(Code.Text.of(i == 0 ? "<" : ", "));
            parts.addAll(typeParameter(path, typeParameters.get(i)));
        }
        parts.add(Code.Text.of(typeParameters.isEmpty() ? "" : "> "));
        parts.add(new Code.Type(typing.names().require(path, local.element.asType())));
        parts.add(Code.Text.of(" " + name + "("));
        ExecutableType type = (ExecutableType) constructor.asType();
        List<String> names = addParameters(parts, path, type.getParameterTypes(), constructor.isVarArgs());
        parts.add(Code.Text.of(")"));
        addThrown(parts, path, type);
        String diamond = local.element.getTypeParameters().isEmpty() ? "" : "<>";
        parts.add(Code.Text.of(
                " {\n    return new " + local.name + diamond + "(" + String.join(", ", names) + ");\n}\n"));
        all.add(new Code(parts));
        List<Part> instead = scope(path, local);
        instead.add(Code.Text.of("::" + name));
        anchors.replace(path, instead);
        return true;
    }

    private List<Part> typeParameter(TreePath path, TypeParameterElement parameter) {
        List<Part> parts =
                new ArrayList<>(List.of(Code.Text.of(parameter.getSimpleName().toString())));
        String before = " extends ";
        for (TypeMirror bound : parameter.getBounds()) {
            parts.add(Code.Text.of(before));
            parts.add(new Code.Type(typing.names().require(path, bound)));
            before = " & ";
        }
        return parts;
    }

    /** The classes, when the whole method has been visited. */
    List<Lifted> lifted(Slices slices) {
        Map<Local, Lifted> all = new LinkedHashMap<>();
        for (Local local : locals.all()) {
            refuseGenericException(local);
            Local parent = local.parent();
            List<Variable> inherited = parent == null ? List.of() : parent.all();
            List<Variable> own = new ArrayList<>(local.all());
            own.removeAll(inherited);
            List<Object> text = new ArrayList<>(List.of(text(local, slices)));
            factories.getOrDefault(local, List.of()).forEach(each -> {
                text.add("\n");
                text.add(each);
            });
            all.put(
                    local,
                    new Lifted(
                            local.scope,
                            parent == null ? null : all.get(parent),
                            local.typeVariables(),
                            inherited,
                            own,
                            Code.of(text.toArray()),
                            local.name));
        }
        return List.copyOf(all.values());
    }

    private Code text(Local local, Slices slices) {
        TreePath path = index.path(local.tree);
        Code head = heads.get(local);
        if (head == null) {
            return slices.island(typing.start(path), typing.end(path));
        }
        NewClassTree creation = (NewClassTree) path.getParentPath().getLeaf();
        List<? extends Tree> arguments = creation.getArguments();
        int after = arguments.isEmpty()
                ? typing.end(path, creation.getIdentifier())
                : typing.end(path, arguments.get(arguments.size() - 1));
        int open = words.next('{', words.next(')', after));
        return Code.of(head, slices.island(words.behind(open), typing.end(path)));
    }

    /** An exception class must not be generic, nor stand in a scope that is (JLS 8.1.2). */
    private void refuseGenericException(Local local) {
        if (!local.typeVariables().isEmpty() && typing.isThrowable(local.element)) {
            TreePath above = index.path(local.tree.getExtendsClause());
            throw typing.problem(above, Diagnostic.GENERIC_EXCEPTION, local.name);
        }
    }
}
