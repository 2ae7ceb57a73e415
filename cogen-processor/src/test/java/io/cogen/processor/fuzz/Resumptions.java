package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Owner.Callee;
import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Loops that resume an asynchronous generator, and close it when they are left. */
final class Resumptions {
    private final Grammar grammar;

    Resumptions(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth) {
        Form form = grammar.setting.head.form();
        if (form == null || !form.awaits() || !scope.rules.yields() || !grammar.setting.mayYield()) {
            return;
        }
        for (Owner owner : grammar.setting.owners()) {
            owner.callees.stream()
                    .filter(each -> each.form() == Form.ASYNC_GENERATOR)
                    .filter(each -> scope.rules.checked() || !each.throwsChecked())
                    .forEach(each -> menu.add(Feature.AWAIT_OF_GENERATOR, 8, () -> loop(each, scope, depth)));
        }
    }

    private Node loop(Callee callee, Scope scope, int depth) {
        grammar.setting.countYield();
        Scope block = scope.inner(scope.rules.deeper());
        String name = block.name();
        Type yielded = Objects.requireNonNull(callee.yielded());
        String returned =
                callee.returned() == Type.VOID ? "Void" : callee.returned().boxed().name;
        String type = "AsyncGenerator<" + yielded + ", " + callee.sent() + ", " + returned + ", "
                + (callee.throwsChecked() ? "IOException" : "RuntimeException") + ">";
        List<Object> parts = new ArrayList<>(List.of("{ " + type + " " + name + " = "));
        parts.addAll(grammar.yields.creation(callee, block.statement(), depth));
        parts.add("; try { while (log.goesOn() && Co.yield(" + name);
        parts.addAll(resumption(callee, block.statement(), depth));
        Scope body = block.inner(block.rules.toward(new Target(null, true, true)));
        String value = body.name();
        body.declare(new Variable(value, yielded, grammar.dice.any(Use.ASSIGN, Use.CAPTURE)));
        parts.add(")) { " + yielded + " " + value + " = " + name + ".value();");
        parts.add(grammar.statements.list(body));
        parts.add("} log.show(" + name + ".isDone()); } finally { Co.yield(" + name + ".close()); } }");
        return Node.statement(parts.toArray());
    }

    private List<Object> resumption(Callee callee, Scope scope, int depth) {
        return switch (grammar.dice.below(6)) {
            case 0 -> List.of(".raise(new IllegalArgumentException(" + grammar.setting.note() + "))");
            case 1, 2 -> List.of(".resume()");
            default -> {
                Node sent = grammar.expressions.argument(Objects.requireNonNull(callee.sent()), scope, depth);
                yield List.of(".resume(", sent, ")");
            }
        };
    }
}
