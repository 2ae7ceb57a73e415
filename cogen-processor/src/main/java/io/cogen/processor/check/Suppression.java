package io.cogen.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import javax.lang.model.element.Element;

/** {@code SuppressWarnings("CG201")} on a declaration holds for everything inside it, as it does for javac's own warnings. */
final class Suppression {
    private Suppression() {}

    static boolean isSuppressed(Trees trees, TreePath from, String code) {
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            if (tree instanceof VariableTree || tree instanceof MethodTree || tree instanceof ClassTree) {
                Element element = trees.getElement(path);
                SuppressWarnings names = element == null ? null : element.getAnnotation(SuppressWarnings.class);
                if (names != null && List.of(names.value()).contains(code)) {
                    return true;
                }
            }
        }
        return false;
    }
}
