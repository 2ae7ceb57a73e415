package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Graph;
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
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the class of one coroutine: its fields, its constructor, and the few methods that the runtime calls. */
final class MachineWriter {
    /** How many lines are written as numbers. */
    private static final int MOST_NUMBERS = 100;

    /** How many references one method clears. */
    private static final int MOST_CLEARED = 1000;

    /** How deep members of a machine are indented. */
    private static final int DEPTH = 2;

    private static final ClassName OVERRIDE = ClassName.get(Override.class);
    private static final ClassName THROWABLE = ClassName.get(Throwable.class);
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
    private final StateLines lines;
    private final Verbatim verbatim;
    private final @Nullable DirectWriter plain;

    /** @param direct the coroutines of the class that can be entered without a machine */
    MachineWriter(Layout layout, Direct direct, Verbatim verbatim) {
        this.layout = layout;
        this.routine = layout.graph().routine();
        this.placement = layout.placement();
        Layout plainLayout = direct.layouts().get(routine.machine());
        this.names = names(plainLayout);
        this.verbatim = verbatim;
        this.lines = new StateLines(layout.graph());
        this.codes = new CodeWriter(
                routine, verbatim, naming(placement), "return ends(", layout.isDivided() ? StepWriter.CODES : ")");
        this.state = names.fresh("state");
        this.slot = names.fresh("yielded");
        this.source = names.fresh("SOURCE");
        this.steps = new StepWriter(layout, direct, lines, names, verbatim, codes, state, slot);
        this.plain = plainLayout == null ? null : plain(plainLayout, direct, names(plainLayout));
    }

    /** Those that are free in both forms of the body. */
    private Names names(@Nullable Layout plain) {
        Names free = new Names(routine.reserved()).without(placement.names().values());
        return plain == null ? free : free.without(plain.placement().names().values());
    }

    private DirectWriter plain(Layout plain, Direct direct, Names fresh) {
        CodeWriter codesOfPlain = new CodeWriter(routine, verbatim, naming(plain.placement()));
        return new DirectWriter(layout, plain, direct, fresh, verbatim, codesOfPlain, fresh.fresh("state"));
    }

    private static Function<Variable, String> naming(Placement placement) {
        return each -> placement.names().getOrDefault(each, each.name());
    }

    TypeSpec write() {
        Signature signature = routine.signature();
        TypeSpec.Builder machine = TypeSpec.classBuilder(routine.machine())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(signature.typeVariables())
                .superclass(signature.machine());
        String methods = methods();
        machine.addStaticBlock(verbatim.block(declarations() + "\n" + constructor() + "\n" + methods));
        new ScopeWriter(routine, verbatim, names).addTo(machine);
        return withInferred(machine);
    }

    private String methods() {
        Text text = new Text(DEPTH);
        if (layout.isDivided()) {
            dispatch(text);
        } else {
            step(text);
            steps.write(text, 0, layout.order().size());
            text.close();
        }
        if (plain != null) {
            plain.write(text);
        }
        closing(text);
        if (routine.slot() != null) {
            overriding(text, routine.signature().yielded(), "yielded()");
            text.line("return " + slot + ";").close();
        }
        overriding(text, SOURCE_MAP, "source()");
        text.line("return " + source + ";").close();
        clear(text);
        return text.toString();
    }

    private void step(Text text) {
        text.line("@" + verbatim.type(OVERRIDE));
        text.open("protected boolean step(int " + state + ") throws " + verbatim.type(THROWABLE));
    }

    /** The method step where the states are in several methods, which it calls as long as one leads to another. */
    private void dispatch(Text text) {
        List<Integer> firsts = layout.parts();
        List<String> parts = new ArrayList<>();
        Text bodies = new Text(0);
        for (int i = 0; i < firsts.size(); i++) {
            boolean isLast = i + 1 == firsts.size();
            Text body = new Text(1);
            steps.write(body, firsts.get(i), isLast ? layout.order().size() : firsts.get(i + 1));
            parts.add(names.fresh("step$" + i));
            bodies.line("")
                    .line("private int " + parts.get(i) + "(int " + state + ") throws " + verbatim.type(THROWABLE)
                            + " {");
            bodies.add(body.toString()).line("}");
        }
        step(text);
        text.open("for (;;)");
        choose(text, parts, 0, parts.size());
        text.open("if (" + state + " < 0)").line("return " + state + " == " + StepWriter.SUSPENDED + ";");
        text.close().close().close();
        text.add(bodies.toString());
    }

    private void choose(Text text, List<String> parts, int from, int to) {
        if (to - from == 1) {
            text.line(state + " = " + parts.get(from) + "(" + state + ");");
            return;
        }
        int middle = (from + to) / 2;
        text.open("if (" + state + " < " + layout.parts().get(middle) + ")");
        choose(text, parts, from, middle);
        text.next("else");
        choose(text, parts, middle, to);
        text.close();
    }

