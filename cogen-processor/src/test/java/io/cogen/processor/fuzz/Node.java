package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a generated program: text with pieces inside. The text is all there is to say about most constructs, so that
 * there is one kind of node for all of them; what else is known serves the making and the shrinking.
 *
 * @param sort where it may stand
 * @param type of an expression; null for anything else
 * @param feature what it is an example of; null for what is part of another
 * @param parts Strings and Nodes, in the order of the text
 * @param level of an expression: how strongly its operator binds, see {@link Level}
 * @param completes of a statement: whether it can complete normally, as the language specification has it
 */
record Node(
        Sort sort, @Nullable Type type, @Nullable Feature feature, List<Object> parts, int level, boolean completes) {
    /** Where a node may stand. */
    enum Sort {
        EXPRESSION,
        STATEMENT,
        /** A case of a switch with its labels and its body. */
        CASE,
        /** What stands behind a block: an else, a catch, a finally. */
        CLAUSE,
        /** A member of a class. */
        MEMBER,
        /** A piece of text, of another. */
        MARK,
        /** Any number of other nodes, each of which can be left out. */
        LIST
    }

    static Node expression(Type type, int level, Object... parts) {
        return new Node(Sort.EXPRESSION, type, null, List.of(parts), level, true);
    }

    static Node statement(Object... parts) {
        return new Node(Sort.STATEMENT, null, null, List.of(parts), 0, true);
    }

    static Node of(Sort sort, Object... parts) {
        return new Node(sort, null, null, List.of(parts), 0, true);
    }

    /** A piece of text that is an example of something. */
    static Node mark(Feature feature, String text) {
        return of(Sort.MARK, text).as(feature);
    }

    static Node list(List<Node> elements) {
        boolean completes = elements.stream().allMatch(Node::completes);
        return new Node(Sort.LIST, null, null, List.copyOf(elements), 0, completes);
    }

    static Node list(Node... elements) {
        return list(Arrays.asList(elements));
    }

    /** A statement that cannot complete normally, unless it can. */
    Node completing(boolean can) {
        return new Node(sort, type, feature, parts, level, can);
    }

    Node as(Feature example) {
        return new Node(sort, type, example, parts, level, completes);
    }

    Node with(List<Object> otherParts) {
        return new Node(sort, type, feature, otherParts, level, completes);
    }

    /** The expression, in parentheses if it binds more weakly than its place needs. */
    Node at(int least) {
        return level >= least
                ? this
                : expression(type(), Level.PRIMARY, "(", this, ")").as(Feature.PARENTHESES);
    }

    /** Its nodes, in the order of the text. */
    List<Node> children() {
        List<Node> nodes = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Node node) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** Calls back with this node and all below it, in the order of the text. */
    void walk(Consumer<Node> visitor) {
        visitor.accept(this);
        children().forEach(child -> child.walk(visitor));
    }

    boolean contains(Feature example) {
        return feature == example || children().stream().anyMatch(child -> child.contains(example));
    }

    /** How many nodes it has. */
    int size() {
        return 1 + children().stream().mapToInt(Node::size).sum();
    }

    /** The text, laid out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        print(text, 0);
        return text.toString().replaceAll(" +\n", "\n").replaceAll("\n\n+", "\n");
    }

    private void print(StringBuilder text, int indent) {
        boolean first = true;
        for (Object part : parts) {
            if (part instanceof Node node) {
                if (sort == Sort.LIST) {
                    separate(text, indent + node.shift(), node.sort == Sort.EXPRESSION, first);
                }
                node.print(text, indent + (sort == Sort.LIST ? node.shift() : 0));
                first = false;
            } else {
                text.append(part);
            }
        }
        if (sort == Sort.LIST && !first && children().get(0).sort != Sort.EXPRESSION) {
            separate(text, indent, false, true);
        }
    }

    private static void separate(StringBuilder text, int indent, boolean onOneLine, boolean first) {
        if (onOneLine) {
            text.append(first ? "" : ", ");
        } else {
            text.append('\n').append("    ".repeat(indent));
        }
    }

    private int shift() {
        return sort == Sort.EXPRESSION || sort == Sort.CLAUSE ? 0 : 1;
    }
}
