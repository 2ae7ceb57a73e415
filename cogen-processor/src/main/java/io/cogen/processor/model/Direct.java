package io.cogen.processor.model;

import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Suspend;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The coroutines of one class whose bodies also exist as plain methods, which others of the class enter without making a machine.
 *
 * @param bodies by the simple name of the machine
 * @param layouts of the plain methods, by the same
 */
public record Direct(Map<String, Routine> bodies, Map<String, Layout> layouts) {

    /** The coroutine whose body a suspension point enters; null for those that only start an operation. */
    public @Nullable Routine callee(Layout caller, Suspend suspend) {
        Code.Callee callee = callee(suspend);
        return callee == null || !canEnter(caller) || received(caller.graph(), suspend) == null
                ? null
                : bodies.get(callee.machine());
    }

    /** The coroutine of the same class that a suspension point calls. */
    public static Code.@Nullable Callee callee(Suspend suspend) {
        return suspend.kind() == Suspension.AWAIT
                        && !suspend.value().parts().isEmpty()
                        && suspend.value().parts().get(0) instanceof Code.Callee callee
                ? callee
                : null;
    }

    /** Whether control may go on behind a suspension point without the machine: it enters a callee, or attempts to do without waiting. */
    public boolean mayGoOn(Layout caller, Suspend suspend) {
        return callee(caller, suspend) != null || attempts(caller, suspend);
    }

    /** Whether a suspension point first attempts what it waits for. */
    public boolean attempts(Layout caller, Suspend suspend) {
        return suspend.kind() == Suspension.AWAIT
                && canEnter(caller)
                && suspend.value().parts().stream().anyMatch(Code.Attempt.class::isInstance)
                && received(caller.graph(), suspend) != null;
    }

    /** Whether a body has suspension points that enter others: it keeps what they give in local variables of its only method. */
    public static boolean canEnter(Layout caller) {
        return !caller.isDivided()
                && !caller.graph().routine().generator()
                && !caller.graph().routine().debug();
    }

    /** The place behind a suspension point that takes what comes back; null if something else stands before it. */
    public static Code.@Nullable Received received(Graph graph, Suspend suspend) {
        Block next = graph.blocks().get(suspend.next());
        Code first = next.ops().isEmpty()
                ? Graph.code(next.end())
                : Graph.code(next.ops().get(0));
        for (Code.Part part : first.parts()) {
            if (part instanceof Code.Received received) {
                return received;
            }
        }
        return null;
    }
}