    /** Declares the type variables for types without a name that something in the machine mentions. */
    private TypeSpec withInferred(TypeSpec.Builder machine) {
        if (!routine.inferred().isEmpty()) {
            Set<String> words = new HashSet<>(
                    List.of(verbatim.unwrap(machine.build().toString()).split("[^\\w$]+")));
            List<TypeVariableName> used = routine.inferred().stream()
                    .filter(each -> words.contains(each.name()))
                    .toList();
            machine.addTypeVariables(Inferred.withBounds(used, routine.inferred()));
        }
        return machine.build();
    }

    private void overriding(Text text, TypeName result, String head) {
        text.line("").line("@" + verbatim.type(OVERRIDE));
        text.open("protected " + verbatim.type(result) + " " + head);
    }

    /** What stands before the constructor. */
    private String declarations() {
        Text text = new Text(DEPTH).add(sourceMap());
        fields().forEach(each -> declare(text, each.type(), codes.name(each)));
        if (routine.slot() != null) {
            declare(text, routine.slot(), slot);
        }
        return text.toString();
    }

    private void declare(Text text, TypeName type, String name) {
        text.line("").line("private " + verbatim.type(type) + " " + name + ";");
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

    private String sourceMap() {
        Signature signature = routine.signature();
        List<Integer> numbers = layout.order().stream().map(lines::of).toList();
        CodeBlock names =
                CodeBlock.of("$S, $S, $S", signature.owner().reflectionName(), signature.method(), routine.file());
        String type = verbatim.type(SOURCE_MAP);
        return "private static final " + type + " " + source + " = " + type + ".of(" + names + ", "
                + (numbers.size() <= MOST_NUMBERS ? StepWriter.join(numbers) : literal(numbers)) + ");\n";
    }

    /** Lines as a constant, where numbers would be code; see the method of the source map that takes it. */
    private static String literal(List<Integer> numbers) {
        StringBuilder text = new StringBuilder("\"");
        numbers.forEach(each -> text.append(String.format("\\u%04x", Math.min(each + 0x80, 0xFFFF))));
        return text.append('"').toString();
    }

    private String constructor() {
        List<String> parameters = new ArrayList<>();
        Text body = new Text(1);
        for (Variable parameter : kept(layout)) {
            String name = codes.name(parameter);
            parameters.add(verbatim.type(parameter.type()) + " " + name);
            body.line("this." + name + " = " + name + ";");
        }
        Text text = new Text(DEPTH);
        text.line(routine.machine() + "(" + String.join(", ", parameters) + ") {");
        return text.add(body.toString()).line("}").toString();
    }

    /** The arguments that the machine keeps, by position among the routine's parameters. */
    static List<Variable> kept(Layout layout) {
        return layout.graph().routine().parameters().stream()
                .filter(each -> layout.placement().places().get(each) == Placement.Place.FIELD)
                .toList();
    }

    /** For a generator with a finally block: where a close begins. */
    private void closing(Text text) {
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
            return;
        }
        overriding(text, TypeName.INT, "closing(int " + state + ")");
        text.open("switch (" + state + ")");
        suspended.forEach((id, states) -> {
            Closing closing = graph.regions().get(id).closing();
            text.open("case " + StepWriter.join(states) + " ->");
            text.line(codes.name(closing.completion()) + " = " + closing.kind() + ";");
            if (closing.result() != null && placement.names().containsKey(closing.result())) {
                text.line(codes.name(closing.result()) + " = null;");
            }
            text.line("return " + layout.states().get(closing.entry()) + ";").close();
        });
        text.open("default ->").line("return -1;").close();
        text.close().close();
    }

    /** The region whose finally block a close at a state has to run first; null for none, or if nothing stops there. */
    private @Nullable Region guarding(Graph graph, int root) {
        return lines.isSuspended(root) ? graph.guarded(graph.blocks().get(root).region()) : null;
    }

    /** The method clear, and what it calls where there is too much for one. */
    private void clear(Text text) {
        List<String> references = new ArrayList<>();
        fields().stream().filter(Variable::isReference).map(codes::name).forEach(references::add);
        if (routine.slot() != null && !routine.slot().isPrimitive()) {
            references.add(slot);
        }
        if (references.size() > MOST_CLEARED) {
            clearInParts(text, references);
        } else if (!references.isEmpty()) {
            overriding(text, TypeName.VOID, "clear()");
            clear(text, references);
        }
    }

    private void clearInParts(Text text, List<String> references) {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < references.size(); i += MOST_CLEARED) {
            String name = names.fresh("clear$" + calls.size());
            calls.add(name + "();");
            text.line("").open("private void " + name + "()");
            clear(text, references.subList(i, Math.min(i + MOST_CLEARED, references.size())));
        }
        overriding(text, TypeName.VOID, "clear()");
        calls.forEach(text::line);
        text.close();
    }

    private static void clear(Text text, List<String> references) {
        references.forEach(name -> text.line(name + " = null;"));
        text.close();
    }
}
