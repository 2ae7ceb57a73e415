package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can stand at a place. One of it is chosen by weight; what turns out not to be possible there is passed over. */
final class Menu {
    private record Choice(@Nullable Feature feature, int weight, Supplier<@Nullable Node> maker) {}

    private final Set<Feature> features;
    private final Dice dice;
    private final List<Choice> choices = new ArrayList<>();

    Menu(Set<Feature> features, Dice dice) {
        this.features = features;
        this.dice = dice;
    }

    /**
     * Offers something.
     *
     * @param feature what it is; left out if it is not wanted
     * @param weight how likely, compared with the others
     * @param maker makes it, or gives null, having changed nothing
     */
    void add(Feature feature, int weight, Supplier<@Nullable Node> maker) {
        if (features.contains(feature) && weight > 0) {
            choices.add(new Choice(feature, weight, maker));
        }
    }

    /** Offers something that is no feature of its own. */
    void add(int weight, Supplier<@Nullable Node> maker) {
        choices.add(new Choice(null, weight, maker));
    }

    /** Makes one of the choices. */
    Node choose() {
        Node made = chooseIfAny();
        if (made == null) {
            throw new IllegalStateException("nothing can stand here");
        }
        return made;
    }

    /** Makes one of the choices; gives null if none of them is possible. */
    @Nullable
    Node chooseIfAny() {
        while (!choices.isEmpty()) {
            Choice chosen = draw();
            Node made = chosen.maker.get();
            if (made != null) {
                return made.feature() == null ? made.as(chosen.feature) : made;
            }
            choices.remove(chosen);
        }
        return null;
    }

    private Choice draw() {
        int rest = dice.below(choices.stream().mapToInt(Choice::weight).sum());
        for (Choice each : choices) {
            rest -= each.weight;
            if (rest < 0) {
                return each;
            }
        }
        throw new AssertionError();
    }
}
