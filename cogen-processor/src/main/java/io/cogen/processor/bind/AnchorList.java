package io.cogen.processor.bind;

import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects edits. */
final class AnchorList {
    private final Typing typing;
    private final List<Anchor> anchors = new ArrayList<>();
    private final Set<Long> replaced = new HashSet<>();

    AnchorList(Typing typing) {
        this.typing = typing;
    }

    List<Anchor> all() {
        return anchors;
    }

    /** Inserts at the edge of a tree. */
    void insert(TreePath path, boolean closes, List<Part> parts) {
        int at = closes ? typing.end(path) : typing.start(path);
        add(path, at, at, parts, closes, null, Anchor.Role.EDIT);
    }

    /** Inserts in front of something in a tree, or behind it. */
    void insertAt(TreePath owner, int at, boolean closes, List<Part> parts) {
        add(owner, at, at, parts, closes, null, Anchor.Role.EDIT);
    }

    /** Replaces a tree. */
    void replace(TreePath path, List<Part> parts) {
        add(path, typing.start(path), typing.end(path), parts, false, null, Anchor.Role.EDIT);
    }

    /** Replaces a range of text that belongs to a tree. */
    void replace(TreePath owner, int start, int end, List<Part> parts) {
        add(owner, start, end, parts, false, null, Anchor.Role.EDIT);
    }

    /** Replaces a name that stands for a variable. */
    void use(TreePath owner, int start, int end, List<Part> parts, Variable variable) {
        add(owner, start, end, parts, false, variable, Anchor.Role.USE);
    }

    /** Inserts at the edge of a pattern what hands one of its variables over. */
    void export(TreePath path, boolean closes, List<Part> parts, Variable variable) {
        int at = closes ? typing.end(path) : typing.start(path);
        add(path, at, at, parts, closes, variable, Anchor.Role.EXPORT);
    }

    private void add(
            TreePath owner,
            int start,
            int end,
            List<Part> parts,
            boolean closes,
            @Nullable Variable variable,
            Anchor.Role role) {
        if (start < 0 || end < start) {
            return; // a tree that javac has made up, a default constructor for instance
        }
        // The type of 'int a, b' is scanned once for each variable.
        if (start == end || replaced.add((long) start << 32 | end)) {
            anchors.add(new Anchor(
                    start,
                    end,
                    parts,
                    owner.getLeaf(),
                    typing.start(owner),
                    typing.end(owner),
                    closes,
                    variable,
                    role));
        }
    }
}
