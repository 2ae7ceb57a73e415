package io.cogen.processor.model;

/**
 * A coroutine's body before it is cut.
 *
 * @param names gives out the ids of variables and labels
 */
public record Body(Routine routine, Stmt.Block block, Ids ids) {
    @Override
    public String toString() {
        return routine + "\n" + block;
    }
}
