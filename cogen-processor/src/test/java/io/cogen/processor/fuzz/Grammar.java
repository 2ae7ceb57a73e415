package io.cogen.processor.fuzz;

import java.util.List;

/** The parts of the grammar, which call each other, for one method. */
final class Grammar {
    final Setting setting;
    final Dice dice;
    final Types types;
    final Expressions expressions;
    final Conditions conditions;
    final Places places;
    final Functions functions;
    final SwitchExpressions switches;
    final Statements statements;
    final Jumps jumps;
    final Yields yields;

    Grammar(Setting setting) {
        this.setting = setting;
        this.dice = setting.dice;
        this.types = new Types(setting);
        this.conditions = new Conditions(this);
        this.places = new Places(this);
        this.functions = new Functions(this);
        this.switches = new SwitchExpressions(this);
        this.expressions = new Expressions(this, new Leaves(this), productions());
        this.yields = new Yields(this);
        this.jumps = new Jumps(this);
        this.statements = new Statements(this);
    }

    private List<Production> productions() {
        return List.of(
                conditions,
                places,
                functions,
                switches,
                new Arithmetic(this),
                new Texts(this),
                new Choices(this),
                new Assignments(this),
                new Calls(this),
                new Creations(this));
    }

    Menu menu() {
        return new Menu(setting.features, dice);
    }
}
