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
    private final boolean divided;

    public LayOut() {
        this(false);
    }

    /** @param divided whether the states go into several methods */
    public LayOut(boolean divided) {
        this.divided = divided;
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
        List<Integer> parts = divided ? new Parts(placement, order, states).first() : List.of(0);
        return new Layout(placement, List.copyOf(order), Map.copyOf(states), List.copyOf(handlers), parts);
    }
}
