package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Takes loops apart. */
final class Loops {
    private final Context context;
    private final Statements statements;

    Loops(Context context, Statements statements) {
        this.context = context;
        this.statements = statements;
    }

    /** @param names its labels */
    Stmt bind(StatementTree tree, List<String> names, int line) {
        Label exit = context.variables().ids.label("exit");
        Label after = context.variables().ids.label("next");
        List<Stmt> init = tree instanceof ForLoopTree loop ? head(loop.getInitializer()) : List.of();
        context.targets().push(exit, after);
        names.forEach(name -> context.targets().pushNamed(name, exit, after));
        Stmt result;
        if (tree instanceof WhileLoopTree loop) {
            Expr test = test(loop.getCondition());
            result = new Stmt.Loop(
                    List.of(), test, List.of(), statements.bind(loop.getStatement()), true, exit, after, line);
        } else if (tree instanceof DoWhileLoopTree loop) {
            Stmt body = statements.bind(loop.getStatement());
            result = new Stmt.Loop(List.of(), test(loop.getCondition()), List.of(), body, false, exit, after, line);
        } else if (tree instanceof ForLoopTree loop) {
            Expr test = loop.getCondition() == null ? null : test(loop.getCondition());
            List<Stmt> update = head(loop.getUpdate());
            result = new Stmt.Loop(init, test, update, statements.bind(loop.getStatement()), true, exit, after, line);
        } else {
            result = forEach((EnhancedForLoopTree) tree, exit, after, line);
        }
        names.forEach(name -> context.targets().pop());
        context.targets().pop();
        return result;
    }

    private @Nullable Expr test(ExpressionTree condition) {
        return context.flow().isTrue(condition) ? null : statements.condition(condition);
    }

    private List<Stmt> head(List<? extends StatementTree> trees) {
        return statements.all(trees).stream().map(Statements::terminated).toList();
    }

    private Stmt forEach(EnhancedForLoopTree tree, Label exit, Label after, int line) {
        TreePath path = context.index().path(tree.getExpression());
        TypeMirror type = context.typing().type(path);
        Variable variable = Objects.requireNonNull(
                context.variables().of(context.typing().element(context.index().path(tree.getVariable()))));
        TypeName iterated;
        TypeName element;
        boolean array = type.getKind() == TypeKind.ARRAY;
        if (array) {
            iterated = context.typing().names().of(path);
            element = context.typing().names().require(path, ((ArrayType) type).getComponentType());
        } else {
            TypeMirror elementType = elementType(type);
            element = elementType == null
                    ? ClassName.OBJECT
                    : context.typing().names().require(path, elementType);
            ClassName iterator = ClassName.get(Iterator.class);
            iterated = elementType == null
                    ? ParameterizedTypeName.get(iterator, WildcardTypeName.subtypeOf(Object.class))
                    : ParameterizedTypeName.get(iterator, WildcardTypeName.subtypeOf(element));
        }
        Stmt body = new Stmt.Block(List.of(statements.bind(tree.getStatement())));
        return new Stmt.ForEach(
                variable,
                statements.expressions().bind(tree.getExpression()),
                array,
                iterated,
                element,
                body,
                exit,
                after,
                line);
    }

    /** The {@code T} of the {@code Iterable<T>} that a type is; null when it is raw. */
    private @Nullable TypeMirror elementType(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement().toString().equals("java.lang.Iterable")) {
            return declared.getTypeArguments().isEmpty()
                    ? null
                    : declared.getTypeArguments().get(0);
        }
        for (TypeMirror supertype : context.typing()
                .types()
                .directSupertypes(context.typing().types().capture(type))) {
            TypeMirror found = elementType(supertype);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
