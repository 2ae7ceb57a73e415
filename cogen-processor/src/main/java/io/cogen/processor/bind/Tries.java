package io.cogen.processor.bind;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes try statements apart. */
final class Tries {
    private final Context context;
    private final Statements statements;

    Tries(Context context, Statements statements) {
        this.context = context;
        this.statements = statements;
    }

    Stmt bind(TryTree tree, int line) {
        List<Stmt.Resource> resources = new ArrayList<>();
        for (Tree resource : tree.getResources()) {
            resources.add(resource(resource));
        }
        Stmt body = statements.body(tree.getBlock());
        List<Stmt.Catch> catches = new ArrayList<>();
        for (CatchTree clause : tree.getCatches()) {
            catches.add(caught(clause));
        }
        Stmt cleanup = tree.getFinallyBlock() == null ? null : statements.body(tree.getFinallyBlock());
        return new Stmt.Try(resources, body, catches, cleanup, line);
    }

    private Stmt.Resource resource(Tree tree) {
        TreePath path = context.index().path(tree);
        int line = context.typing().line(path);
        if (tree instanceof VariableTree declaration) {
            Variable variable = Objects.requireNonNull(
                    context.variables().of(context.typing().element(path)));
            return new Stmt.Resource(
                    variable,
                    statements.expressions().bind(Objects.requireNonNull(declaration.getInitializer())),
                    line);
        }
        Variable existing = tree instanceof IdentifierTree
                ? context.variables().of(context.typing().element(path))
                : null;
        if (existing != null) {
            return new Stmt.Resource(existing, null, line);
        }
        Variable opened = context.variables()
                .ids
                .temporary("resource", context.typing().names().of(path), line);
        return new Stmt.Resource(opened, statements.expressions().bind((ExpressionTree) tree), line);
    }

    private Stmt.Catch caught(CatchTree tree) {
        VariableTree parameter = tree.getParameter();
        Variable variable = Objects.requireNonNull(
                context.variables().of(context.typing().element(context.index().path(parameter))));
        List<TypeName> types = new ArrayList<>();
        if (parameter.getType() instanceof UnionTypeTree union) {
            union.getTypeAlternatives()
                    .forEach(each -> types.add(
                            context.typing().names().of(context.index().path(each))));
        } else {
            types.add(context.typing().names().of(context.index().path(parameter.getType())));
        }
        return new Stmt.Catch(
                types,
                variable,
                statements.body(tree.getBlock()),
                context.typing().line(context.index().path(tree)));
    }
}
