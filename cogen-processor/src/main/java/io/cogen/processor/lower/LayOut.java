package io.cogen.processor.lower;

import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Layout.Handler;
import io.cogen.processor.model.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the states in the order of the user's text, so that most of them fall through to the next. */
public final class LayOut implements Pass<Placement, Layout> {
    private final int method;

    /** For states that go into one method. */
    public LayOut() {
        this(Integer.MAX_VALUE);
    }

    /**
     * For states that go into several methods.
     *
     * @param method how many bytes a method may have
     */
    public LayOut(int method) {
        this.method = method;
    }

    @Override
    public Layout apply(Placement placement) {
        Graph graph = placement.graph();
        List<Integer> order = new ArrayList<>();
        Map<Integer, Integer> states = new LinkedHashMap<>();
        for (int block : graph.blocks().keySet()) {
            if (placement.roots().contains(block)) {
                states.put(block, order.size());
                order.add(block);
            }
        }
        List<Handler> handlers = new ArrayList<>();
        for (Region region : graph.regions()) {
            List<Integer> inside = new ArrayList<>();
            for (int block : order) {
                if (graph.blocks().get(block).region() == region.id()) {
                    inside.add(states.get(block));
                }
            }
            if (region.handler() >= 0 && !inside.isEmpty()) {
                handlers.add(new Handler(region, List.copyOf(inside)));
            }
        }
        List<Integer> parts =
                method == Integer.MAX_VALUE ? List.of(0) : new Parts(placement, order, states).first(method);
        return new Layout(placement, List.copyOf(order), Map.copyOf(states), List.copyOf(handlers), parts);
    }
}
