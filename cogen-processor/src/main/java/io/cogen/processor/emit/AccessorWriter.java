package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.cogen.processor.model.Accessor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Writes accessors: a method handle in a static final field, which the JIT folds, and a static method that calls it with
 * the declared types.
 */
final class AccessorWriter {
    private static final String FIND = "find$";
    private static final String AROUND = "around$";
    private static final TypeName ANY_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));

    private final Accessor accessor;
    private final ClassName generated;
    private final String handle;

    private AccessorWriter(Accessor accessor, ClassName generated) {
        this.accessor = accessor;
        this.generated = generated;
        this.handle = accessor.name().toUpperCase(Locale.ROOT);
    }

    /** @param generated the class to add them to */
    static void addAll(List<Accessor> accessors, ClassName generated, TypeSpec.Builder type) {
        boolean finds = false;
        boolean encloses = false;
        boolean rethrows = false;
        for (Accessor accessor : accessors) {
            AccessorWriter writer = new AccessorWriter(accessor, generated);
            if (accessor.kind() == Accessor.Kind.ASSERTIONS) {
                type.addField(writer.assertions());
                continue;
            } else if (accessor.kind() == Accessor.Kind.RETHROW) {
                rethrows = true;
                continue;
            }
            if (accessor.kind() != Accessor.Kind.INNER) {
                type.addField(writer.handle());
                finds = true;
                encloses |= accessor.kind() == Accessor.Kind.ENCLOSING;
            }
            type.addMethod(writer.method());
            if (accessor.isBound()) {
                type.addType(writer.bound());
            }
        }
        if (finds) {
            type.addType(finder());
            type.addMethod(find(generated));
        }
        if (finds || rethrows) {
            type.addMethod(sneak());
        }
        if (encloses) {
            type.addMethod(around());
        }
        if (accessors.stream().anyMatch(Accessor::isInitialised)) {
            type.addMethod(initialised());
        }
    }

    private FieldSpec assertions() {
        return FieldSpec.builder(TypeName.BOOLEAN, accessor.name(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.class.desiredAssertionStatus()", accessor.owner())
                .build();
    }

    private FieldSpec handle() {
        return FieldSpec.builder(MethodHandle.class, handle, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$N($T.class, lookup -> $L)", FIND, accessor.owner(), lookup())
                .build();
    }

    private CodeBlock lookup() {
        ClassName declaring = accessor.declaring();
        boolean isStatic = accessor.isStatic();
        return switch (accessor.kind()) {
            case GET ->
                CodeBlock.of(
                        "lookup.$L($T.class, $S, $T.class)",
                        isStatic ? "findStaticGetter" : "findGetter",
                        declaring,
                        accessor.member(),
                        accessor.erasedResult());
            case SET ->
                CodeBlock.of(
                        "lookup.$L($T.class, $S, $T.class)",
                        isStatic ? "findStaticSetter" : "findSetter",
                        declaring,
                        accessor.member(),
                        accessor.erased().get(0));
            case NEW -> CodeBlock.of("lookup.findConstructor($T.class, $L)", declaring, type(TypeName.VOID));
            case CALL ->
                CodeBlock.of(
                        "lookup.$L($T.class, $S, $L)",
                        isStatic ? "findStatic" : "findVirtual",
                        declaring,
                        accessor.member(),
                        type(accessor.erasedResult()));
            case SUPER ->
                CodeBlock.of(
                        "lookup.findSpecial($T.class, $S, $L, $T.class)",
                        declaring,
                        accessor.member(),
                        type(accessor.erasedResult()),
                        accessor.owner());
            case ENCLOSING -> CodeBlock.of("$N(lookup, $T.class, $T.class)", AROUND, accessor.owner(), declaring);
            case INNER, ASSERTIONS, RETHROW -> throw new AssertionError(accessor.kind());
        };
    }

    private CodeBlock type(TypeName result) {
        CodeBlock.Builder type = CodeBlock.builder().add("$T.methodType($T.class", MethodType.class, result);
        accessor.erased().forEach(each -> type.add(", $T.class", each));
        return type.add(")").build();
    }

    private MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariables(accessor.allVariables())
                .returns(accessor.result())
                .addExceptions(accessor.thrown())
                .varargs(accessor.varargs());
        if (accessor.isInitialised()) {
            method.addParameter(Object.class, "none$");
        }
        if (accessor.receiver() != null) {
            method.addParameter(accessor.receiver(), "receiver$");
        }
        addParameters(method);
        if (accessor.kind() == Accessor.Kind.INNER) {
            return method.addStatement("return $L", creation()).build();
        }
        CodeBlock call = CodeBlock.of("$N.invokeExact($L)", handle, CodeBlock.join(arguments(), ", "));
        method.beginControlFlow("try");
        if (accessor.kind() == Accessor.Kind.SET) {
            method.addStatement("$L", call).addStatement("return p0");
        } else if (accessor.result().equals(TypeName.VOID)) {
            method.addStatement("$L", call);
        } else {
            boolean generic = !accessor.result().equals(accessor.erasedResult());
            CodeBlock unchecked = generic ? CodeBlock.of("($T) ", accessor.result()) : CodeBlock.of("");
            method.addStatement("return $L($T) $L", unchecked, accessor.erasedResult(), call);
        }
        method.nextControlFlow("catch ($T failure)", Throwable.class)
                .addStatement(
                        "throw $N.<$T>$N(failure)", generated.simpleName(), RuntimeException.class, Accessor.SNEAK);
        return method.endControlFlow().build();
    }

    private void addParameters(MethodSpec.Builder method) {
        for (int i = 0; i < accessor.parameters().size(); i++) {
            method.addParameter(accessor.parameters().get(i), "p" + i);
        }
    }

    /** The exact types of the handle. */
    private List<CodeBlock> arguments() {
        List<CodeBlock> arguments = new ArrayList<>();
        List<TypeName> erased = new ArrayList<>(accessor.erased());
        if (accessor.receiver() != null && !accessor.isStatic()) {
            boolean isOuter = accessor.kind() == Accessor.Kind.NEW; // the first parameter of such a constructor
            arguments.add(CodeBlock.of("($T) receiver$$", isOuter ? erased.remove(0) : accessor.owner()));
        }
        for (int i = 0; i < erased.size(); i++) {
            arguments.add(CodeBlock.of("($T) p$L", erased.get(i), i));
        }
        return arguments;
    }

    private CodeBlock names() {
        List<CodeBlock> names = new ArrayList<>();
        for (int i = 0; i < accessor.parameters().size(); i++) {
            names.add(CodeBlock.of("p$L", i));
        }
        return CodeBlock.join(names, ", ");
    }

    private CodeBlock creation() {
        boolean isGeneric = !accessor.ownVariables().isEmpty();
        return CodeBlock.of("receiver$$.new $L$L($L)", accessor.owner().simpleName(), isGeneric ? "<>" : "", names());
    }

    /** A receiver whose one method is the accessor: {@code new SizeBound<>(list)::size$} refers to a method of one object. */
    private TypeSpec bound() {
        TypeName receiver = Objects.requireNonNull(accessor.receiver());
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name())
                .addTypeVariables(accessor.ownVariables())
                .returns(accessor.result())
                .addExceptions(accessor.thrown())
                .varargs(accessor.varargs());
        addParameters(method);
        boolean isVoid = accessor.result().equals(TypeName.VOID);
        String separator = accessor.parameters().isEmpty() ? "" : ", ";
        return TypeSpec.classBuilder(accessor.boundName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(accessor.typeVariables())
                .addField(receiver, "receiver$", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(receiver, "receiver$")
                        .addStatement("this.receiver$$ = receiver$$")
                        .build())
                .addMethod(method.addStatement(
                                "$L$T.$N(receiver$$$L$L)",
                                isVoid ? "" : "return ",
                                generated,
                                accessor.name(),
                                separator,
                                names())
                        .build())
                .build();
    }

    private static MethodSpec initialised() {
        return MethodSpec.methodBuilder(Accessor.INITIALISED)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ANY_CLASS, "type")
                .returns(Object.class)
                .beginControlFlow("try")
                .addStatement("return $T.lookup().ensureInitialized(type)", MethodHandles.class)
                .nextControlFlow("catch ($T failure)", IllegalAccessException.class)
                .addStatement("throw new $T(failure)", AssertionError.class)
                .endControlFlow()
                .build();
    }

    /**
     * Finds the field in which javac keeps the instance around an object. A class that never uses that instance has no such
     * field since JDK 18; then nothing that runs asks for it.
     */
    private static MethodSpec around() {
        return MethodSpec.methodBuilder(AROUND)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(MethodHandles.Lookup.class, "lookup")
                .addParameter(ANY_CLASS, "inner")
                .addParameter(ANY_CLASS, "outer")
                .addException(ReflectiveOperationException.class)
                .returns(MethodHandle.class)
                .beginControlFlow("for ($T field : inner.getDeclaredFields())", Field.class)
                .beginControlFlow(
                        "if (field.isSynthetic() && field.getType() == outer && field.getName().startsWith($S))",
                        "this$")
                .addStatement("return lookup.unreflectGetter(field)")
                .endControlFlow()
                .endControlFlow()
                .addStatement(
                        "$1T none = $2T.throwException(outer, $3T.class).bindTo(new $3T(inner + $4S))",
                        MethodHandle.class,
                        MethodHandles.class,
                        IllegalStateException.class,
                        " keeps no enclosing instance")
                .addStatement("return $T.dropArguments(none, 0, inner)", MethodHandles.class)
                .build();
    }

    private static TypeSpec finder() {
        return TypeSpec.interfaceBuilder("Finder$")
                .addModifiers(Modifier.PRIVATE)
                .addMethod(MethodSpec.methodBuilder("find")
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .addParameter(MethodHandles.Lookup.class, "lookup")
                        .addException(ReflectiveOperationException.class)
                        .returns(MethodHandle.class)
                        .build())
                .build();
    }

    private static MethodSpec find(ClassName owner) {
        return MethodSpec.methodBuilder(FIND)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ANY_CLASS, "owner")
                .addParameter(owner.nestedClass("Finder$"), "finder")
                .returns(MethodHandle.class)
                .beginControlFlow("try")
                .addStatement("return finder.find($1T.privateLookupIn(owner, $1T.lookup()))", MethodHandles.class)
                .nextControlFlow("catch ($T failure)", ReflectiveOperationException.class)
                .addStatement("throw new $T(failure)", ExceptionInInitializerError.class)
                .endControlFlow()
                .build();
    }

    /** What a member throws, it declares; javac cannot know that of a method handle. */
    private static MethodSpec sneak() {
        TypeVariableName type = TypeVariableName.get("E", Throwable.class);
        return MethodSpec.methodBuilder(Accessor.SNEAK)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(type)
                .returns(RuntimeException.class)
                .addParameter(Throwable.class, "failure")
                .addException(type)
                .addStatement("throw ($T) failure", type)
                .build();
    }
}
