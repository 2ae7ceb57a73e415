package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.ProblemException;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements apart as far as needed: those with a suspension point inside, and those out of which a jump leads to a
 * statement that is taken apart, or a return through a finally block that is.
 *
 * <p>Over 400 lines, because it has a method for each kind of statement; switches and jumps have classes of their own.
 */
final class Statements {
    private final Typing typing;
    private final Index index;
    private final Slices slices;
    private final Variables variables;
    private final Flow flow;
    private final Expressions expressions;
    private final Method method;

    /** What the binding of statements must know of the method. */
    record Method(TypeMirror returned, boolean isGenerator, int sourceVersion) {}

    private final Targets targets = new Targets();
    private final Switches switches;

    /** How many of the statements around the current one run something when they are left. */
    private int cleanups;

    Statements(
            Typing typing,
            Index index,
            Slices slices,
            Variables variables,
            Expressions.PrivateTargets privates,
            Method method) {
        this.typing = typing;
        this.index = index;
        this.slices = slices;
        this.variables = variables;
        this.flow = new Flow(typing, index);
        this.method = method;
        this.switches = new Switches(this, typing, index, slices, variables, targets, method.sourceVersion());
        this.expressions = new Expressions(
                typing, index, slices, variables, privates, path -> switches().value(path), method.isGenerator());
    }

    Flow flow() {
        return flow;
    }

    private Switches switches() {
        return switches;
    }

    Expressions expressions() {
        return expressions;
    }

    Stmt.Block body(BlockTree block) {
        return new Stmt.Block(all(block.getStatements()));
    }

    List<Stmt> all(List<? extends StatementTree> trees) {
        List<Stmt> statements = new ArrayList<>();
        trees.forEach(tree -> statements.add(bind(tree)));
        return statements;
    }

    private @Nullable Stmt optional(@Nullable StatementTree tree) {
        return tree == null ? null : bind(tree);
    }

    ProblemException unsupported(Tree tree, String what, String wayOut) {
        return typing.problem(index.path(tree), Diagnostic.UNSUPPORTED, what, wayOut);
    }

    /** A statement out of its context: a list of statements is handled by {@link #all}. */
    Stmt bind(StatementTree tree) {
        int line = typing.line(index.path(tree));
        if (tree instanceof VariableTree declaration) {
            return declare(declaration, line);
        } else if (tree instanceof ClassTree) {
            throw unsupported(
                    tree,
                    "a class declared beside a suspension point",
                    "make it a member class, or put it into a block of its own");
        } else if (tree instanceof ExpressionStatementTree effect && isLocalAssignment(effect)) {
            AssignmentTree assignment = (AssignmentTree) effect.getExpression();
            Variable target = variables.of(typing.element(index.path(assignment.getVariable())));
            return new Stmt.Declare(Objects.requireNonNull(target), expressions.bind(assignment.getExpression()), line);
        } else if (!mustTakeApart(tree)) {
            return island(tree, line);
        }
        return takeApart(tree, line);
    }

    private Stmt declare(VariableTree tree, int line) {
        Variable variable = variables.of(typing.element(index.path(tree)));
        ExpressionTree value = tree.getInitializer();
        return new Stmt.Declare(Objects.requireNonNull(variable), value == null ? null : expressions.bind(value), line);
    }

    private boolean isLocalAssignment(ExpressionStatementTree tree) {
        return tree.getExpression() instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree name
                && variables.of(typing.element(index.path(name))) != null;
    }

    private boolean mustTakeApart(StatementTree tree) {
        return index.suspends(tree)
                || Flow.jumpsOut(tree)
                || (cleanups > 0 && Flow.returns(tree))
                || capturesWhatItAssigns(tree);
    }

    /** A lambda must not see the assignment that makes its captured variable: those must not share an island. */
    private boolean capturesWhatItAssigns(StatementTree tree) {
        TreePath path = index.path(tree);
        Code code = slices.code(typing.start(path), typing.end(path));
        return code.captures().stream().anyMatch(code.writes()::contains);
    }

    private Stmt island(StatementTree tree, int line) {
        TreePath path = index.path(tree);
        Code code = tree instanceof EmptyStatementTree ? Code.EMPTY : slices.code(typing.start(path), typing.end(path));
        return new Stmt.Island(code, flow.completes(tree), line);
    }

