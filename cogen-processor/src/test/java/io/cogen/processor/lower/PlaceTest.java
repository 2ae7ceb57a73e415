package io.cogen.processor.lower;

import static io.cogen.processor.lower.Hand.back;
import static io.cogen.processor.lower.Hand.branch;
import static io.cogen.processor.lower.Hand.jump;
import static io.cogen.processor.lower.Hand.let;
import static io.cogen.processor.lower.Hand.run;
import static io.cogen.processor.lower.Hand.suspend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Variable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where variables live, on graphs made by hand. */
final class PlaceTest {
    private final Hand hand = new Hand();

    private Placement placed() {
        return new Place().apply(new Live().apply(hand.graph()));
    }

    @Test
    void whatIsLiveBehindASuspensionIsAField() {
        Variable a = hand.local("a");
        hand.block(0, 0, suspend(1), let(a)).block(1, 0, back(a));
        assertEquals(Placement.Place.FIELD, placed().places().get(a));
    }

    @Test
    void whatStaysInABlockIsItsLocal() {
        Variable a = hand.local("a");
        hand.block(0, 0, suspend(1), let(a), run(a)).block(1, 0, back());
        assertEquals(Placement.Place.BLOCK, placed().places().get(a));
    }

    @Test
    void whatSurvivesAJumpBetweenStatesIsALocalOfStep() {
        Variable a = hand.local("a", TypeName.INT);
        hand.block(0, 0, branch(1, 2), let(a)).block(1, 0, jump(2), let(a)).block(2, 0, back(a));
        Placement placement = placed();
        assertEquals(Set.of(0, 2), placement.roots());
        assertEquals(Placement.Place.STEP, placement.places().get(a));
    }

    @Test
    void whatALambdaCapturesAndAJumpCarriesIsAField() {
        Variable a = hand.local("a");
        hand.block(0, 0, branch(1, 2), let(a)).block(1, 0, jump(2)).block(2, 0, new Graph.Return(Hand.capturing(a), 1));
        assertEquals(Placement.Place.FIELD, placed().places().get(a));
    }

    @Test
    void aBlockThatOnlyOneLeadsToStandsInsideIt() {
        Variable a = hand.local("a");
        hand.block(0, 0, branch(1, 2), let(a)).block(1, 0, back(a)).block(2, 0, back());
        Placement placement = placed();
        assertEquals(Set.of(0), placement.roots());
        assertEquals(Placement.Place.BLOCK, placement.places().get(a));
        assertNull(placement.declared().get(0), "its assignment declares it");
    }

    @Test
    void aLocalOfSeveralBlocksIsDeclaredAroundThem() {
        Variable a = hand.local("a");
        hand.block(0, 0, branch(1, 2)).block(1, 0, back(a), let(a)).block(2, 0, back(a), let(a));
        assertEquals(List.of(a), placed().declared().get(0));
    }

    @Test
    void aParameterThatIsNeverReadIsKeptOutOfTheMachine() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1)).block(1, 0, back());
        assertEquals(Placement.Place.NOWHERE, placed().places().get(a));
    }

    @Test
    void aParameterIsAFieldFromTheStart() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1), run(a)).block(1, 0, back());
        Placement placement = placed();
        assertEquals(Placement.Place.FIELD, placement.places().get(a));
        assertEquals(List.of(a), placement.cleared().get(0), "dead behind the first suspension");
    }

    @Test
    void aDeadReferenceIsClearedOnce() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, suspend(1))
                .block(1, 0, suspend(2), run(a))
                .block(2, 0, suspend(3))
                .block(3, 0, back());
        Placement placement = placed();
        assertEquals(List.of(), placement.cleared().get(0));
        assertEquals(List.of(a), placement.cleared().get(1));
        assertEquals(List.of(), placement.cleared().get(2));
    }

    @Test
    void aReferenceThatAnotherWayKeepsIsClearedOnThisOne() {
        Variable a = hand.parameter("a");
        hand.block(0, 0, branch(1, 2))
                .block(1, 0, suspend(3))
                .block(2, 0, suspend(4))
                .block(3, 0, back(a))
                .block(4, 0, back());
        Placement placement = placed();
        assertEquals(List.of(), placement.cleared().get(1));
        assertEquals(List.of(a), placement.cleared().get(2));
    }

    @Test
    void aPrimitiveIsNotCleared() {
        Variable a = hand.local("a", TypeName.INT);
        hand.block(0, 0, suspend(1), let(a)).block(1, 0, suspend(2), run(a)).block(2, 0, back());
        assertEquals(List.of(), placed().cleared().get(1));
    }

    @Test
    void nothingIsClearedForADebugger() {
        Variable a = hand.debug().parameter("a");
        hand.block(0, 0, suspend(1), run(a)).block(1, 0, back());
        assertEquals(0, placed().cleared().size());
    }

    @Test
    void aHandlerIsAState() {
        Variable caught = hand.local("caught", ClassName.get(Throwable.class));
        hand.region(0, 2, caught).block(0, 0, jump(1)).block(1, 1, back()).block(2, 0, back(caught));
        Placement placement = placed();
        assertEquals(Set.of(0, 1, 2), placement.roots());
        assertEquals(Placement.Place.STEP, placement.places().get(caught));
    }

    @Test
    void fieldsOfOneNameGetTwo() {
        Variable one = hand.local("a");
        Variable two = hand.local("a");
        hand.block(0, 0, suspend(1), let(one), let(two)).block(1, 0, back(one, two));
        Placement placement = placed();
        assertEquals("a", placement.names().get(one));
        assertEquals("a$1", placement.names().get(two));
    }

    @Test
    void aFieldNeedsATypeThatCanBeWritten() {
        Variable a = hand.local("a", null);
        hand.block(0, 0, suspend(1), let(a)).block(1, 0, back(a));
        AssertionError refused = assertThrows(AssertionError.class, this::placed);
        assertEquals("no name for the type of " + a, refused.getMessage());
    }

    @Test
    void aLocalThatDeclaresItselfNeedsNone() {
        Variable a = hand.local("a", null);
        hand.block(0, 0, suspend(1), let(a), run(a)).block(1, 0, back());
        assertEquals(Placement.Place.BLOCK, placed().places().get(a));
    }
}
