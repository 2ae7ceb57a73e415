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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * Writes accessors: a method handle in a static final field, which the JIT folds, and a static method that calls it with
 * the declared types.
 */
final class AccessorWriter {
    private static final String FIND = "find$";
    private static final String SNEAK = "sneak$";

    private final Accessor accessor;
    private final ClassName owner;
    private final String handle;

    private AccessorWriter(Accessor accessor, ClassName owner) {
        this.accessor = accessor;
        this.owner = owner;
        this.handle = accessor.name().toUpperCase(Locale.ROOT);
    }

    static void addAll(Iterable<Accessor> accessors, ClassName owner, TypeSpec.Builder type) {
        boolean any = false;
        for (Accessor accessor : accessors) {
            if (accessor.kind() == Accessor.Kind.ASSERTIONS) {
                type.addField(assertions(accessor));
                continue;
            }
            any = true;
            AccessorWriter writer = new AccessorWriter(accessor, owner);
            type.addField(writer.handle());
            type.addMethod(writer.method());
        }
        if (any) {
            type.addType(finder());
            type.addMethod(find(owner));
            type.addMethod(sneak());
        }
    }

    private static FieldSpec assertions(Accessor accessor) {
        return FieldSpec.builder(TypeName.BOOLEAN, accessor.name(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.class.desiredAssertionStatus()", accessor.owner())
                .build();
    }

    private FieldSpec handle() {
        return FieldSpec.builder(MethodHandle.class, handle, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$N($T.class, lookup -> lookup.$L)", FIND, accessor.owner(), lookup())
                .build();
    }

    private boolean isStatic() {
        return accessor.receiver() == null;
    }

    private CodeBlock lookup() {
        ClassName owner = accessor.owner();
        return switch (accessor.kind()) {
            case GET ->
                CodeBlock.of(
                        "$L($T.class, $S, $T.class)",
                        isStatic() ? "findStaticGetter" : "findGetter",
                        owner,
                        accessor.member(),
                        accessor.erasedResult());
            case SET ->
                CodeBlock.of(
                        "$L($T.class, $S, $T.class)",
                        isStatic() ? "findStaticSetter" : "findSetter",
                        owner,
                        accessor.member(),
                        accessor.erased().get(0));
            case ASSERTIONS -> throw new AssertionError();
            case NEW -> CodeBlock.of("findConstructor($T.class, $L)", owner, type(TypeName.VOID));
            case CALL ->
                CodeBlock.of(
                        "$L($T.class, $S, $L)",
                        isStatic() ? "findStatic" : "findVirtual",
                        owner,
                        accessor.member(),
                        type(accessor.erasedResult()));
        };
    }

    private CodeBlock type(TypeName result) {
        CodeBlock.Builder type = CodeBlock.builder().add("$T.methodType($T.class", MethodType.class, result);
        accessor.erased().forEach(each -> type.add(", $T.class", each));
        return type.add(")").build();
    }

    private MethodSpec method() {
        boolean sets = accessor.kind() == Accessor.Kind.SET;
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariables(accessor.typeVariables())
                .returns(accessor.result())
                .addExceptions(accessor.thrown())
                .varargs(accessor.varargs());
        List<CodeBlock> arguments = new ArrayList<>();
        if (accessor.receiver() != null) {
            method.addParameter(accessor.receiver(), "receiver$");
            arguments.add(CodeBlock.of("($T) receiver$$", accessor.owner()));
        }
        for (int i = 0; i < accessor.parameters().size(); i++) {
            method.addParameter(accessor.parameters().get(i), "p" + i);
            arguments.add(CodeBlock.of("($T) p$L", accessor.erased().get(i), i));
        }
        CodeBlock call = CodeBlock.of("$N.invokeExact($L)", handle, CodeBlock.join(arguments, ", "));
        method.beginControlFlow("try");
        if (sets) {
            method.addStatement("$L", call).addStatement("return p0");
        } else if (accessor.result().equals(TypeName.VOID)) {
            method.addStatement("$L", call);
        } else {
            boolean generic = !accessor.result().equals(accessor.erasedResult());
            CodeBlock unchecked = generic ? CodeBlock.of("($T) ", accessor.result()) : CodeBlock.of("");
            method.addStatement("return $L($T) $L", unchecked, accessor.erasedResult(), call);
        }
        method.nextControlFlow("catch ($T failure)", Throwable.class)
                .addStatement("throw $N.<$T>$N(failure)", owner.simpleName(), RuntimeException.class, SNEAK);
        return method.endControlFlow().build();
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
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                        "owner")
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
        return MethodSpec.methodBuilder(SNEAK)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(type)
                .returns(RuntimeException.class)
                .addParameter(Throwable.class, "failure")
                .addException(type)
                .addStatement("throw ($T) failure", type)
                .build();
    }
}