    private Stmt takeApart(StatementTree tree, int line) {
        if (tree instanceof BlockTree block) {
            return body(block);
        } else if (tree instanceof ExpressionStatementTree effect) {
            if (!index.suspends(effect)) {
                throw unsupported(
                        tree,
                        "a variable that is assigned and captured in one expression",
                        "assign it in a statement of its own");
            }
            return new Stmt.Do(expressions.bind(effect.getExpression()), line);
        } else if (tree instanceof IfTree choice) {
            return new Stmt.If(
                    condition(choice.getCondition()),
                    bind(choice.getThenStatement()),
                    optional(choice.getElseStatement()),
                    line);
        } else if (tree instanceof LabeledStatementTree labeled) {
            return labeled(labeled);
        } else if (tree instanceof BreakTree jump) {
            return new Stmt.Break(targets.exit(jump.getLabel()), line);
        } else if (tree instanceof ContinueTree jump) {
            return new Stmt.Break(targets.next(jump.getLabel()), line);
        } else if (tree instanceof YieldTree give) {
            return new Stmt.Give(switches.innermost(), expressions.bind(give.getValue()), line);
        } else if (tree instanceof SwitchTree dispatch) {
            return switches.dispatch(dispatch, line);
        } else if (tree instanceof TryTree guarded) {
            return guarded(guarded, line);
        } else if (tree instanceof ReturnTree back) {
            return new Stmt.Return(back.getExpression() == null ? null : returned(back.getExpression()), line);
        } else if (tree instanceof ThrowTree thrown) {
            return new Stmt.Throw(expressions.bind(thrown.getExpression()), line);
        } else if (tree instanceof SynchronizedTree locked && index.suspends(locked.getExpression())) {
            throw unsupported(
                    locked.getExpression(),
                    "a suspension point that gives the object to lock",
                    "put the object into a variable first");
        } else if (tree instanceof SynchronizedTree) {
            throw unsupported(tree, "a jump out of a synchronized block", "leave the block first, then jump");
        } else if (tree instanceof WhileLoopTree
                || tree instanceof DoWhileLoopTree
                || tree instanceof ForLoopTree
                || tree instanceof EnhancedForLoopTree) {
            return loop(tree, List.of(), line);
        }
        Tree point = tree instanceof AssertTree assertion && index.suspends(assertion.getDetail())
                ? assertion.getDetail()
                : tree instanceof AssertTree assertion ? assertion.getCondition() : tree;
        throw unsupported(point, "a suspension point in this statement", "put what is yielded into a variable before");
    }

    Expr condition(ExpressionTree tree) {
        return expressions.bind(tree instanceof ParenthesizedTree inner ? inner.getExpression() : tree);
    }

    private Expr returned(ExpressionTree tree) {
        Expr value = expressions.bind(tree);
        String cast = typing.returnCast(method.returned(), typing.type(index.path(tree)));
        if (cast.isEmpty()) {
            return value;
        } else if (value instanceof Expr.Pure pure) {
            return new Expr.Pure(Code.of(cast, pure.code(), ")"), pure.type(), pure.stable());
        }
        return new Expr.Template(
                List.of(
                        new Expr.Gap(Code.text(cast)),
                        new Expr.Operand(value, value.type(), Expr.Conversion.NONE),
                        new Expr.Gap(Code.text(")"))),
                value.type());
    }

    private Stmt labeled(LabeledStatementTree tree) {
        List<String> names = new ArrayList<>();
        StatementTree inner = tree;
        while (inner instanceof LabeledStatementTree labeled) {
            names.add(labeled.getLabel().toString());
            inner = labeled.getStatement();
        }
        int line = typing.line(index.path(inner));
        boolean isLoop = inner instanceof WhileLoopTree
                || inner instanceof DoWhileLoopTree
                || inner instanceof ForLoopTree
                || inner instanceof EnhancedForLoopTree;
        if (isLoop) {
            return loop(inner, names, line);
        }
        Label exit = variables.ids.label(names.get(0));
        names.forEach(name -> targets.pushNamed(name, exit, null));
        Stmt body = bind(inner);
        names.forEach(name -> targets.pop());
        return new Stmt.Marked(exit, body);
    }

    // Loops

    private Stmt loop(StatementTree tree, List<String> names, int line) {
        Label exit = variables.ids.label("exit");
        Label after = variables.ids.label("next");
        List<Stmt> init = tree instanceof ForLoopTree loop ? head(loop.getInitializer()) : List.of();
        targets.push(exit, after);
        names.forEach(name -> targets.pushNamed(name, exit, after));
        Stmt result;
        if (tree instanceof WhileLoopTree loop) {
            Expr test = test(loop.getCondition());
            result = new Stmt.Loop(List.of(), test, List.of(), bind(loop.getStatement()), true, exit, after, line);
        } else if (tree instanceof DoWhileLoopTree loop) {
            Stmt body = bind(loop.getStatement());
            result = new Stmt.Loop(List.of(), test(loop.getCondition()), List.of(), body, false, exit, after, line);
        } else if (tree instanceof ForLoopTree loop) {
            Expr test = loop.getCondition() == null ? null : test(loop.getCondition());
            List<Stmt> update =
                    all(loop.getUpdate()).stream().map(Statements::terminated).toList();
            result = new Stmt.Loop(init, test, update, bind(loop.getStatement()), true, exit, after, line);
        } else {
            result = forEach((EnhancedForLoopTree) tree, exit, after, line);
        }
        names.forEach(name -> targets.pop());
        targets.pop();
        return result;
    }

