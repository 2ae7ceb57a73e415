package io.cogen.processor.bind;

import com.sun.source.tree.Tree;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts pieces out of the user's text, with the edits that lie in them. */
final class Slices {
    /** Insertions before their tree come first, outer ones before inner ones; behind it the other way round. */
    private static final Comparator<Anchor> ORDER = Comparator.comparingInt(Anchor::start)
            .thenComparing(a -> a.isInsertion() ? (a.closes() ? 0 : 1) : 2)
            .thenComparing(a -> a.closes() ? -a.ownerStart() : -a.ownerEnd());

    private final String text;
    private final Variables variables;
    private final List<Anchor> anchors;

    Slices(String text, Variables variables, List<Anchor> anchors) {
        this.text = text;
        this.variables = variables;
        this.anchors = anchors.stream().sorted(ORDER).toList();
    }

    /** The text of whole trees, from one offset to another. */
    Code code(int start, int end) {
        return code(null, start, end);
    }

    /** The text between operands of a tree; edits that belong to the tree itself are part of it. */
    Code gap(Tree tree, int start, int end) {
        return code(tree, start, end);
    }

    /** The text of whole trees, with edits of its own instead of those that belong to the same trees. */
    Code code(int start, int end, List<Anchor> instead) {
        Set<Tree> owners = Collections.newSetFromMap(new IdentityHashMap<>());
        instead.forEach(each -> owners.add(each.owner()));
        List<Anchor> all = new ArrayList<>(instead);
        anchors.stream().filter(each -> !owners.contains(each.owner())).forEach(all::add);
        all.sort(ORDER);
        return code(null, start, end, all);
    }

    private Code code(@Nullable Tree context, int start, int end) {
        return code(context, start, end, anchors);
    }

    private Code code(@Nullable Tree context, int start, int end, List<Anchor> anchors) {
        List<Part> parts = new ArrayList<>();
        int indent = indent(start, end);
        int at = start;
        for (Anchor anchor : anchors) {
            if (anchor.start() < at || !isInside(anchor, context, start, end)) {
                continue;
            }
            addText(parts, at, anchor.start(), indent);
            if (anchor.role() == Anchor.Role.USE && variables.isBoundIn(anchor.variable(), start, end)) {
                parts.add(new Code.Text(variables.inner(Objects.requireNonNull(anchor.variable()))));
            } else {
                anchor.parts().forEach(part -> parts.add(isPartOfMore(anchor, start, end) ? weakened(part) : part));
            }
            at = anchor.end();
        }
        addText(parts, at, end, indent);
        return new Code(parts);
    }

    /** Whether a piece is more than the expression that an assignment stands in: then it may not come to that. */
    private static boolean isPartOfMore(Anchor anchor, int start, int end) {
        return start < anchor.ownerStart() || anchor.ownerEnd() < end;
    }

    private static Part weakened(Part part) {
        return part instanceof Code.Ref ref && ref.access() == Code.Access.SET
                ? new Code.Ref(ref.variable(), Code.Access.WRITE, ref.captured())
                : part;
    }

    private boolean isInside(Anchor anchor, @Nullable Tree context, int start, int end) {
        if (anchor.start() < start || anchor.end() > end) {
            return false;
        }
        if (anchor.isInsertion()
                && anchor.owner() != context
                && (anchor.ownerStart() < start || anchor.ownerEnd() > end)) {
            return false;
        }
        if (anchor.variable() == null) {
            return true;
        }
        boolean internal = variables.isDeclaredIn(anchor.variable(), start, end)
                && !variables.isUsedOutside(anchor.variable(), start, end);
        return !internal;
    }

    private void addText(List<Part> parts, int start, int end, int indent) {
        if (start < end) {
            String piece = text.substring(start, end).replace("\r\n", "\n");
            parts.add(new Code.Text(indent == 0 ? piece : piece.replaceAll("\n[ \t]{1," + indent + "}", "\n")));
        }
    }

    /** How much white space all further lines of a piece can lose: no more than the first has before it. */
    private int indent(int start, int end) {
        int lineStart = start;
        while (lineStart > 0 && isBlank(text.charAt(lineStart - 1))) {
            lineStart--;
        }
        if (lineStart > 0 && text.charAt(lineStart - 1) != '\n') {
            lineStart = text.lastIndexOf('\n', start - 1) + 1;
            int first = lineStart;
            while (first < start && isBlank(text.charAt(first))) {
                first++;
            }
            return least(start, end, first - lineStart);
        }
        return least(start, end, start - lineStart);
    }

    private int least(int start, int end, int most) {
        int least = most;
        for (int i = text.indexOf('\n', start); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            int first = i + 1;
            while (first < text.length() && isBlank(text.charAt(first))) {
                first++;
            }
            boolean empty = first >= text.length() || text.charAt(first) == '\n' || text.charAt(first) == '\r';
            if (!empty && first < end) {
                least = Math.min(least, first - i - 1);
            }
        }
        return least;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
