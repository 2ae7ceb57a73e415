package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Closing;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Inferred;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Signature;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the class of one coroutine: its fields, its constructor, and the few methods that the runtime calls. */
final class MachineWriter {
    /** How many lines are written as numbers. */
    private static final int MOST_NUMBERS = 100;

    /** How many references one method clears. */
    private static final int MOST_CLEARED = 1000;

    private static final ClassName SOURCE_MAP = ClassName.get("io.cogen.core", "SourceMap");

    private final Layout layout;
    private final Routine routine;
    private final Placement placement;
    private final Names names;
    private final CodeWriter codes;
    private final String slot;
    private final StepWriter steps;
    private final String state;
    private final String source;
    private final List<MethodSpec> parts = new ArrayList<>();

    MachineWriter(Layout layout) {
        this.layout = layout;
        this.routine = layout.graph().routine();
        this.placement = layout.placement();
        Set<String> taken = new HashSet<>(routine.reserved());
        taken.addAll(placement.names().values());
        this.names = new Names(taken);
        this.codes =
                new CodeWriter(routine, each -> placement.names().getOrDefault(each, each.name()), layout.isDivided());
        this.state = names.fresh("state");
        this.slot = names.fresh("yielded");
        this.source = names.fresh("SOURCE");
        this.steps = new StepWriter(layout, names, codes, state, slot);
    }

