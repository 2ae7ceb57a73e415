package io.cogen.processor.differential;

import io.cogen.core.Yielder;
import io.cogen.processor.differential.Script.Point;
import org.jspecify.annotations.Nullable;

/** What an original yields to: it gives what the script says. */
final class ScriptedYielder implements Yielder<Object, @Nullable Object> {
    private final Log log;
    private final Script script;
    private final Class<?> sentType;
    private int index;

    ScriptedYielder(Log log, Script script, Class<?> sentType) {
        this.log = log;
        this.script = script;
        this.sentType = sentType;
    }

    @Override
    public @Nullable Object yield(Object value) {
        if (log.isClosing()) {
            throw new IllegalStateException("yield while the generator is being closed");
        }
        log.note("yield " + Values.show(value));
        int here = index++;
        if (script.closesAt(here)) {
            log.note("close");
            throw log.closing();
        }
        Throwable raised = script.raisedAt(Point.YIELD, here);
        if (raised != null) {
            throw ScriptedYielder.<RuntimeException>sneaky(raised);
        }
        return script.sentAt(here, value, sentType);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }
}
