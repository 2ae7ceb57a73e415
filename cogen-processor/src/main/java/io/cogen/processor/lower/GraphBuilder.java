package io.cogen.processor.lower;

import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Closing;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Ids;
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
    private final Ids ids;
    private final Map<Integer, Block> blocks = new LinkedHashMap<>();
    private final Map<Integer, Integer> regionOf = new HashMap<>();
    private final List<Region> regions = new ArrayList<>();
    private int nextBlock;
    private int region;

    /** The block being written; -1 when control cannot come here. */
    private int current;

    private List<Op> ops = new ArrayList<>();

    /** @param ids gives out further variables */
    GraphBuilder(Ids ids) {
        this.ids = ids;
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
        if (!isReached()) {
            return;
        } else if (op instanceof Graph.Run run) {
            Separate separate = Separate.of(run.code(), ids, run.line());
            ops.add(new Graph.Run(separate.code(), run.line()));
            ops.addAll(separate.copies());
        } else if (op instanceof Graph.Let let) {
            Separate separate = Separate.of(let.value(), ids, let.line());
            ops.add(new Graph.Let(let.target(), separate.code(), let.line()));
            ops.addAll(separate.copies());
        } else {
            ops.add(op);
        }
    }

    void finish(End end) {
        if (!isReached()) {
            return;
        }
        Separate separate = Separate.of(Graph.code(end), ids, 0);
        if (separate.copies().isEmpty()) {
            put(end);
        } else if (end instanceof Graph.Return || end instanceof Graph.Throw) {
            put(Graph.withCode(end, separate.code())); // nobody reads it any more
        } else if (end instanceof Graph.Branch branch) {
            // What has been assigned may depend on which way is taken.
            int yes = newBlock();
            int no = newBlock();
            put(new Graph.Branch(separate.code(), yes, no, branch.line()));
            forward(yes, separate, branch.yes());
            forward(no, separate, branch.no());
        } else {
            Code code = end instanceof Graph.Switch dispatch ? dispatch.selector() : Graph.code(end);
            Variable value = ids.variable("value", null, Variable.Kind.TEMPORARY, 0);
            add(new Graph.Let(value, code, 0));
            put(Graph.withCode(end, Code.read(value)));
        }
    }

    private void forward(int block, Separate separate, int target) {
        enter(block);
        ops.addAll(separate.copies());
        put(new Graph.Jump(target));
    }

    private void put(End end) {
        blocks.put(current, new Block(current, regionOf.get(current), List.copyOf(ops), end));
        current = -1;
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
