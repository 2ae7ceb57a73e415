package io.cogen.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names in source files, as far as the shadow compilation reads them, of those that may be the names of classes. */
final class Names {
    private final Map<CompilationUnitTree, Scanner> scanned = new HashMap<>();
    private final Predicate<CompilationUnitTree> whole;

    /** @param whole the files whose methods have bodies, see {@link Heads} */
    Names(Predicate<CompilationUnitTree> whole) {
        this.whole = whole;
    }

    /** The simple names in a file. */
    Set<String> in(CompilationUnitTree unit) {
        return scan(unit).simple;
    }

    /** Whether code of a file may name classes of a package: it belongs to the package, or mentions it. */
    boolean mayName(CompilationUnitTree unit, String packageName) {
        return packageName(unit).equals(packageName) || scan(unit).qualified.contains(packageName);
    }

    static String packageName(CompilationUnitTree unit) {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    private Scanner scan(CompilationUnitTree unit) {
        return scanned.computeIfAbsent(unit, each -> {
            Scanner scanner = new Scanner(whole.test(each));
            scanner.scan(each, null);
            return scanner;
        });
    }

    private static final class Scanner extends TreeScanner<Void, Void> {
        final Set<String> simple = new HashSet<>();
        final Set<String> qualified = new HashSet<>();
        private final boolean hasBodies;

        Scanner(boolean hasBodies) {
            this.hasBodies = hasBodies;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, Void unused) {
            if (hasBodies || !Heads.isStripped(tree)) {
                return super.visitMethod(tree, unused);
            }
            scan(tree.getModifiers(), unused);
            scan(tree.getTypeParameters(), unused);
            scan(tree.getReturnType(), unused);
            scan(tree.getReceiverParameter(), unused);
            scan(tree.getParameters(), unused);
            scan(tree.getThrows(), unused);
            return scan(tree.getDefaultValue(), unused);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
            simple.add(tree.getName().toString());
            qualified.add(tree.getName().toString());
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
            simple.add(tree.getIdentifier().toString());
            String name = qualified(tree);
            if (!name.isEmpty()) {
                qualified.add(name);
            }
            return super.visitMemberSelect(tree, unused);
        }

        /** Names with dots between them; empty for anything else. */
        private static String qualified(ExpressionTree tree) {
            if (tree instanceof MemberSelectTree select) {
                String before = qualified(select.getExpression());
                return before.isEmpty() ? "" : before + "." + select.getIdentifier();
            }
            return tree instanceof IdentifierTree name ? name.getName().toString() : "";
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            scan(tree.getTypeArguments(), unused);
            if (tree.getMethodSelect() instanceof MemberSelectTree select) {
                scan(select.getExpression(), unused);
            }
            return scan(tree.getArguments(), unused);
        }

        @Override
        public @Nullable Void visitImport(ImportTree tree, Void unused) {
            return scan(tree.getQualifiedIdentifier(), unused);
        }
    }
}
