package io.cogen.processor.model;

import java.util.List;

/** A coroutine's body in A-normal form. */
public record Normal(Routine routine, List<Step> steps, Ids ids) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(routine.toString());
        steps.forEach(step -> text.append('\n').append(step));
        return text.toString();
    }
}
