package io.cogen.processor.bind;

import com.sun.source.tree.Tree;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of the user's text where generated code says something else.
 *
 * @param start offset of the first character to replace
 * @param end offset behind the last; equal to start for an insertion
 * @param owner the tree that the edit belongs to: an insertion at its edge goes where all of the tree goes
 * @param closes for an insertion: whether it stands behind its tree
 * @param variable for a use or the declaration of a variable: which; else null
 * @param exportOnly whether it applies only to a binding that is used outside of the text that declares it
 */
record Anchor(
        int start,
        int end,
        List<Part> parts,
        Tree owner,
        int ownerStart,
        int ownerEnd,
        boolean closes,
        @Nullable Variable variable,
        boolean exportOnly) {

    boolean isInsertion() {
        return start == end;
    }
}
