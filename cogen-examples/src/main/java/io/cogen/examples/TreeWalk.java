package io.cogen.examples;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Generator;
import io.cogen.core.Yielder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A recursive generator, and what it is good for: two walks that go hand in hand. */
public final class TreeWalk {
    private TreeWalk() {}

    /** A binary tree; {@code null} is the empty one. */
    record Tree<T>(
            @Nullable Tree<T> left, T value, @Nullable Tree<T> right) {
        static <T> Tree<T> leaf(T value) {
            return new Tree<>(null, value, null);
        }
    }

    /** The values of a tree from left to right. */
    @Coroutine
    static <T> void inOrder(Yielder<T, Void> out, @Nullable Tree<T> tree) {
        if (tree == null) {
            return;
        }
        out.yieldAll(TreeWalkCoroutines.inOrder(tree.left()));
        out.yield(tree.value());
        out.yieldAll(TreeWalkCoroutines.inOrder(tree.right()));
    }

    /**
     * Whether two trees hold the same values in the same order, whatever their shapes. It looks no further than the
     * first difference, and needs no list of either.
     */
    static <T> boolean sameFringe(Tree<T> one, Tree<T> other) {
        try (var left = TreeWalkCoroutines.inOrder(one);
                var right = TreeWalkCoroutines.inOrder(other)) {
            while (left.resume()) {
                if (!right.resume() || !Objects.equals(left.value(), right.value())) {
                    return false;
                }
            }
            return !right.resume();
        }
    }

    /**
     * Walks a tree, and compares it with one of another shape.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Tree<Integer> balanced = new Tree<>(Tree.leaf(1), 2, new Tree<>(Tree.leaf(3), 4, Tree.leaf(5)));
        Tree<Integer> leaning = new Tree<>(new Tree<>(new Tree<>(Tree.leaf(1), 2, null), 3, Tree.leaf(4)), 5, null);
        Generator<Integer, Void, Void, RuntimeException> walk = TreeWalkCoroutines.inOrder(balanced);
        walk.forEach(System.out::println);
        System.out.println("same fringe: " + sameFringe(balanced, leaning));
    }
}
