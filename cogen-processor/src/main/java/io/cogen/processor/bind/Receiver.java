package io.cogen.processor.bind;

import com.sun.source.tree.ExpressionTree;
import io.cogen.processor.model.Code.Part;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The object whose member is used.
 *
 * @param written the expression in the text that gives it; null when there is none
 * @param implicit where there is none: what gives it in generated code; empty for a static member
 * @param owner through {@code super}: the class whose superclass is meant; else null
 * @param above through {@code super}: the superclass, or the interface that is named; else null
 */
record Receiver(
        @Nullable ExpressionTree written,
        List<Part> implicit,
        @Nullable TypeElement owner,
        @Nullable TypeElement above) {
    static final Receiver NONE = new Receiver(null, List.of(), null, null);

    static Receiver written(ExpressionTree tree) {
        return new Receiver(tree, List.of(), null, null);
    }

    static Receiver implicit(List<Part> parts) {
        return new Receiver(null, parts, null, null);
    }

    boolean isThroughSuper() {
        return above != null;
    }
}