    TypeSpec write() {
        Signature signature = routine.signature();
        CodeBlock step =
                layout.isDivided() ? dispatch() : steps.write(0, layout.order().size());
        TypeSpec.Builder machine = TypeSpec.classBuilder(routine.machine())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(signature.typeVariables())
                .superclass(signature.machine())
                .addField(sourceMap());
        fields().forEach(variable -> machine.addField(variable.type(), codes.name(variable), Modifier.PRIVATE));
        if (routine.slot() != null) {
            machine.addField(routine.slot(), slot, Modifier.PRIVATE);
        }
        machine.addMethod(constructor());
        machine.addMethod(MethodSpec.methodBuilder("step")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, state)
                .addException(Throwable.class)
                .addCode(step)
                .build());
        parts.forEach(machine::addMethod);
        MethodSpec closing = closing();
        if (closing != null) {
            machine.addMethod(closing);
        }
        if (routine.slot() != null) {
            machine.addMethod(overriding("yielded", signature.yielded())
                    .addStatement("return $N", slot)
                    .build());
        }
        machine.addMethod(overriding("source", SOURCE_MAP)
                .addStatement("return $N", source)
                .build());
        clear().forEach(machine::addMethod);
        new ScopeWriter(routine, names).addTo(machine);
        return withInferred(machine);
    }

    /** The method step where the states are in several methods, which it calls as long as one leads to another. */
    private CodeBlock dispatch() {
        List<Integer> firsts = layout.parts();
        for (int i = 0; i < firsts.size(); i++) {
            boolean isLast = i + 1 == firsts.size();
            CodeBlock body = steps.write(firsts.get(i), isLast ? layout.order().size() : firsts.get(i + 1));
            parts.add(MethodSpec.methodBuilder(names.fresh("step$" + i))
                    .addModifiers(Modifier.PRIVATE)
                    .returns(TypeName.INT)
                    .addParameter(TypeName.INT, state)
                    .addException(Throwable.class)
                    .addCode(body)
                    .build());
        }
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("for (;;)");
        choose(body, 0, firsts.size());
        body.beginControlFlow("if ($N < 0)", state)
                .addStatement("return $N == $L", state, StepWriter.SUSPENDED)
                .endControlFlow();
        return body.endControlFlow().build();
    }

    private void choose(CodeBlock.Builder body, int from, int to) {
        if (to - from == 1) {
            body.addStatement("$1N = $2N($1N)", state, parts.get(from).name());
            return;
        }
        int middle = (from + to) / 2;
        body.beginControlFlow("if ($N < $L)", state, layout.parts().get(middle));
        choose(body, from, middle);
        body.nextControlFlow("else");
        choose(body, middle, to);
        body.endControlFlow();
    }

    /** Declares the type variables for types without a name that something in the machine mentions. */
    private TypeSpec withInferred(TypeSpec.Builder machine) {
        if (!routine.inferred().isEmpty()) {
            Set<String> words = new HashSet<>(List.of(machine.build().toString().split("[^\\w$]+")));
            List<TypeVariableName> used = routine.inferred().stream()
                    .filter(each -> words.contains(each.name()))
                    .toList();
            machine.addTypeVariables(Inferred.withBounds(used, routine.inferred()));
        }
        return machine.build();
    }

    private static MethodSpec.Builder overriding(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(result);
    }

    private List<Variable> fields() {
        List<Variable> fields = new ArrayList<>();
        placement.places().forEach((variable, place) -> {
            if (place == Placement.Place.FIELD) {
                fields.add(variable);
            }
        });
        return fields;
    }

    private FieldSpec sourceMap() {
        Signature signature = routine.signature();
        List<Integer> numbers =
                layout.order().stream().map(new StateLines(layout.graph())::of).toList();
        CodeBlock lines = numbers.size() <= MOST_NUMBERS
                ? CodeBlock.of(StepWriter.join(numbers))
                : CodeBlock.of("$L", literal(numbers));
        return FieldSpec.builder(SOURCE_MAP, source, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($S, $S, $S, $L)",
                        SOURCE_MAP,
                        signature.owner().reflectionName(),
                        signature.method(),
                        routine.file(),
                        lines)
                .build();
    }

    /** Lines as a constant, where numbers would be code; see the method of the source map that takes it. */
    private static String literal(List<Integer> numbers) {
        StringBuilder text = new StringBuilder("\"");
        numbers.forEach(each -> text.append(String.format("\\u%04x", Math.min(each + 0x80, 0xFFFF))));
        return text.append('"').toString();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Variable parameter : routine.parameters()) {
            if (placement.places().get(parameter) == Placement.Place.FIELD) {
                String name = codes.name(parameter);
                constructor.addParameter(parameter.type(), name).addStatement("this.$N = $N", name, name);
            }
        }
        return constructor.build();
    }

    /** The arguments that the machine keeps, by position among the routine's parameters. */
    static List<Variable> kept(Layout layout) {
        return layout.graph().routine().parameters().stream()
                .filter(each -> layout.placement().places().get(each) == Placement.Place.FIELD)
                .toList();
    }

    /** For a generator with a finally block: where a close begins. */
    private @Nullable MethodSpec closing() {
        Graph graph = layout.graph();
        Map<Integer, List<Integer>> suspended = new TreeMap<>();
        for (int root : layout.order()) {
            Region region = guarding(graph, root);
            if (region != null) {
                suspended
                        .computeIfAbsent(region.id(), r -> new ArrayList<>())
                        .add(layout.states().get(root));
            }
        }
        if (suspended.isEmpty()) {
            return null;
        }
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch ($N)", state);
        suspended.forEach((id, states) -> {
            Closing closing = graph.regions().get(id).closing();
            body.beginControlFlow("case $L ->", StepWriter.join(states));
            body.addStatement("$N = $L", codes.name(closing.completion()), closing.kind());
            if (closing.result() != null && placement.names().containsKey(closing.result())) {
                body.addStatement("$N = null", codes.name(closing.result()));
            }
            body.addStatement("return $L", layout.states().get(closing.entry()));
            body.endControlFlow();
        });
        body.add("default -> {\n").indent().addStatement("return -1").unindent().add("}\n");
        body.endControlFlow();
        return overriding("closing", TypeName.INT)
                .addParameter(TypeName.INT, state)
                .addCode(body.build())
                .build();
    }

    /** The region whose finally block a close at a state has to run first; null for none, or if nothing stops there. */
    private static @Nullable Region guarding(Graph graph, int root) {
        boolean resumed = graph.blocks().values().stream()
                .map(Block::end)
                .anyMatch(end -> end instanceof Graph.Suspend suspend && suspend.next() == root);
        return resumed ? graph.guarded(graph.blocks().get(root).region()) : null;
    }

    /** The method clear, and what it calls where there is too much for one. */
    private List<MethodSpec> clear() {
        List<String> references = new ArrayList<>();
        fields().stream().filter(Variable::isReference).map(codes::name).forEach(references::add);
        if (routine.slot() != null && !routine.slot().isPrimitive()) {
            references.add(slot);
        }
        if (references.isEmpty()) {
            return List.of();
        }
        MethodSpec.Builder clear = overriding("clear", TypeName.VOID);
        if (references.size() <= MOST_CLEARED) {
            return List.of(clearing(clear, references));
        }
        List<MethodSpec> methods = new ArrayList<>();
        for (int i = 0; i < references.size(); i += MOST_CLEARED) {
            List<String> some = references.subList(i, Math.min(i + MOST_CLEARED, references.size()));
            String name = names.fresh("clear$" + methods.size());
            methods.add(clearing(MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE), some));
            clear.addStatement("$N()", name);
        }
        methods.add(clear.build());
        return methods;
    }

    private static MethodSpec clearing(MethodSpec.Builder clear, List<String> references) {
        references.forEach(name -> clear.addStatement("$N = null", name));
        return clear.build();
    }
}
