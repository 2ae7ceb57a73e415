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
 * @param role what an edit for a variable is about
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
        Role role) {

    /** What an edit is about. */
    enum Role {
        /** No variable in particular. */
        EDIT,
        /** A name that stands for a variable. */
        USE,
        /** Hands a variable of a pattern over to those who use it elsewhere. */
        EXPORT
    }

    boolean isInsertion() {
        return start == end;
    }
}
