package io.cogen.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.palantir.javapoet.ClassName;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Step;
import io.cogen.processor.model.Suspension;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks and regions of bodies made by hand. */
final class CutTest {
    private static final Step SUSPEND = new Step.Suspend(Suspension.AWAIT, Code.text("op"), 1);
    private static final Step RETURN = new Step.Return(null, 1);

    private final Hand hand = new Hand();

    private static Step run(String text) {
        return new Step.Run(Code.text(text), true, 1);
    }

    private Graph cut(Step... steps) {
        Graph graph = new Cut().apply(hand.normal(steps));
        Invariants.check(graph);
        return graph;
    }

    @Test
    void anEmptyBodyReturns() {
        Graph graph = cut();
        assertEquals(1, graph.blocks().size());
        assertInstanceOf(Graph.Return.class, graph.blocks().get(0).end());
    }

    @Test
    void straightCodeIsOneBlock() {
        assertEquals(1, cut(run("a"), run("b")).blocks().size());
    }

    @Test
    void aSuspensionEndsABlock() {
        Graph graph = cut(run("a"), SUSPEND, run("b"));
        assertEquals(2, graph.blocks().size());
        assertInstanceOf(Graph.Suspend.class, graph.blocks().get(0).end());
    }

    @Test
    void whatComesBehindACodeThatNeverCompletesIsLeftOut() {
        Graph graph = cut(new Step.Run(Code.text("throw x;"), false, 1), SUSPEND, run("never"));
        assertEquals(1, graph.blocks().size());
        assertInstanceOf(Graph.Never.class, graph.blocks().get(0).end());
    }

    @Test
    void bothSidesOfAnIfMeetAgain() {
        Graph graph = cut(new Step.If(Code.text("c"), List.of(SUSPEND), List.of(run("b")), 1), run("end"));
        Graph.Branch branch =
                assertInstanceOf(Graph.Branch.class, graph.blocks().get(0).end());
        Block no = graph.blocks().get(branch.no());
        Block yes = graph.blocks().get(branch.yes());
        Block resumed = graph.blocks().get(Graph.successors(yes.end()).get(0));
        assertEquals(Graph.successors(resumed.end()), Graph.successors(no.end()));
    }

    @Test
    void aJumpPastAnEmptyBlockGoesFurther() {
        Graph graph = cut(new Step.If(Code.text("c"), List.of(), List.of(SUSPEND), 1), run("end"));
        Graph.Branch branch =
                assertInstanceOf(Graph.Branch.class, graph.blocks().get(0).end());
        assertEquals(
                "end",
                graph.blocks().get(branch.yes()).ops().get(0) instanceof Graph.Run run
                        ? run.code().toString()
                        : "");
    }

    @Test
    void aCycleComesBackToItsHead() {
        Graph graph = cut(new Step.Cycle(List.of(SUSPEND)));
        assertEquals(
                List.of("Jump", "Suspend", "Jump"),
                graph.blocks().values().stream()
                        .map(block -> block.end().getClass().getSimpleName())
                        .toList());
    }

    @Test
    void anEmptyCycleIsNotThreadedForEver() {
        assertNotNull(cut(new Step.Cycle(List.of())));
    }

    @Test
    void aBreakLeavesTheStatementWithItsLabel() {
        Label outer = hand.ids.label("outer");
        Label inner = hand.ids.label("inner");
        Step cycle = new Step.Cycle(List.of(
                new Step.Marked(inner, List.of(SUSPEND, new Step.Break(outer, 1))), run("never")));
        Graph graph = cut(new Step.Marked(outer, List.of(cycle)), run("behind"));
        assertEquals(
                0,
                graph.blocks().values().stream()
                        .flatMap(block -> block.ops().stream())
                        .filter(op -> op.toString().contains("never"))
                        .count());
    }

    @Test
    void aCatchClauseHandlesARegion() {
        Step.Catch clause =
                new Step.Catch(List.of(ClassName.get(RuntimeException.class)), hand.local("e"), List.of(run("h")), 1);
        Graph graph = cut(new Step.Try(List.of(run("before"), SUSPEND), List.of(clause), null, 1), run("after"));
        assertEquals(2, graph.regions().size());
        assertEquals(
                List.of(1, 1),
                graph.blocks().values().stream()
                        .filter(block -> block.region() == 1)
                        .map(Block::region)
                        .toList());
        Block handler = graph.blocks().get(graph.regions().get(1).handler());
        assertInstanceOf(Graph.Branch.class, handler.end(), "tests the exception's type");
        assertNull(graph.regions().get(1).closing());
    }

    @Test
    void aFinallyBlockExistsOnce() {
        Step inner = new Step.If(Code.text("c"), List.of(RETURN), List.of(), 1);
        Graph graph = cut(new Step.Try(List.of(SUSPEND, inner), List.of(), List.of(run("cleanup")), 1), run("after"));
        assertEquals(
                1,
                graph.blocks().values().stream()
                        .flatMap(block -> block.ops().stream())
                        .filter(op -> op.toString().contains("cleanup"))
                        .count());
    }

    @Test
    void onlyAGeneratorsFinallyBlocksCanBeEnteredByAClose() {
        Step guarded = new Step.Try(List.of(SUSPEND), List.of(), List.of(run("cleanup")), 1);
        assertNull(cut(guarded).regions().get(1).closing());
        hand.generator();
        assertNotNull(cut(guarded).regions().get(1).closing());
    }

    @Test
    void aBreakThroughTwoFinallyBlocksRunsBoth() {
        Label outer = hand.ids.label("outer");
        Step inner =
                new Step.Try(List.of(SUSPEND, new Step.Break(outer, 1)), List.of(), List.of(run("inner cleanup")), 1);
        Step outerTry = new Step.Try(List.of(inner), List.of(), List.of(run("outer cleanup")), 1);
        Graph graph = cut(new Step.Marked(outer, List.of(new Step.Cycle(List.of(outerTry)))), run("behind"));
        assertEquals(3, graph.regions().size());
    }

    @Test
    void aFinallyBlockThatNeverCompletesGoesNowhere() {
        Step guarded =
                new Step.Try(List.of(SUSPEND), List.of(), List.of(new Step.Run(Code.text("throw x;"), false, 1)), 1);
        assertNotNull(cut(guarded, run("never")));
    }
}
