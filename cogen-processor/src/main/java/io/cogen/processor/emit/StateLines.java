package io.cogen.processor.emit;

import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.End;
import java.util.HashMap;
import java.util.Map;

/** Which lines of the user's file states stand for. */
final class StateLines {
    private final Graph graph;

    /** The lines at which the coroutine is suspended, by the block that goes on behind. */
    private final Map<Integer, Integer> suspended = new HashMap<>();

    StateLines(Graph graph) {
        this.graph = graph;
        for (Block block : graph.blocks().values()) {
            if (block.end() instanceof Graph.Suspend suspend) {
                suspended.putIfAbsent(suspend.next(), suspend.line());
            }
        }
    }

    /** The first line of the user's file that a state runs, or at which it is suspended. */
    int of(int root) {
        Integer line = suspended.get(root);
        if (line != null) {
            return line;
        }
        return root == 0 ? graph.routine().line() : firstLine(root);
    }

    private int firstLine(int id) {
        Block block = graph.blocks().get(id);
        if (!block.ops().isEmpty()) {
            return block.ops().get(0).line();
        }
        int line = line(block.end());
        return line == 0 ? graph.routine().line() : line;
    }

    /** Whether the coroutine can be suspended where a state goes on. */
    boolean isSuspended(int root) {
        return suspended.containsKey(root);
    }

    /** 0 where nothing happens. */
    static int line(End end) {
        if (end instanceof Graph.Branch branch) {
            return branch.line();
        } else if (end instanceof Graph.Switch dispatch) {
            return dispatch.line();
        } else if (end instanceof Graph.Suspend suspend) {
            return suspend.line();
        } else if (end instanceof Graph.Return back) {
            return back.line();
        }
        return end instanceof Graph.Throw thrown ? thrown.line() : 0;
    }
}
