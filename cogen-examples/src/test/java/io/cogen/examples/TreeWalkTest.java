package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.examples.TreeWalk.Tree;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeWalkTest {
    /** A tree of the numbers from {@code from} up to {@code to}, with the given one at the root of each part. */
    private static Tree<Integer> tree(int from, int to, boolean leaning) {
        if (from >= to) {
            return null;
        }
        int root = leaning ? to - 1 : (from + to) / 2;
        return new Tree<>(tree(from, root, leaning), root, tree(root + 1, to, leaning));
    }

    @Test
    void walksInOrderWhateverTheShape() {
        for (boolean leaning : new boolean[] {false, true}) {
            assertEquals(
                    IntStream.range(0, 100).boxed().toList(),
                    TreeWalkCoroutines.inOrder(tree(0, 100, leaning)).stream().toList());
        }
    }

    @Test
    void walksNothingInAnEmptyTree() {
        assertFalse(TreeWalkCoroutines.inOrder(null).resume());
    }

    @Test
    void walksATreeThatIsFarTooDeepForAThreadsStack() {
        Tree<Integer> deep = null;
        for (int i = 0; i < 100_000; i++) {
            deep = new Tree<>(deep, i, null);
        }
        int expected = 0;
        for (int value : TreeWalkCoroutines.inOrder(deep)) {
            assertEquals(expected++, value);
        }
        assertEquals(100_000, expected);
    }

    @Test
    void treesOfDifferentShapeHaveTheSameFringe() {
        assertTrue(TreeWalk.sameFringe(tree(0, 50, false), tree(0, 50, true)));
    }

    @Test
    void aTreeThatIsShorterOrOtherwiseDifferentHasAnother() {
        assertFalse(TreeWalk.sameFringe(tree(0, 50, false), tree(0, 49, true)));
        assertFalse(TreeWalk.sameFringe(tree(0, 49, false), tree(0, 50, true)));
        assertFalse(TreeWalk.sameFringe(tree(0, 50, false), tree(1, 51, true)));
    }
}
