package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The method that is being written: what is fixed for all of it, and how much more may come. */
final class Setting {
    /** The head of a method. */
    record Head(
            Owner owner,
            String name,
            @Nullable Form form,
            boolean isStatic,
            @Nullable Type yielded,
            @Nullable Type sent,
            Type returned,
            @Nullable Type variable) {
        /** Whether it is a coroutine of some form. */
        boolean suspends() {
            return form != null;
        }
    }

    final Dice dice;
    final Set<Feature> features;
    final Head head;

    /** Numbers what is noted, over the whole program. */
    private final int[] notes;

    private int yields;
    private int room;
    private int staticBodies;

    Setting(Dice dice, Set<Feature> features, Head head, int[] notes, int yields, int room) {
        this.dice = dice;
        this.features = features;
        this.head = head;
        this.notes = notes;
        this.yields = yields;
        this.room = room;
    }

    Owner owner() {
        return head.owner();
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** A name for the log that nothing else in the program has. */
    String note() {
        return "\"" + notes[0]++ + "\"";
    }

    /** Whether another suspension point may be written. */
    boolean mayYield() {
        return yields > 0;
    }

    void countYield() {
        yields--;
    }

    /** Whether the method may grow further. */
    boolean hasRoom() {
        return room > 0;
    }

    void grow(int by) {
        room -= by;
    }

    /** The classes around the method, the innermost first. */
    List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        for (Owner each = owner(); each != null; each = each.outer) {
            owners.add(each);
        }
        return owners;
    }

    /** Writes a static member of a class within the method, where its type variables are not known. */
    Node inStaticBody(Supplier<Node> writer) {
        staticBodies++;
        try {
            return writer.get();
        } finally {
            staticBodies--;
        }
    }

    /** Whether type variables of the method and its class are not known here. */
    boolean isInStaticBody() {
        return staticBodies > 0;
    }

    /** How an instance of the method's class is named in a class body at a place. */
    @Nullable
    String outerSelf(Scope scope) {
        return scope.self() == null ? null : owner().name + ".this";
    }
}
