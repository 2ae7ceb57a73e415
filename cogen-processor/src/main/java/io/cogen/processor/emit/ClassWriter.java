package io.cogen.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.cogen.processor.model.Accessor;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Signature;
import io.cogen.processor.model.Update;
import io.cogen.processor.model.Variable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;

/** Writes the class that is generated for one class of the user's: its factories, and their machines inside. */
public final class ClassWriter {
    /** Kinds of warning that generated code may deserve; javac knows no way to name them all. */
    private static final List<String> WARNINGS = List.of(
            "unchecked",
            "rawtypes",
            "cast",
            "fallthrough",
            "deprecation",
            "removal",
            "serial",
            "static",
            "try",
            "divzero",
            "empty",
            "finally",
            "overloads",
            "lossy-conversions",
            "this-escape",
            "synchronization",
            "varargs",
            "preview",
            "overrides",
            "strictfp",
            "dep-ann",
            "restricted",
            "exports",
            "identity",
            "dangling-doc-comments");

    /** An import without need, unless the package has a class of that name. */
    private static final Pattern JAVA_LANG = Pattern.compile("^import java\\.lang\\.(\\w+);\n", Pattern.MULTILINE);

    private static final String DID_NOT_COMPILE = "a coroutine that did not compile";

    private static final AnnotationSpec GENERATED = AnnotationSpec.builder(
                    ClassName.get("io.cogen.annotations", "Generated"))
            .addMember("value", "$S", "io.cogen.processor.CoroutineProcessor")
            .build();

    private static final AnnotationSpec SUPPRESSED = suppressed();

    private final TypeSpec.Builder type;
    private final ClassName name;
    private final List<String> machines = new ArrayList<>();
    private final Verbatim verbatim = new Verbatim();
    private final Members members;
    private final Predicate<String> hasNeighbour;
    private final Element originating;

    /**
     * @param owner the user's class
     * @param hasNeighbour whether the user's package has a class of a name
     */
    public ClassWriter(
            ClassName owner, ClassName name, boolean isPublic, Element originating, Predicate<String> hasNeighbour) {
        this.hasNeighbour = hasNeighbour;
        this.originating = originating;
        this.name = name;
        type = TypeSpec.classBuilder(name)
                .addJavadoc("The coroutines of {@link $T}.\n", owner)
                .addAnnotation(GENERATED)
                .addAnnotation(SUPPRESSED)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (isPublic) {
            type.addModifiers(Modifier.PUBLIC);
        }
        members = new Members(verbatim, type);
    }

