package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cogen.processor.model.Update;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the classes that update fields; see {@link Update}. */
final class UpdateWriter {
    private static final String RECEIVER = "receiver$";

    private final Update update;
    private final ClassName generated;

    private UpdateWriter(Update update, ClassName generated) {
        this.update = update;
        this.generated = generated;
    }

    /** @param generated the class to add it to */
    static void add(Update update, ClassName generated, TypeSpec.Builder type) {
        UpdateWriter writer = new UpdateWriter(update, generated);
        type.addMethod(writer.load());
        type.addType(writer.updater());
    }

    private MethodSpec load() {
        ClassName raw = generated.nestedClass(update.className());
        boolean isGeneric = !update.typeVariables().isEmpty();
        TypeName type = isGeneric
                ? ParameterizedTypeName.get(raw, update.typeVariables().toArray(new TypeName[0]))
                : raw;
        MethodSpec.Builder load = MethodSpec.methodBuilder(update.name())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariables(update.typeVariables())
                .returns(type);
        boolean hasReceiver = update.receiver() != null;
        if (hasReceiver) {
            load.addParameter(update.receiver(), RECEIVER);
        }
        return load.addStatement("return new $T$L($L)", raw, isGeneric ? "<>" : "", hasReceiver ? RECEIVER : "")
                .build();
    }

    private TypeSpec updater() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        TypeSpec.Builder type = TypeSpec.classBuilder(update.className())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(update.typeVariables())
                .addField(update.field(), "old$", Modifier.PRIVATE, Modifier.FINAL);
        if (update.receiver() != null) {
            type.addField(update.receiver(), RECEIVER, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addParameter(update.receiver(), RECEIVER).addStatement("this.$1N = $1N", RECEIVER);
        }
        constructor.addStatement("this.old$$ = $T.$N($L)", generated, update.getter(), receiver(""));
        if (update.field().isBoxedPrimitive()) { // it is unboxed before the new value is evaluated
            constructor.addStatement("$T.requireNonNull(old$$)", Objects.class);
        }
        type.addMethod(constructor.build());
        update.operations().forEach(each -> type.addMethod(method(each)));
        return type.build();
    }

    private String receiver(String behind) {
        return update.receiver() == null ? "" : RECEIVER + behind;
    }

    private MethodSpec method(Update.Operation operation) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(operation.name()).returns(update.field());
        CodeBlock set = CodeBlock.of("$T.$N($Lvalue$$)", generated, update.setter(), receiver(", "));
        method.addStatement("$T value$$ = old$$", update.field());
        if (operation.operand() == null) {
            method.addStatement("value$$$L", operation.operator());
        } else {
            method.addParameter(operation.operand(), "operand$")
                    .addStatement("value$$ $L operand$$", operation.operator());
        }
        if (operation.givesOld()) {
            return method.addStatement("$L", set).addStatement("return old$$").build();
        }
        return method.addStatement("return $L", set).build();
    }
}
