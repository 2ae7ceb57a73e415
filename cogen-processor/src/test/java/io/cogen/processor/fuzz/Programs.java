package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Owner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes programs. */
final class Programs {
    private static final String HEAD = """
            package %s;

            import io.cogen.annotations.Coroutine;
            import io.cogen.core.*;
            import io.cogen.processor.differential.*;
            import io.cogen.processor.fuzz.Toys;
            import java.io.IOException;
            import java.util.*;
            import java.util.function.*;

            @SuppressWarnings("all")
            public class %s""";

    private final Dice dice;
    private final Set<Feature> features;
    private final int[] notes = {0};
    private int bodies;

    private Programs(Dice dice, Set<Feature> features) {
        this.dice = dice;
        this.features = features;
    }

    /** The program of a seed. */
    static Program write(long seed, Set<Feature> features) {
        String name = "F" + Long.toHexString(seed);
        return new Programs(new Dice(seed), features).program(name);
    }

    private Program program(String name) {
        boolean isFresh = features.contains(Feature.INITIALISATION) && dice.oneIn(12);
        Owner top = new Owner(Kind.TOP, name, null, subclass());
        List<Node> members = new ArrayList<>();
        Members writer = new Members(dice, features, notes);
        if (isFresh) {
            members.addAll(writer.initialised(top));
        }
        members.addAll(writer.of(top));
        List<Node> nested = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            if (dice.oneIn(2)) {
                nested.add(nested(top, isFresh, i));
            }
        }
        members.addAll(bodies(top, isFresh, dice.between(2, 4)));
        members.addAll(nested);
        String head = HEAD.formatted(Program.PACKAGE, name);
        Node tree = Node.of(Node.Sort.MEMBER, head, extended(top), " {", Node.list(members), "}");
        return new Program(name, isFresh ? tree.as(Feature.INITIALISATION) : tree, isFresh);
    }

    private static Node extended(Owner owner) {
        return owner.isSubclass ? Node.mark(Feature.SUBCLASS, " extends Toys.Base") : Node.of(Node.Sort.MARK);
    }

    private boolean subclass() {
        return features.contains(Feature.SUBCLASS) && dice.oneIn(3);
    }

    private Node nested(Owner top, boolean isFresh, int index) {
        Kind kind = kind();
        boolean extended = kind == Kind.NESTED && subclass();
        Owner owner = new Owner(kind, top.name + "." + "Nested" + index, top, extended);
        List<Node> members = new ArrayList<>(new Members(dice, features, notes).of(owner));
        members.addAll(bodies(owner, isFresh, dice.between(1, 2)));
        String name = "Nested" + index;
        String head = switch (kind) {
            case INNER -> "class " + name + " {";
            case GENERIC -> "static class " + name + "<T> {";
            case INTERFACE -> "interface " + name + " { class Impl implements " + name + " {}";
            case ENUM -> "enum " + name + " { ONE, TWO;";
            case RECORD -> "record " + name + "(int first, String second) {";
            default -> "static class " + name;
        };
        return Node.of(
                        Node.Sort.MEMBER,
                        head,
                        extended(owner),
                        kind == Kind.NESTED ? " {" : "",
                        Node.list(members),
                        "}")
                .as(feature(kind));
    }

    private Kind kind() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        kinds.removeIf(each -> each == Kind.TOP || !features.contains(feature(each)));
        return kinds.isEmpty() ? Kind.NESTED : dice.any(kinds);
    }

    private static Feature feature(Kind kind) {
        return switch (kind) {
            case INNER -> Feature.INNER_CLASS;
            case GENERIC -> Feature.GENERIC_CLASS;
            case INTERFACE -> Feature.INTERFACE;
            case ENUM -> Feature.ENUM;
            case RECORD -> Feature.RECORD;
            default -> Feature.NESTED_CLASS;
        };
    }

    private List<Node> bodies(Owner owner, boolean isFresh, int count) {
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = Program.BODY + bodies++;
            made.add(new Methods(dice, features, notes).body(owner, name, isFresh ? "current = log; " : ""));
        }
        return made;
    }
}