    private static AnnotationSpec suppressed() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < WARNINGS.size(); i++) {
            names.append(i == 0 ? "{" : i % 6 == 0 ? ",\n " : ", ");
            names.append('"').append(WARNINGS.get(i)).append('"');
        }
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$L", names.append('}'))
                .build();
    }

    /**
     * Adds a factory and its machine.
     *
     * @param direct the coroutines of the class that can be entered without one
     */
    public void add(Layout layout, Direct direct) {
        Signature signature = layout.graph().routine().signature();
        TypeSpec machine = new MachineWriter(layout, direct, verbatim).write();
        List<Variable> parameters = layout.graph().routine().parameters();
        List<String> arguments = MachineWriter.kept(layout).stream()
                .map(kept -> factoryName(signature, parameters.indexOf(kept)))
                .toList();
        String name = layout.graph().routine().machine();
        String creation = name + (machine.typeVariables().isEmpty() ? "" : "<>");
        machines.add(name);
        addFactory(signature, "return new " + creation + "(" + String.join(", ", arguments) + ");");
        type.addType(machine);
    }

    /** The name of a factory's parameter; its first stands for the receiver. */
    private static String factoryName(Signature signature, int index) {
        int receiver = signature.receiver() == null ? 0 : 1;
        return index < receiver
                ? receiverName(signature)
                : signature.parameters().get(index - receiver).name();
    }

    private static String receiverName(Signature signature) {
        String name = "self";
        while (isParameter(signature, name)) {
            name += "$";
        }
        return name;
    }

    private static boolean isParameter(Signature signature, String name) {
        return signature.parameters().stream().anyMatch(each -> each.name().equals(name));
    }

    /** Adds a factory without a machine, for its type only: what calls it compiles, and must never be run. */
    public void addStub(Signature signature) {
        String error = verbatim.type(ClassName.get(AssertionError.class));
        addFactory(signature, "throw new " + error + "(\"" + DID_NOT_COMPILE + "\");");
    }

    private void addFactory(Signature signature, String body) {
        Text text = new Text(1);
        text.line("/**").line(" * " + javadoc(signature)).line(" */");
        text.open(factory(signature, "static ")).line(body).close();
        addFactory(signature, text);
    }

    /** Adds a factory's head, for a class that is compiled in memory only. */
    public void addHead(Signature signature) {
        addFactory(signature, new Text(1).line(factory(signature, "static native ") + ";"));
    }

    private void addFactory(Signature signature, Text text) {
        members.add(text.toString(), signature.typeVariables());
    }

    /** Adds a factory of which nothing is known but its name. It takes and gives everything. */
    public void addStub(String method, boolean isPublic) {
        TypeVariableName anything = TypeVariableName.get("A");
        MethodSpec.Builder factory = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.STATIC)
                .addTypeVariable(anything)
                .returns(anything)
                .addParameter(ArrayTypeName.of(Object.class), "any")
                .varargs()
                .addStatement("throw new $T($S)", AssertionError.class, DID_NOT_COMPILE);
        if (isPublic) {
            factory.addModifiers(Modifier.PUBLIC);
        }
        members.end();
        type.addMethod(factory.build());
    }

    private String factory(Signature signature, String modifiers) {
        List<String> parameters = new ArrayList<>();
        if (signature.receiver() != null) {
            parameters.add(verbatim.type(signature.receiver()) + " " + receiverName(signature));
        }
        for (Signature.Parameter each : signature.parameters()) {
            boolean isLast = parameters.size() + 1 == signature.factoryTypes().size();
            String type = verbatim.parameter(each.type(), isLast && signature.varargs());
            parameters.add(type + " " + each.name());
        }
        return (signature.safeVarargs() ? "@" + verbatim.type(ClassName.get(SafeVarargs.class)) + "\n" : "")
                + (signature.isPublic() ? "public " : "")
                + modifiers
                + verbatim.declared(signature.typeVariables())
                + verbatim.type(signature.product())
                + " "
                + signature.method()
                + "("
                + String.join(", ", parameters)
                + ")";
    }

    private static String javadoc(Signature signature) {
        String runs = " that runs {@code " + signature.owner().simpleName() + "." + signature.method()
                + "}; nothing runs before it is ";
        return signature.waits()
                ? "Creates an asynchronous generator" + runs + "resumed."
                : signature.isGenerator()
                        ? "Creates a generator" + runs + "resumed."
                        : "Creates a coroutine" + runs + "scheduled or yielded.";
    }

    /** Adds what reaches members that generated code may not name. */
    public void addAccessors(List<Accessor> accessors, List<Update> updates) {
        AccessorWriter.addAll(accessors, name, type, verbatim, members);
        updates.forEach(each -> UpdateWriter.add(each, name, type));
    }

    /** The whole file. */
    public String text() {
        return lines().text();
    }

    private Lines lines() {
        members.end();
        String text = JavaFile.builder(name.packageName(), type.build())
                .indent("    ")
                .build()
                .toString();
        int head = Math.max(0, text.indexOf("\n/**")); // behind the imports
        Matcher imports = JAVA_LANG.matcher(text.substring(0, head));
        boolean isHidden = imports.results().anyMatch(each -> hasNeighbour.test(each.group(1)));
        return Lines.of(verbatim.unwrap(isHidden ? text : imports.replaceAll("") + text.substring(head)));
    }

    /**
     * Creates the file.
     *
     * @return where its machines come from
     */
    public Origin writeTo(Filer filer) throws IOException {
        Lines lines = lines();
        JavaFileObject file = filer.createSourceFile(name.canonicalName(), originating);
        try (Writer out = file.openWriter()) {
            out.write(lines.text());
            return new Origin(name.reflectionName(), List.copyOf(machines), lines.origins());
        } catch (IOException | RuntimeException failure) {
            file.delete();
            throw failure;
        }
    }
}
