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
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
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
    private final Predicate<TypeElement> nameless;

    /** Takes complaints about whole methods. */
    public interface Complaints {
        void add(ExecutableElement method, Diagnostic diagnostic, Object... blanks);
    }

    /**
     * @param waits whether a method's body says {@code Co.yield}: a generator that does is an asynchronous one
     * @param nameless whether a top-level class has no name that source could use: that of a compact source file
     */
    public Discover(
            Types types,
            Elements elements,
            Predicate<ExecutableElement> waits,
            Predicate<TypeElement> nameless,
            Complaints complaints) {
        this.types = types;
        this.object = elements.getTypeElement("java.lang.Object");
        this.overriding = new Overriding(types, elements);
        this.nameless = nameless;
        this.complaints = complaints;
        this.signatures = new Signatures(types, elements, waits);
    }

    /** @param marked the elements marked {@link Coroutine}, in any order of classes */
    public List<Coroutines> classes(Set<? extends Element> marked) {
        Map<TypeElement, Coroutines> classes = new LinkedHashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(marked)) {
            TypeElement owner = (TypeElement) method.getEnclosingElement();
            if (!isNameable(owner)) {
                complaints.add(method, Diagnostic.UNNAMEABLE_CLASS, "the class of a compact source file");
                continue;
            }
            Coroutines coroutines = classes.computeIfAbsent(owner, Discover::empty);
            if (!Known.hasHead(method)) {
                coroutines.unknown().add(method);
            } else if (isAcceptable(method)) {
                coroutines.methods().put(method, signatures.of(method));
            } else {
                coroutines.refused().add(method);
            }
        }
        classes.values().forEach(this::refuseClashes);
        return List.copyOf(classes.values());
    }

    private static Coroutines empty(TypeElement owner) {
        return new Coroutines(
                owner,
                Signatures.generated(owner),
                Signatures.isPublic(owner),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>());
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

    private boolean isNameable(TypeElement type) {
        Element outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return !nameless.test((TypeElement) outermost);
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

    private void refuseClashes(Coroutines coroutines) {
        Set<String> seen = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(object.getEnclosedElements())) {
            seen.add(method.getSimpleName() + parameters(method, 0)); // a static method must not hide it
        }
        coroutines.methods().entrySet().removeIf(entry -> {
            ExecutableElement method = entry.getKey();
            boolean clashes = !seen.add(shape(method, entry.getValue()));
            if (clashes) {
                refuse(method, Diagnostic.FACTORIES_CLASH, method.getSimpleName());
                coroutines.refused().add(method);
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
