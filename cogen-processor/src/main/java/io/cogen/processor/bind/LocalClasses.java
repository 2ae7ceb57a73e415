package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a method declares and that must be lifted out of it, because more than one state sees them: those declared
 * beside statements that are taken apart, and anonymous ones whose type is that of a variable or an operand. See {@link
 * io.cogen.processor.model.Lifted} for what they become.
 */
final class LocalClasses {
    private final Typing typing;
    private final Index index;
    private final ClassName machine;
    private final List<TypeVariableName> typeVariables;
    private final boolean isSelfGeneric;
    private final Set<String> identifiers;
    private final Map<TypeElement, Local> locals = new LinkedHashMap<>();

    /** One of them. */
    final class Local {
        final ClassTree tree;
        final TypeElement element;
        final String name;
        final ClassName scope;
        final SortedSet<Variable> captured = new TreeSet<>();
        private final Set<Local> related = new HashSet<>();
        private @Nullable Local parent;
        private boolean isGeneric;

        private Local(ClassTree tree, TypeElement element, String name, ClassName scope) {
            this.tree = tree;
            this.element = element;
            this.name = name;
            this.scope = scope;
            related.add(this);
        }

        /** Whether its objects have a scope around them. */
        boolean isInner() {
            boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
            return element.getKind() == ElementKind.CLASS && !isStatic;
        }

        @Nullable
        Local parent() {
            return parent;
        }

        List<TypeVariableName> typeVariables() {
            return isGeneric ? typeVariables : List.of();
        }

        /** What the scope and those it extends keep, in the order of the parameters of its constructor. */
        List<Variable> all() {
            List<Variable> all = parent == null ? new ArrayList<>() : parent.all();
            captured.stream().filter(each -> !all.contains(each)).forEach(all::add);
            return all;
        }

        TypeName scopeType() {
            return isGeneric ? ParameterizedTypeName.get(scope, typeVariables.toArray(new TypeName[0])) : scope;
        }

        ClassName raw() {
            return scope.nestedClass(name);
        }

        /** The type, with arguments of its own or without. */
        TypeName type(List<TypeName> arguments) {
            if (isInner() && scopeType() instanceof ParameterizedTypeName generic) {
                return arguments.isEmpty() ? generic.nestedClass(name) : generic.nestedClass(name, arguments);
            }
            return arguments.isEmpty() ? raw() : ParameterizedTypeName.get(raw(), arguments.toArray(new TypeName[0]));
        }
    }

    /**
     * @param machine the class that they become members of
     * @param typeVariables those of the machine
     * @param isSelfGeneric whether the receiver's type mentions any of them
     * @param identifiers names to avoid
     */
    LocalClasses(
            Typing typing,
            Index index,
            ClassName machine,
            List<TypeVariableName> typeVariables,
            boolean isSelfGeneric,
            Set<String> identifiers) {
        this.typing = typing;
        this.index = index;
        this.machine = machine;
        this.typeVariables = typeVariables;
        this.isSelfGeneric = isSelfGeneric;
        this.identifiers = identifiers;
    }

    /** Finds them all. */
    void find(Apart apart, TreePath method) {
        List<ClassTree> trees = new ArrayList<>(apart.classes());
        trees.addAll(Anonymous.withoutName(typing, index, apart, method));
        trees.sort((a, b) -> typing.start(index.path(a)) - typing.start(index.path(b)));
        for (ClassTree tree : trees) {
            TypeElement element = (TypeElement) Objects.requireNonNull(typing.element(index.path(tree)));
            boolean isAnonymous = tree.getSimpleName().isEmpty();
            String name =
                    isAnonymous ? fresh("Anonymous") : tree.getSimpleName().toString();
            locals.put(element, new Local(tree, element, name, machine.nestedClass(fresh(name + "Scope"))));
        }
        locals.values().forEach(this::relate);
        locals.values().forEach(this::findParent);
        locals.values().forEach(each -> {
            each.isGeneric = !typeVariables.isEmpty()
                    && (mentionsTypeVariables(each) || (each.parent != null && each.parent.isGeneric));
        });
    }

    private String fresh(String hint) {
        String name = hint;
        for (int i = 2; identifiers.contains(name) || isTaken(name); i++) {
            name = hint + i;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return locals.values().stream()
                .anyMatch(each ->
                        each.name.equals(name) || each.scope.simpleName().equals(name));
    }

    List<Local> all() {
        return List.copyOf(locals.values());
    }

    @Nullable
    Local of(@Nullable Element type) {
        return type instanceof TypeElement element ? locals.get(element) : null;
    }

    /** Whether a type is that of a class whose scope has type parameters. */
    boolean isGeneric(TypeMirror type) {
        Local local = of(typing.types().asElement(type));
        return local != null && local.isGeneric && local.isInner();
    }

    /** Classes that name each other share a chain of scopes. */
    private void relate(Local local) {
        new TreePathScanner<Void, Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
                merge(local, of(typing.element(getCurrentPath())));
                return null;
            }
        }.scan(index.path(local.tree), null);
        if (local.tree.getSimpleName().isEmpty()) {
            merge(local, of(typing.types().asElement(local.element.getSuperclass())));
        }
    }

    private static void merge(Local a, @Nullable Local b) {
        if (b != null && !a.related.contains(b)) {
            Set<Local> all = new HashSet<>(a.related);
            all.addAll(b.related);
            all.forEach(each -> each.related.addAll(all));
        }
    }

    /** The last one before it that it is related to and can see. */
    private void findParent(Local local) {
        for (Local each : locals.values()) {
            if (each == local) {
                return;
            } else if (each.related.contains(local) && isVisible(each, local)) {
                local.parent = each;
            }
        }
    }

    private boolean isVisible(Local from, Local at) {
        if (from.tree.getSimpleName().isEmpty()) {
            return false;
        }
        Tree block = index.path(from.tree).getParentPath().getLeaf();
        for (TreePath path = index.path(at.tree); path != null; path = path.getParentPath()) {
            if (path.getLeaf() == block) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class names a type parameter of the method or its class, or captures something whose type does. */
    private boolean mentionsTypeVariables(Local local) {
        boolean[] found = {false};
        new TreePathScanner<Void, Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
                found[0] |= isGeneric(local, typing.element(getCurrentPath()));
                return null;
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
                boolean isThis = tree.getIdentifier().contentEquals("this")
                        || tree.getIdentifier().contentEquals("super");
                found[0] |= isThis && isSelfGeneric;
                return super.visitMemberSelect(tree, unused);
            }
        }.scan(index.path(local.tree), null);
        return found[0]
                || TypeParts.mentionsVariable(local.element.getSuperclass())
                || local.element.getInterfaces().stream().anyMatch(TypeParts::mentionsVariable);
    }

    private boolean isGeneric(Local local, @Nullable Element named) {
        if (named == null || isWithin(named, local.element)) {
            return false;
        } else if (named.getKind() == ElementKind.TYPE_PARAMETER) {
            return true;
        }
        boolean isOfObject = named.getEnclosingElement() instanceof TypeElement
                && !Typing.isType(named)
                && !named.getModifiers().contains(Modifier.STATIC);
        return isOfObject
                ? isSelfGeneric
                : named instanceof VariableElement && TypeParts.mentionsVariable(named.asType());
    }

    private static boolean isWithin(Element element, TypeElement type) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each.equals(type)) {
                return true;
            }
        }
        return false;
    }
}
