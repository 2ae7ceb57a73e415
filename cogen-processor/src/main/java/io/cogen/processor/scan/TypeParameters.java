package io.cogen.processor.scan;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * The type parameters of a member and of the classes around it, side by side as generated code declares them. One that another
 * hides in the user's class (JLS 6.4.1) has another name here.
 */
public final class TypeParameters {
    private final Map<Element, String> names = new LinkedHashMap<>();
    private final List<TypeParameterElement> own;
    private final List<TypeParameterElement> ofClasses = new ArrayList<>();
    private final boolean renames;

    private TypeParameters(List<? extends TypeParameterElement> own, @Nullable TypeElement owner) {
        this.own = List.copyOf(own);
        Set<String> taken = new HashSet<>();
        own.forEach(each -> take(each, taken));
        for (TypeElement type = owner; type != null; type = around(type)) {
            List<? extends TypeParameterElement> parameters = type.getTypeParameters();
            parameters.forEach(each -> take(each, taken));
            ofClasses.addAll(0, parameters);
        }
        renames = names.entrySet().stream()
                .anyMatch(each -> !each.getKey().getSimpleName().contentEquals(each.getValue()));
    }

    /**
     * Those of a member.
     *
     * @param own the member's own
     * @param owner the class of an instance member; null for a static one
     */
    public static TypeParameters of(List<? extends TypeParameterElement> own, @Nullable TypeElement owner) {
        return new TypeParameters(own, owner);
    }

    private static @Nullable TypeElement around(TypeElement type) {
        boolean isInner = type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC)
                && type.getEnclosingElement() instanceof TypeElement;
        return isInner ? (TypeElement) type.getEnclosingElement() : null;
    }

    private void take(TypeParameterElement parameter, Set<String> taken) {
        String name = parameter.getSimpleName().toString();
        while (!taken.add(name)) {
            name += "$";
        }
        names.put(parameter, name);
    }

    /** Those of the classes, the outermost first. */
    public List<TypeVariableName> ofClasses() {
        return ofClasses.stream().map(this::declaration).toList();
    }

    /** The member's own. */
    public List<TypeVariableName> own() {
        return own.stream().map(this::declaration).toList();
    }

    private TypeVariableName declaration(TypeParameterElement parameter) {
        return renames
                ? TypeVariableName.get(
                        names.get(parameter),
                        parameter.getBounds().stream().map(this::name).toArray(TypeName[]::new))
                : TypeVariableName.get(parameter);
    }

    /** A type variable, or one that belongs to something else, under its name. */
    public TypeVariableName name(TypeVariable type) {
        String name = names.get(type.asElement());
        return TypeVariableName.get(
                name == null || !renames ? type.asElement().getSimpleName().toString() : name);
    }

    /** A type as it is declared. */
    public TypeName name(TypeMirror type) {
        if (!renames) {
            return TypeName.get(type);
        } else if (type instanceof TypeVariable variable) {
            return name(variable);
        } else if (type instanceof ArrayType array) {
            return ArrayTypeName.of(name(array.getComponentType()));
        } else if (type instanceof WildcardType wildcard) {
            if (wildcard.getSuperBound() != null) {
                return WildcardTypeName.supertypeOf(name(wildcard.getSuperBound()));
            }
            TypeMirror bound = wildcard.getExtendsBound();
            return WildcardTypeName.subtypeOf(bound == null ? ClassName.OBJECT : name(bound));
        }
        return type instanceof DeclaredType declared ? declared(declared) : TypeName.get(type);
    }

    private TypeName declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        List<TypeName> arguments = new ArrayList<>();
        type.getTypeArguments().forEach(each -> arguments.add(name(each)));
        TypeName outer = type.getEnclosingType().getKind() == TypeKind.DECLARED ? name(type.getEnclosingType()) : null;
        if (outer instanceof ParameterizedTypeName generic) {
            return generic.nestedClass(element.getSimpleName().toString(), arguments);
        }
        ClassName raw = ClassName.get(element);
        return arguments.isEmpty() ? raw : ParameterizedTypeName.get(raw, arguments.toArray(new TypeName[0]));
    }
}
