package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes a program that fails smaller, as long as it fails in the same way: leaves out elements of lists, takes statements out
 * of those around them, and puts simpler expressions in the place of expressions. Whether what remains is Java, the compiler
 * will say.
 */
final class Shrinker {
    /** How many expressions inside of one are tried in its place. */
    private static final int NEAREST = 4;

    private final Predicate<Program> fails;
    private final long deadline;

    /**
     * @param fails whether a program fails as the one to shrink does
     * @param seconds how long to try
     */
    Shrinker(Predicate<Program> fails, int seconds) {
        this.fails = fails;
        this.deadline = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** A smaller program, or the same. */
    Program shrink(Program program) {
        Program smallest = program;
        int size;
        do {
            size = smallest.tree().size();
            Program current = smallest;
            smallest = current.with(new Pass(current).visit(current.tree(), tree -> tree));
        } while (smallest.tree().size() < size && System.nanoTime() < deadline);
        return smallest;
    }

    /** One way through the tree, from the top down. */
    private final class Pass {
        private final Program program;

        Pass(Program program) {
            this.program = program;
        }

        /** @param around gives the whole tree with something else in the node's place */
        Node visit(Node start, UnaryOperator<Node> around) {
            Node node = reduce(start, around);
            List<Object> parts = new ArrayList<>(node.parts());
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof Node child) {
                    Node shape = node;
                    int index = i;
                    parts.set(i, visit(child, other -> around.apply(shape.with(replaced(parts, index, other)))));
                }
            }
            return node.with(List.copyOf(parts));
        }

        private Node reduce(Node node, UnaryOperator<Node> around) {
            return switch (node.sort()) {
                case LIST -> unpack(thin(node, around), around);
                case EXPRESSION -> simplify(node, around);
                default -> node;
            };
        }

        private boolean failsWith(Node whole) {
            return System.nanoTime() < deadline && fails.test(program.with(whole));
        }

        /** Leaves out elements, many at a time, then fewer. */
        private Node thin(Node list, UnaryOperator<Node> around) {
            List<Object> elements = list.parts();
            for (int length = elements.size(); length > 0; length = length > 1 ? (length + 1) / 2 : 0) {
                for (int from = elements.size() - length; from >= 0; from--) {
                    List<Object> fewer = new ArrayList<>(elements.subList(0, from));
                    fewer.addAll(elements.subList(from + length, elements.size()));
                    if (failsWith(around.apply(list.with(fewer)))) {
                        elements = List.copyOf(fewer);
                        from = Math.min(from, elements.size() - length + 1);
                    }
                }
            }
            return list.with(elements);
        }

        /** Puts the statements inside of one in its place. */
        private Node unpack(Node list, UnaryOperator<Node> around) {
            List<Object> elements = new ArrayList<>(list.parts());
            for (int i = 0; i < elements.size(); i++) {
                Node element = (Node) elements.get(i);
                for (Node inner : element.sort() == Node.Sort.STATEMENT ? lists(element) : List.<Node>of()) {
                    List<Object> other = new ArrayList<>(elements.subList(0, i));
                    other.addAll(inner.parts());
                    other.addAll(elements.subList(i + 1, elements.size()));
                    if (failsWith(around.apply(list.with(List.copyOf(other))))) {
                        elements = other;
                        i--;
                        break;
                    }
                }
            }
            return list.with(List.copyOf(elements));
        }

        private Node simplify(Node expression, UnaryOperator<Node> around) {
            if (expression.size() == 1 && expression.toString().equals(expression.type().plain)) {
                return expression;
            }
            List<Node> simpler =
                    new ArrayList<>(List.of(Node.expression(expression.type(), Level.LAMBDA, expression.type().plain)));
            expression.walk(inner -> {
                boolean fits = inner != expression && inner.type() == expression.type();
                if (fits && simpler.size() <= NEAREST) {
                    simpler.add(inner);
                }
            });
            for (Node each : simpler) {
                Node candidate = each.at(expression.level());
                if (candidate.size() < expression.size() || expression.size() == 1) {
                    if (failsWith(around.apply(candidate))) {
                        return candidate;
                    }
                }
            }
            return expression;
        }
    }

    private static List<Object> replaced(List<Object> parts, int index, Object other) {
        List<Object> changed = new ArrayList<>(parts);
        changed.set(index, other);
        return List.copyOf(changed);
    }

    /** The lists of statements in a statement, the outermost only. */
    private static List<Node> lists(Node statement) {
        List<Node> found = new ArrayList<>();
        for (Node child : statement.children()) {
            boolean isBlock = child.sort() == Node.Sort.LIST
                    && !child.children().isEmpty()
                    && child.children().get(0).sort() == Node.Sort.STATEMENT;
            if (isBlock) {
                found.add(child);
            } else {
                found.addAll(lists(child));
            }
        }
        return found;
    }
}
