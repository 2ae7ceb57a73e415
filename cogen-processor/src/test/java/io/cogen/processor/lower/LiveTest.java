package io.cogen.processor.lower;

import static io.cogen.processor.lower.Hand.back;
import static io.cogen.processor.lower.Hand.branch;
import static io.cogen.processor.lower.Hand.jump;
import static io.cogen.processor.lower.Hand.let;
import static io.cogen.processor.lower.Hand.run;
import static io.cogen.processor.lower.Hand.suspend;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Variable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which variables are still read, on graphs made by hand. */
final class LiveTest {
    private final Hand hand = new Hand();

    private Set<Variable> liveAt(int block) {
        return new Live().apply(hand.graph()).liveIn().get(block);
    }

    @Test
    void whatIsReadLaterIsLive() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1)).block(1, 0, back(a));
        assertEquals(Set.of(a), liveAt(0));
        assertEquals(Set.of(a), liveAt(1));
    }

    @Test
    void anAssignmentEndsIt() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1), run(a)).block(1, 0, back(a), let(a));
        assertEquals(Set.of(a), liveAt(0));
        assertEquals(Set.of(), liveAt(1));
    }

    @Test
    void anAssignmentFromItselfDoesNot() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1)).block(1, 0, back(a), let(a, a));
        assertEquals(Set.of(a), liveAt(1));
    }

    @Test
    void eitherBranchCounts() {
        Variable a = hand.parameter("a");
        Variable b = hand.parameter("b");
        hand.block(0, 0, branch(1, 2)).block(1, 0, back(a)).block(2, 0, back(b));
        assertEquals(Set.of(a, b), liveAt(0));
        assertEquals(Set.of(a), liveAt(1));
    }

    @Test
    void aLoopGoesRound() {
        Variable a = hand.parameter("a");
        Variable b = hand.local("b");
        hand.block(0, 0, jump(1))
                .block(1, 0, suspend(2), let(b, a))
                .block(2, 0, branch(1, 3, b))
                .block(3, 0, back());
        assertEquals(Set.of(a), liveAt(1));
        assertEquals(Set.of(a, b), liveAt(2), "a is read again in the next round");
        assertEquals(Set.of(), liveAt(3));
    }

    @Test
    void whatAHandlerReadsIsLiveInAllOfItsRegion() {
        Variable a = hand.parameter("a");
        Variable caught = hand.local("caught", ClassName.get(Throwable.class));
        hand.region(0, 3, caught)
                .block(0, 0, jump(1))
                .block(1, 1, suspend(2), let(a))
                .block(2, 1, back(), let(a))
                .block(3, 0, back(a, caught));
        assertEquals(Set.of(a), liveAt(1), "an exception before the assignment leads to the handler too");
        assertEquals(Set.of(a), liveAt(2));
        assertEquals(Set.of(a, caught), liveAt(3));
        assertEquals(Set.of(a), liveAt(0), "the handler's exception is set on the way, so it is not live before");
    }

    @Test
    void whatALambdaCapturesIsRead() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1)).block(1, 0, new Graph.Return(Hand.capturing(a), 1));
        assertEquals(Set.of(a), liveAt(0));
    }

    @Test
    void whatIsUpdatedIsReadAndWritten() {
        Variable a = hand.parameter("a");
        Code update = new Code(List.of(new Code.Ref(a, Code.Access.UPDATE, false), new Code.Text(" += 1;")));
        hand.block(0, 0, suspend(1)).block(1, 0, back(), new Graph.Run(update, 1));
        assertEquals(Set.of(a), liveAt(0));
    }

    @Test
    void theArmsOfASwitchCount() {
        Variable a = hand.parameter("a");
        Variable b = hand.parameter("b");
        Variable c = hand.parameter("c");
        hand.block(0, 0, new Graph.Switch(Code.read(a), List.of(new Graph.Arm(Code.text("1"), 1)), false, false, 2, 1))
                .block(1, 0, back(b))
                .block(2, 0, back(c));
        assertEquals(Set.of(a, b, c), liveAt(0));
    }
}
