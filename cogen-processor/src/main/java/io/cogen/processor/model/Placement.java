package io.cogen.processor.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Where each variable lives.
 *
 * @param roots the blocks that something jumps to; every other block stands inside the one block that leads to it
 * @param places where each variable lives
 * @param names how each is written
 * @param declared by block: the locals to declare at its start, because more than one of the blocks in it uses them
 * @param live by block that ends in a suspension: the fields that are read later
 * @param cleared by block that ends in a suspension: the fields to clear there, dead from then on
 */
public record Placement(
        Graph graph,
        SortedSet<Integer> roots,
        SortedMap<Variable, Place> places,
        Map<Variable, String> names,
        Map<Integer, List<Variable>> declared,
        Map<Integer, List<Variable>> live,
        Map<Integer, List<Variable>> cleared) {

    /** A place to live. */
    public enum Place {
        /** Survives a suspension: a field of the machine. */
        FIELD,
        /** Survives a jump, but no suspension: a local of the method {@code step}. */
        STEP,
        /** Belongs to one block and those inside it. */
        BLOCK,
        /** Never read: kept out of the machine. */
        NOWHERE
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(graph.routine().toString());
        text.append("\nroots ").append(roots);
        places.forEach((variable, place) -> text.append('\n')
                .append(variable)
                .append(' ')
                .append(place)
                .append(" as ")
                .append(names.get(variable)));
        cleared.forEach((block, dead) ->
                text.append("\nblock ").append(block).append(" clears ").append(dead));
        return text.toString();
    }
}
