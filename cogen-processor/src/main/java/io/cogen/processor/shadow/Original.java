package io.cogen.processor.shadow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What the real compilation sees of other people's classes. The shadow compilation sees more: all packages of all modules, and
 * the whole of the running JDK where {@code --release} asks for an older one.
 */
public final class Original {
    private final Elements elements;
    private final Map<ModuleElement, Map<String, Boolean>> types = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    /** @param elements of the real compilation */
    public Original(Elements elements) {
        this.elements = elements;
    }

    /** Whether code of a module can name a class. */
    public boolean hasType(@Nullable ModuleElement from, TypeElement type) {
        String name = type.getQualifiedName().toString();
        return from == null
                ? elements.getTypeElement(name) != null
                : types.computeIfAbsent(from, module -> new HashMap<>())
                        .computeIfAbsent(name, each -> elements.getTypeElement(from, each) != null);
    }

    /** Whether a class has, or inherits, such a method or field; true when the class itself is not to be seen. */
    public boolean hasMember(TypeElement declaring, Element member) {
        Set<String> own = members.computeIfAbsent(declaring.getQualifiedName().toString(), name -> {
            TypeElement type = elements.getTypeElement(name); // takes its time
            return type == null ? Set.of() : keys(type.getEnclosedElements());
        });
        if (own.contains(key(member))) {
            return true;
        }
        TypeElement type = elements.getTypeElement(declaring.getQualifiedName());
        return type == null || keys(elements.getAllMembers(type)).contains(key(member));
    }

    private static Set<String> keys(List<? extends Element> members) {
        Set<String> keys = new HashSet<>();
        members.forEach(each -> keys.add(key(each)));
        return keys;
    }

    /** Types are left out: there are methods that have others at each call, like those of method handles. */
    private static String key(Element member) {
        int parameters = member instanceof ExecutableElement method
                ? method.getParameters().size()
                : -1;
        return member.getSimpleName() + "/" + parameters;
    }
}
