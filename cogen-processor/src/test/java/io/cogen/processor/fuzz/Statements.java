package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes statements, as many as there is room for, up to one that does not complete. */
final class Statements {
    /** How deep statements may be nested. */
    private static final int DEEPEST = 5;

    private final Grammar grammar;
    private final Declarations declarations;
    private final Branches branches;
    private final Loops loops;
    private final Tries tries;
    private final Blocks blocks;
    private final Effects effects;

    Statements(Grammar grammar) {
        this.grammar = grammar;
        this.declarations = new Declarations(grammar);
        this.branches = new Branches(grammar);
        this.loops = new Loops(grammar);
        this.tries = new Tries(grammar);
        this.blocks = new Blocks(grammar);
        this.effects = new Effects(grammar);
    }

    /** The body of a method or a lambda: it gives what it must. */
    Node body(Scope scope) {
        return with(list(scope), scope);
    }

    /** The body of a method, longer. */
    Node longBody(Scope scope) {
        return with(list(scope, grammar.dice.between(4, 10)), scope);
    }

    private Node with(Node list, Scope scope) {
        if (!list.completes() || scope.rules.returned() == Type.VOID) {
            return list;
        }
        List<Node> statements = new ArrayList<>(list.children());
        statements.add(grammar.jumps.returned(scope, 2));
        return Node.list(statements);
    }

    /** What may stand between braces, in a scope of its own. */
    Node list(Scope scope) {
        return list(scope, grammar.dice.between(1, scope.rules.nesting() < 3 ? 4 : 2));
    }

    /** As {@link #list(Scope)}, ending in a jump. */
    Node listWithJump(Scope scope, int depth) {
        Node list = list(scope, grammar.dice.between(0, 2));
        if (!list.completes()) {
            return list;
        }
        List<Node> statements = new ArrayList<>(list.children());
        statements.add(grammar.jumps.any(scope, depth));
        return Node.list(statements);
    }

    private Node list(Scope scope, int length) {
        List<Node> statements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Node statement = statement(scope);
            statements.add(statement);
            if (!statement.completes()) {
                break;
            }
        }
        return Node.list(statements);
    }

    private Node statement(Scope scope) {
        int depth = grammar.dice.between(1, 3);
        grammar.setting.grow(3);
        Menu menu = grammar.menu();
        effects.offer(menu, scope, depth);
        declarations.offer(menu, scope, depth);
        if (scope.rules.nesting() > 0) {
            grammar.jumps.offer(menu, scope, depth, 2);
        }
        if (scope.rules.nesting() < DEEPEST && grammar.setting.hasRoom()) {
            branches.offer(menu, scope, depth);
            loops.offer(menu, scope, depth);
            tries.offer(menu, scope, depth);
            blocks.offer(menu, scope, depth);
        }
        return menu.choose();
    }
}
