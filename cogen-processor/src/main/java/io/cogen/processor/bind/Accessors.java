package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Accessor;
import io.cogen.processor.model.Accessor.Kind;
import io.cogen.processor.model.Update;
import io.cogen.processor.scan.TypeParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The accessors that one generated class needs. */
public final class Accessors {
    private final Map<String, Accessor> accessors = new LinkedHashMap<>();
    private final Map<String, Update> updates = new LinkedHashMap<>();
    private final Set<String> bound = new HashSet<>();
    private final Set<String> names;

    /** @param taken names of the methods that the generated class has anyway */
    public Accessors(Set<String> taken) {
        this.names = new HashSet<>(taken);
    }

    /** The accessors, in the order in which they were asked for. */
    public List<Accessor> all() {
        return accessors.values().stream().map(this::withBound).toList();
    }

    /** The classes that update fields. */
    public List<Update> updates() {
        return List.copyOf(updates.values());
    }

    private Accessor withBound(Accessor a) {
        return new Accessor(
                a.kind(),
                a.name(),
                a.owner(),
                a.declaring(),
                a.member(),
                a.receiver(),
                a.isStatic(),
                a.typeVariables(),
                a.ownVariables(),
                a.parameters(),
                a.erased(),
                a.result(),
                a.erasedResult(),
                a.thrown(),
                a.varargs(),
                a.isVolatile(),
                a.isInitialised(),
                bound.contains(a.name()));
    }

    /** Where a member is used. */
    record Use(Typing typing, TreePath path, TypeElement user) {
        private TypeName name(TypeParameters parameters, TypeMirror type) {
            return typing.names().requireOf(parameters, path, type);
        }

        private TypeName erased(TypeMirror type) {
            return typing.names().require(path, typing.types().erasure(type));
        }

        private ClassName visible(TypeElement type) {
            typing.names().requireVisible(path, type);
            return ClassName.get(type);
        }

        /** A private member is found in its own class, a protected one of another package in the user's. */
        private TypeElement lookup(Element member) {
            return member.getModifiers().contains(Modifier.PRIVATE) ? (TypeElement) member.getEnclosingElement() : user;
        }
    }

    /**
     * Calls a method.
     *
     * @param evaluates whether a static method is called through an object, which is evaluated
     */
    Accessor call(Use use, ExecutableElement method, boolean evaluates) {
        TypeElement owner = use.lookup(method);
        return executable(use, Kind.CALL, owner, owner, method, evaluates);
    }

    /** Calls what a class inherits from above, whatever overrides it. */
    Accessor callSuper(Use use, ExecutableElement method, TypeElement owner, TypeElement above) {
        return executable(use, Kind.SUPER, owner, above, method, false);
    }

    /**
     * Creates an object.
     *
     * @param initialises whether the class is to be initialised before the arguments are evaluated (JLS 15.9.4)
     */
    Accessor constructor(Use use, ExecutableElement constructor, boolean initialises) {
        TypeElement owner = (TypeElement) constructor.getEnclosingElement();
        boolean isPrivate = constructor.getModifiers().contains(Modifier.PRIVATE);
        return executable(use, isPrivate ? Kind.NEW : Kind.INNER, owner, owner, constructor, initialises);
    }

    /** @param before whether something is evaluated before the arguments that the accessor does not use */
    private Accessor executable(
            Use use, Kind kind, TypeElement owner, TypeElement declaring, ExecutableElement element, boolean before) {
        String key =
                kind + " " + owner.getQualifiedName() + " " + declaring.getQualifiedName() + " " + element + before;
        Accessor known = accessors.get(key);
        if (known != null) {
            return known;
        }
        boolean creates = element.getKind() == ElementKind.CONSTRUCTOR;
        boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
        TypeElement outer = creates && isInner(owner) ? (TypeElement) owner.getEnclosingElement() : null;
        ExecutableType type = (ExecutableType) use.typing().types().asMemberOf((DeclaredType) owner.asType(), element);
        List<TypeName> erased = new ArrayList<>();
        if (outer != null) {
            erased.add(use.visible(outer));
        }
        element.getParameters().forEach(each -> erased.add(use.erased(each.asType())));
        List<TypeParameterElement> own = new ArrayList<>(creates ? owner.getTypeParameters() : List.of());
        own.addAll(element.getTypeParameters());
        TypeParameters names = TypeParameters.of(own, isStatic ? null : creates ? outer : owner);
        TypeMirror result = creates ? owner.asType() : type.getReturnType();
        TypeMirror erasedResult = creates ? owner.asType() : element.getReturnType();
        TypeName receiver = outer != null
                ? use.name(names, outer.asType())
                : creates ? null : isStatic ? (before ? ClassName.OBJECT : null) : use.name(names, owner.asType());
        String hint = creates
                ? "new" + owner.getSimpleName()
                : element.getSimpleName().toString();
        return add(
                key,
                new Accessor(
                        kind,
                        fresh(kind == Kind.SUPER ? "super" + capital(hint) : hint),
                        use.visible(owner),
                        use.visible(declaring),
                        element.getSimpleName().toString(),
                        receiver,
                        isStatic,
                        names.ofClasses(),
                        names.own(),
                        type.getParameterTypes().stream()
                                .map(each -> use.name(names, each))
                                .toList(),
                        erased,
                        use.name(names, result),
                        use.erased(erasedResult),
                        type.getThrownTypes().stream()
                                .map(each -> use.name(names, each))
                                .toList(),
                        element.isVarArgs(),
                        false,
                        creates && before,
                        false));
    }

    /** @param above for {@code super.field}: the superclass; else null */
    Accessor getter(Use use, VariableElement field, boolean evaluates, @Nullable TypeElement above) {
        return field(use, field, Kind.GET, evaluates, above);
    }

