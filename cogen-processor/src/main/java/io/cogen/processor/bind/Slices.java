package io.cogen.processor.bind;

import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.LineMark;
import io.cogen.processor.model.Variable;
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

    /** Characters of which nothing is made that can happen. */
    private static final String NOTHING = " \t\f\r\013(){};,.<>=!&|?:*+-";

    private final String text;
    private final LineMap lines;
    private final Variables variables;
    private final List<Anchor> anchors;

    Slices(String text, LineMap lines, Variables variables, List<Anchor> anchors) {
        this.text = text;
        this.lines = lines;
        this.variables = variables;
        this.anchors = anchors.stream().sorted(ORDER).toList();
    }

    /** The text of statements or members, from one offset to another. */
    Code island(int start, int end) {
        return new Cut(null, start, end, start, end, false).code(anchors);
    }

    /** As {@link #island}, with edits of its own instead of those that belong to the same trees. */
    Code island(int start, int end, List<Anchor> instead) {
        Set<Tree> owners = Collections.newSetFromMap(new IdentityHashMap<>());
        instead.forEach(each -> owners.add(each.owner()));
        List<Anchor> all = new ArrayList<>(instead);
        anchors.stream().filter(each -> !owners.contains(each.owner())).forEach(all::add);
        all.sort(ORDER);
        return new Cut(null, start, end, start, end, false).code(all);
    }

    /**
     * The text of an expression, or of the labels of a switch. The variables of patterns in it get names that nothing else has:
     * where the expression ends up, their scope may hold more than it does in the user's text.
     */
    Code expression(int start, int end) {
        return new Cut(null, start, end, start, end, true).code(anchors);
    }

    /** The text between operands of a tree; edits that belong to the tree itself are part of it. */
    Code gap(Tree tree, int treeStart, int treeEnd, int start, int end) {
        return new Cut(tree, treeStart, treeEnd, start, end, true).code(anchors);
    }

    /** One piece: of a tree, if it belongs to one, that has an extent of its own. */
    private final class Cut {
        private final @Nullable Tree tree;
        private final int treeStart;
        private final int treeEnd;
        private final int start;
        private final int end;
        private final boolean renames;

        Cut(@Nullable Tree tree, int treeStart, int treeEnd, int start, int end, boolean renames) {
            this.tree = tree;
            this.treeStart = treeStart;
            this.treeEnd = treeEnd;
            this.start = start;
            this.end = end;
            this.renames = renames;
        }

        Code code(List<Anchor> anchors) {
            List<Part> parts = new ArrayList<>();
            int indent = indent(start, end);
            int at = start;
            for (int i = first(anchors, start); i < anchors.size(); i++) {
                Anchor anchor = anchors.get(i);
                if (anchor.start() > end) {
                    break;
                } else if (anchor.start() < at || !isInside(anchor)) {
                    continue;
                }
                addText(parts, at, anchor.start(), indent);
                if (isNamedInside(anchor)) {
                    parts.add(new Code.Text(variables.inner(Objects.requireNonNull(anchor.variable()))));
                } else {
                    anchor.parts().forEach(part -> parts.add(isPartOfMore(anchor) ? weakened(part) : part));
                }
                at = anchor.end();
            }
            addText(parts, at, end, indent);
            return new Code(parts);
        }

        /** The first anchor that does not begin before an offset. */
        private static int first(List<Anchor> anchors, int offset) {
            int from = 0;
            int to = anchors.size();
            while (from < to) {
                int middle = (from + to) / 2;
                if (anchors.get(middle).start() < offset) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        private boolean isInside(Anchor anchor) {
            if (anchor.start() < start || anchor.end() > end) {
                return false;
            }
            if (anchor.isInsertion()
                    && anchor.owner() != tree
                    && (anchor.ownerStart() < start || anchor.ownerEnd() > end)) {
                return false;
            }
            if (anchor.variable() == null || !isInternal(anchor.variable())) {
                return true;
            }
            return renames && variables.isBinding(anchor.variable()) && anchor.role() == Anchor.Role.USE;
        }

        /** Whether nothing but this piece, or the tree that it is a piece of, has anything to do with a variable. */
        private boolean isInternal(Variable variable) {
            return variables.isDeclaredIn(variable, treeStart, treeEnd)
                    && !variables.isUsedOutside(variable, treeStart, treeEnd);
        }

        /** Whether a variable is used under the name that the pattern in this piece gives it. */
        private boolean isNamedInside(Anchor anchor) {
            Variable variable = anchor.variable();
            return variable != null
                    && anchor.role() == Anchor.Role.USE
                    && variables.isBinding(variable)
                    && (isInternal(variable) || variables.isBoundIn(variable, treeStart, treeEnd));
        }

        /** Whether a piece is more than the expression that an assignment stands in: then it may not come to that. */
        private boolean isPartOfMore(Anchor anchor) {
            return start < anchor.ownerStart() || anchor.ownerEnd() < end;
        }
    }

    private static Part weakened(Part part) {
        return part instanceof Code.Ref ref && ref.access() == Code.Access.SET
                ? new Code.Ref(ref.variable(), Code.Access.WRITE, ref.captured())
                : part;
    }

    private void addText(List<Part> parts, int start, int end, int indent) {
        if (start < end) {
            parts.add(new Code.Text(isNothing(start, end) ? text.substring(start, end) : marked(start, end, indent)));
        }
    }

    /** Whether a piece is part of a line in which nothing can happen: no name, no number, and no operator that may fail. */
    private boolean isNothing(int start, int end) {
        for (int i = start; i < end; i++) {
            if (NOTHING.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Text with a mark before each line of it, and without the white space that its lines can lose. */
    private String marked(int start, int end, int indent) {
        int line = (int) lines.getLineNumber(start);
        StringBuilder marked = new StringBuilder(LineMark.of(line));
        int at = start;
        for (int i = text.indexOf('\n', start); i >= 0 && i < end; i = text.indexOf('\n', at)) {
            boolean isWindows = i > at && text.charAt(i - 1) == '\r';
            line++;
            marked.append(text, at, isWindows ? i - 1 : i).append('\n').append(LineMark.of(line));
            at = i + 1;
            while (at < end && at <= i + indent && isBlank(text.charAt(at))) {
                at++;
            }
        }
        return marked.append(text, at, end).toString();
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
