package io.cogen.processor.lower;

import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Closing;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Normal;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a graph together, one block after the other. */
final class GraphBuilder {
    private final Map<Integer, Block> blocks = new LinkedHashMap<>();
    private final Map<Integer, Integer> regionOf = new HashMap<>();
    private final List<Region> regions = new ArrayList<>();
    private int nextBlock;
    private int region;

    /** The block being written; -1 when control cannot come here. */
    private int current;

    private List<Op> ops = new ArrayList<>();

    GraphBuilder() {
        regions.add(new Region(0, -1, -1, null, null));
        enter(newBlock());
    }

    /** A block to be entered later. */
    int newBlock() {
        return nextBlock++;
    }

    /** Goes on writing in a block, which belongs to the current region. */
    void enter(int block) {
        current = block;
        ops = new ArrayList<>();
        regionOf.put(block, region);
    }

    /** Whether control can come to what is written next. */
    boolean isReached() {
        return current >= 0;
    }

    void add(Op op) {
        if (isReached()) {
            ops.add(op);
        }
    }

    void finish(End end) {
        if (isReached()) {
            blocks.put(current, new Block(current, regionOf.get(current), List.copyOf(ops), end));
            current = -1;
        }
    }

    /** A region inside the current one. */
    int newRegion(int handler, Variable caught, @Nullable Closing closing) {
        int id = regions.size();
        regions.add(new Region(id, region, handler, caught, closing));
        return id;
    }

    int region() {
        return region;
    }

    void setRegion(int region) {
        this.region = region;
    }

    Graph build(Normal normal) {
        return new Graph(normal.routine(), blocks, List.copyOf(regions), normal.ids());
    }
}
