package io.cogen.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Lifted;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the scopes of the classes that are lifted out of a method; see {@link Lifted}. */
final class ScopeWriter {
    /** A scope stands in a machine, which stands in the generated class. */
    private static final int DEPTH = 3;

    private final Routine routine;
    private final String self;
    private final CodeWriter codes;
    private final Verbatim verbatim;

    ScopeWriter(Routine routine, Verbatim verbatim, Names names) {
        this.routine = routine;
        this.verbatim = verbatim;
        this.self = names.fresh("self");
        this.codes = new CodeWriter(routine, verbatim, this::name, "return ends(", ")");
    }

    /** The user's own names: the text of the class uses them. */
    private String name(Variable variable) {
        return variable.kind() == Variable.Kind.SELF ? self : variable.name();
    }

    /** Adds all scopes of a method to its machine. */
    void addTo(TypeSpec.Builder machine) {
        for (Lifted lifted : routine.lifted()) {
            machine.addType(scope(lifted));
            machine.alwaysQualify(lifted.simpleName()); // no import may have its name
        }
    }

    private TypeSpec scope(Lifted lifted) {
        TypeSpec.Builder scope = TypeSpec.classBuilder(lifted.scope())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariables(lifted.typeVariables());
        Lifted parent = lifted.parent();
        if (parent != null) {
            scope.superclass(type(parent));
        }
        List<CodeBlock> inherited = new ArrayList<>();
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Variable each : lifted.inherited()) {
            constructor.addParameter(each.type(), name(each));
            inherited.add(CodeBlock.of("$N", name(each)));
        }
        constructor.addStatement("super($L)", CodeBlock.join(inherited, ", "));
        for (Variable each : lifted.captured()) {
            scope.addField(each.type(), name(each), Modifier.FINAL);
            constructor.addParameter(each.type(), name(each)).addStatement("this.$1N = $1N", name(each));
        }
        Text members = new Text(DEPTH).add(codes.write(lifted.text(), Map.of())).end();
        return scope.addMethod(constructor.build())
                .addStaticBlock(verbatim.block(members.toString()))
                .build();
    }

    private static TypeName type(Lifted lifted) {
        return lifted.typeVariables().isEmpty()
                ? lifted.scope()
                : ParameterizedTypeName.get(
                        lifted.scope(), lifted.typeVariables().toArray(new TypeName[0]));
    }
}
