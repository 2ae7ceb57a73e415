package io.cogen.processor.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Methods with the annotation {@code AtOnce}. */
final class Attempts {
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(\\([^)]*\\))?,? ?");

    private Attempts() {}

    /** The method that a method names, if it is one that may be called in its place; else null. */
    static @Nullable String atOnce(ExecutableElement method) {
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals("io.cogen.annotations.AtOnce")) {
                return annotation.getElementValues().values().stream()
                        .map(each -> String.valueOf(each.getValue()))
                        .filter(each -> isSuitable(method) && exists(each, method))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    /** A method with type parameters may need the type that is wanted of it to find out what they are, and the other one gives an Object. */
    private static boolean isSuitable(ExecutableElement method) {
        return isCallable(method)
                && !method.isVarArgs()
                && method.getTypeParameters().isEmpty();
    }

    /** From generated code; and nobody may override or hide one of the two and not the other. */
    private static boolean isCallable(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return !modifiers.contains(Modifier.PRIVATE)
                && !modifiers.contains(Modifier.PROTECTED)
                && (modifiers.contains(Modifier.FINAL)
                        || method.getEnclosingElement().getModifiers().contains(Modifier.FINAL));
    }

    /** There must be no other that javac could take for it. */
    private static boolean exists(String name, ExecutableElement method) {
        int parameters = method.getParameters().size() + 1;
        List<ExecutableElement> named =
                ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements()).stream()
                        .filter(each -> each.getSimpleName().contentEquals(name))
                        .filter(each -> each.isVarArgs() || each.getParameters().size() == parameters)
                        .toList();
        return named.size() == 1
                && isSuitable(named.get(0))
                && access(named.get(0)).equals(access(method))
                && type(named.get(0).getReturnType()).equals("java.lang.Object")
                && takesTheSame(named.get(0).getParameters(), method.getParameters());
    }

    private static List<Boolean> access(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return List.of(modifiers.contains(Modifier.PUBLIC), modifiers.contains(Modifier.STATIC));
    }

    /** The same, and then a scheduler. */
    private static boolean takesTheSame(
            List<? extends VariableElement> parameters, List<? extends VariableElement> wanted) {
        List<String> types =
                new ArrayList<>(wanted.stream().map(each -> type(each.asType())).toList());
        types.add("io.cogen.core.Scheduler");
        return parameters.stream().map(each -> type(each.asType())).toList().equals(types);
    }

    /** The type, without annotations. */
    private static String type(TypeMirror type) {
        return ANNOTATION.matcher(type.toString()).replaceAll("");
    }
}