    /** See {@link #getter}. */
    Accessor setter(Use use, VariableElement field, boolean evaluates, @Nullable TypeElement above) {
        return field(use, field, Kind.SET, evaluates, above);
    }

    private Accessor field(Use use, VariableElement field, Kind kind, boolean evaluates, @Nullable TypeElement above) {
        TypeElement owner = use.lookup(field);
        TypeElement declaring = above == null ? owner : above;
        String name = field.getSimpleName().toString();
        String key =
                kind + " " + owner.getQualifiedName() + " " + declaring.getQualifiedName() + " " + name + evaluates;
        Accessor known = accessors.get(key);
        if (known != null) {
            return known;
        }
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        TypeMirror type = use.typing().types().asMemberOf((DeclaredType) owner.asType(), field);
        TypeParameters names = TypeParameters.of(List.of(), isStatic ? null : owner);
        boolean sets = kind == Kind.SET;
        return add(
                key,
                new Accessor(
                        kind,
                        fresh((sets ? "set" : "get") + capital(name)),
                        use.visible(owner),
                        use.visible(declaring),
                        name,
                        isStatic ? (evaluates ? ClassName.OBJECT : null) : use.name(names, owner.asType()),
                        isStatic,
                        names.ofClasses(),
                        List.of(),
                        sets ? List.of(use.name(names, type)) : List.of(),
                        sets ? List.of(use.erased(field.asType())) : List.of(),
                        use.name(names, type),
                        use.erased(field.asType()),
                        List.of(),
                        false,
                        field.getModifiers().contains(Modifier.VOLATILE),
                        false,
                        false));
    }

    /**
     * The update of a field.
     *
     * @param operand see {@link Update.Operation}
     * @return names of the method that loads and of the one that updates
     */
    List<String> update(
            Use use,
            VariableElement field,
            boolean evaluates,
            @Nullable TypeElement above,
            String operator,
            @Nullable TypeName operand,
            boolean givesOld) {
        Accessor getter = getter(use, field, evaluates, above);
        Accessor setter = setter(use, field, evaluates, above);
        String name = getter.member();
        Update known = updates.computeIfAbsent(
                getter.name(),
                key -> new Update(
                        fresh("load" + capital(name)),
                        getter.name(),
                        setter.name(),
                        getter.receiver(),
                        getter.typeVariables(),
                        getter.result(),
                        List.of()));
        for (Update.Operation each : known.operations()) {
            if (each.operator().equals(operator)
                    && String.valueOf(each.operand()).equals(String.valueOf(operand))
                    && each.givesOld() == givesOld) {
                return List.of(known.name(), each.name());
            }
        }
        List<Update.Operation> operations = new ArrayList<>(known.operations());
        Update.Operation added =
                new Update.Operation("update" + (operations.size() + 1) + "$", operator, operand, givesOld);
        operations.add(added);
        updates.put(
                getter.name(),
                new Update(
                        known.name(),
                        known.getter(),
                        known.setter(),
                        known.receiver(),
                        known.typeVariables(),
                        known.field(),
                        List.copyOf(operations)));
        return List.of(known.name(), added.name());
    }

    /** Gives the instance around an object of an inner class. */
    Accessor enclosing(Use use, TypeElement inner) {
        TypeElement outer = (TypeElement) inner.getEnclosingElement();
        String key = "enclosing " + inner.getQualifiedName();
        Accessor known = accessors.get(key);
        if (known != null) {
            return known;
        }
        TypeParameters names = TypeParameters.of(List.of(), inner);
        return add(
                key,
                new Accessor(
                        Kind.ENCLOSING,
                        fresh("around" + inner.getSimpleName()),
                        use.visible(inner),
                        use.visible(outer),
                        "",
                        use.name(names, inner.asType()),
                        false,
                        names.ofClasses(),
                        List.of(),
                        List.of(),
                        List.of(),
                        use.name(names, outer.asType()),
                        use.visible(outer),
                        List.of(),
                        false,
                        false,
                        false,
                        false));
    }

    /** The name of the constant that says whether assertions are enabled in a class. */
    String assertions(TypeElement user) {
        TypeElement outermost = user;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        Accessor known = accessors.get("assertions");
        if (known != null) {
            return known.name();
        }
        Accessor added =
                withoutMember(Kind.ASSERTIONS, fresh("ASSERTIONS"), ClassName.get(outermost), TypeName.BOOLEAN);
        return add("assertions", added).name();
    }

    /** The name of the method that initialises the user's class. */
    String initialise(TypeElement user) {
        Accessor known = accessors.get("initialise");
        if (known != null) {
            return known.name();
        }
        Accessor added = withoutMember(Kind.INITIALISE, fresh("initialise"), ClassName.get(user), TypeName.VOID);
        return add("initialise", added).name();
    }

    private static Accessor withoutMember(Kind kind, String name, ClassName owner, TypeName result) {
        List<TypeVariableName> none = List.of();
        List<TypeName> no = List.of();
        return new Accessor(
                kind, name, owner, owner, "", null, true, none, none, no, no, result, result, no, false, false, false,
                false);
    }

    /** The name of the class that keeps a receiver for an accessor. */
    String bound(Accessor accessor) {
        bound.add(accessor.name());
        return accessor.boundName();
    }

    /** Whether objects of a class have an instance of another class around them. */
    static boolean isInner(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC);
    }

    private Accessor add(String key, Accessor accessor) {
        accessors.put(key, accessor);
        return accessor;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private String fresh(String hint) {
        String name = hint + "$";
        for (int i = 2; !names.add(name); i++) {
            name = hint + "$" + i;
        }
        return name;
    }
}
