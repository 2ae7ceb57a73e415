package io.cogen.processor.scan;

import io.cogen.annotations.Coroutine;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Collects the methods marked {@link Coroutine} by their classes, and refuses those that can have no factory. */
public final class Discover {
    private final Types types;
    private final TypeElement object;
    private final Overriding overriding;
    private final Complaints complaints;
    private final Signatures signatures;

    /** Takes complaints about whole methods. */
    public interface Complaints {
        void add(ExecutableElement method, Diagnostic diagnostic, Object... blanks);
    }

    /** @param waits whether a method's body says {@code Co.yield}: a generator that does is an asynchronous one */
    public Discover(Types types, Elements elements, Predicate<ExecutableElement> waits, Complaints complaints) {
        this.types = types;
        this.object = elements.getTypeElement("java.lang.Object");
        this.overriding = new Overriding(types, elements);
        this.complaints = complaints;
        this.signatures = new Signatures(types, elements, waits);
    }

    /** @param marked the elements marked {@link Coroutine}, in any order of classes */
    public List<Coroutines> classes(Set<? extends Element> marked) {
        Map<TypeElement, Map<ExecutableElement, Signature>> classes = new LinkedHashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(marked)) {
            if (isAcceptable(method)) {
                classes.computeIfAbsent((TypeElement) method.getEnclosingElement(), owner -> new LinkedHashMap<>())
                        .put(method, signatures.of(method));
            }
        }
        List<Coroutines> result = new ArrayList<>();
        classes.forEach((owner, methods) -> {
            refuseClashes(methods);
            if (!methods.isEmpty()) {
                result.add(new Coroutines(owner, methods));
            }
        });
        return result;
    }

    /** Whether a type of the method's head is not there yet: another processor may still generate it. */
    public static boolean isIncomplete(ExecutableElement method) {
        List<TypeMirror> types = new ArrayList<>(method.getThrownTypes());
        types.add(method.getReturnType());
        method.getParameters().forEach(each -> types.add(each.asType()));
        method.getTypeParameters().forEach(each -> types.addAll(each.getBounds()));
        for (Element each = method.getEnclosingElement();
                each instanceof TypeElement owner;
                each = each.getEnclosingElement()) {
            owner.getTypeParameters().forEach(parameter -> types.addAll(parameter.getBounds()));
        }
        return types.stream().anyMatch(Discover::isUnknown);
    }

    private static boolean isUnknown(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        } else if (type instanceof ArrayType array) {
            return isUnknown(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return (wildcard.getExtendsBound() != null && isUnknown(wildcard.getExtendsBound()))
                    || (wildcard.getSuperBound() != null && isUnknown(wildcard.getSuperBound()));
        }
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(Discover::isUnknown);
    }

    private boolean isAcceptable(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        Set<Modifier> modifiers = method.getModifiers();
        TypeElement privateClass = firstPrivate(owner);
        if (modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE)) {
            return refuse(method, Diagnostic.NO_BODY, name);
        } else if (modifiers.contains(Modifier.SYNCHRONIZED)) {
            return refuse(method, Diagnostic.SYNCHRONIZED_METHOD);
        } else if (owner.getNestingKind() == NestingKind.LOCAL || owner.getNestingKind() == NestingKind.ANONYMOUS) {
            return refuse(method, Diagnostic.UNNAMEABLE_CLASS);
        } else if (privateClass != null) {
            return refuse(
                    method,
                    Diagnostic.PRIVATE_TYPE,
                    privateClass.getSimpleName(),
                    "private",
                    "make it package-private");
        }
        ExecutableElement overridden = overriding.overridden(method, any -> true);
        if (overridden != null) {
            Element above = overridden.getEnclosingElement();
            return refuse(method, Diagnostic.OVERRIDES, name, above.getSimpleName());
        }
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 1; i < parameters.size(); i++) {
            if (Markers.isYielder(parameters.get(i).asType())) {
                return refuse(method, Diagnostic.YIELDER_POSITION);
            }
        }
        return true;
    }

    private boolean refuse(ExecutableElement method, Diagnostic diagnostic, Object... blanks) {
        complaints.add(method, diagnostic, blanks);
        return false;
    }

    private static @Nullable TypeElement firstPrivate(TypeElement type) {
        for (Element each = type; each instanceof TypeElement found; each = each.getEnclosingElement()) {
            if (found.getModifiers().contains(Modifier.PRIVATE)) {
                return found;
            }
        }
        return null;
    }

    private void refuseClashes(Map<ExecutableElement, Signature> methods) {
        Set<String> seen = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(object.getEnclosedElements())) {
            seen.add(method.getSimpleName() + parameters(method, 0)); // a static method must not hide it
        }
        methods.entrySet().removeIf(entry -> {
            boolean clashes = !seen.add(shape(entry.getKey(), entry.getValue()));
            if (clashes) {
                complaints.add(
                        entry.getKey(),
                        Diagnostic.FACTORIES_CLASH,
                        entry.getKey().getSimpleName());
            }
            return clashes;
        });
    }

    /** Name and erased parameters of a factory. */
    private String shape(ExecutableElement method, Signature signature) {
        String receiver = signature.receiver() == null
                ? ""
                : " " + types.erasure(method.getEnclosingElement().asType());
        return signature.method() + receiver + parameters(method, signature.isGenerator() ? 1 : 0);
    }

    private String parameters(ExecutableElement method, int skipped) {
        StringBuilder text = new StringBuilder();
        method.getParameters().stream()
                .skip(skipped)
                .forEach(each -> text.append(' ').append(types.erasure(each.asType())));
        return text.toString();
    }
}