    private @Nullable Expr test(ExpressionTree condition) {
        return flow.isTrue(condition) ? null : condition(condition);
    }

    private List<Stmt> head(List<? extends StatementTree> trees) {
        return all(trees).stream().map(Statements::terminated).toList();
    }

    /** The statements in the head of a for loop have no semicolon. */
    static Stmt terminated(Stmt statement) {
        if (statement instanceof Stmt.Island island
                && !island.code().isEmpty()
                && !island.code().toString().endsWith(";")) {
            return new Stmt.Island(Code.of(island.code(), ";"), island.completes(), island.line());
        }
        return statement;
    }

    private Stmt forEach(EnhancedForLoopTree tree, Label exit, Label after, int line) {
        TreePath path = index.path(tree.getExpression());
        TypeMirror type = typing.type(path);
        Variable variable = Objects.requireNonNull(variables.of(typing.element(index.path(tree.getVariable()))));
        TypeName iterated;
        TypeName element;
        boolean array = type.getKind() == TypeKind.ARRAY;
        if (array) {
            iterated = typing.names().of(path);
            element = typing.names().require(path, ((ArrayType) type).getComponentType());
        } else {
            TypeMirror elementType = elementType(type);
            element = elementType == null ? ClassName.OBJECT : typing.names().require(path, elementType);
            ClassName iterator = ClassName.get(Iterator.class);
            iterated = elementType == null
                    ? ParameterizedTypeName.get(iterator, WildcardTypeName.subtypeOf(Object.class))
                    : ParameterizedTypeName.get(iterator, WildcardTypeName.subtypeOf(element));
        }
        Stmt body = new Stmt.Block(List.of(bind(tree.getStatement())));
        return new Stmt.ForEach(
                variable, expressions.bind(tree.getExpression()), array, iterated, element, body, exit, after, line);
    }

    /** The {@code T} of the {@code Iterable<T>} that a type is; null when it is raw. */
    private @Nullable TypeMirror elementType(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement().toString().equals("java.lang.Iterable")) {
            return declared.getTypeArguments().isEmpty()
                    ? null
                    : declared.getTypeArguments().get(0);
        }
        for (TypeMirror supertype :
                typing.types().directSupertypes(typing.types().capture(type))) {
            TypeMirror found = elementType(supertype);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    // Try

    private Stmt guarded(TryTree tree, int line) {
        boolean cleans = tree.getFinallyBlock() != null;
        cleanups += cleans ? 1 : 0;
        List<Stmt.Resource> resources = new ArrayList<>();
        for (Tree resource : tree.getResources()) {
            resources.add(resource(resource));
        }
        cleanups += resources.isEmpty() ? 0 : 1;
        Stmt body = body(tree.getBlock());
        cleanups -= resources.isEmpty() ? 0 : 1;
        List<Stmt.Catch> catches = new ArrayList<>();
        for (CatchTree clause : tree.getCatches()) {
            catches.add(caught(clause));
        }
        cleanups -= cleans ? 1 : 0;
        Stmt cleanup = cleans ? body(tree.getFinallyBlock()) : null;
        return new Stmt.Try(resources, body, catches, cleanup, line);
    }

    private Stmt.Resource resource(Tree tree) {
        TreePath path = index.path(tree);
        int line = typing.line(path);
        if (tree instanceof VariableTree declaration) {
            Variable variable = Objects.requireNonNull(variables.of(typing.element(path)));
            return new Stmt.Resource(
                    variable, expressions.bind(Objects.requireNonNull(declaration.getInitializer())), line);
        }
        Variable existing = tree instanceof IdentifierTree ? variables.of(typing.element(path)) : null;
        if (existing != null) {
            return new Stmt.Resource(existing, null, line);
        }
        Variable opened = variables.ids.temporary("resource", typing.names().of(path), line);
        return new Stmt.Resource(opened, expressions.bind((ExpressionTree) tree), line);
    }

    private Stmt.Catch caught(CatchTree tree) {
        VariableTree parameter = tree.getParameter();
        Variable variable = Objects.requireNonNull(variables.of(typing.element(index.path(parameter))));
        List<TypeName> types = new ArrayList<>();
        if (parameter.getType() instanceof UnionTypeTree union) {
            union.getTypeAlternatives().forEach(each -> types.add(typing.names().of(index.path(each))));
        } else {
            types.add(typing.names().of(index.path(parameter.getType())));
        }
        return new Stmt.Catch(types, variable, body(tree.getBlock()), typing.line(index.path(tree)));
    }
}
