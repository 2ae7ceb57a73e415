package io.cogen.processor;

import io.cogen.processor.bind.Binder;
import io.cogen.processor.lower.Cut;
import io.cogen.processor.lower.Desugar;
import io.cogen.processor.lower.Divide;
import io.cogen.processor.lower.LayOut;
import io.cogen.processor.lower.Live;
import io.cogen.processor.lower.Pass;
import io.cogen.processor.lower.Place;
import io.cogen.processor.lower.Spill;
import io.cogen.processor.model.Body;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Liveness;
import io.cogen.processor.model.Normal;
import io.cogen.processor.model.Placement;
import java.util.function.Consumer;

/**
 * From one method to the layout of its machine. Each line of {@link #compile} is a pass, and a coroutine goes through each
 * of them once, in this order.
 */
final class CoroutineCompiler {
    private final Options options;
    private final Consumer<String> printer;

    /** @param printer takes what the options want dumped */
    CoroutineCompiler(Options options, Consumer<String> printer) {
        this.options = options;
        this.printer = printer;
    }

    /** @throws io.cogen.processor.diagnostic.ProblemException when the method cannot be rewritten */
    Layout compile(Binder binder) {
        // javac's trees -> our own. No type of javac goes past this line.
        Body body = binder.bind();
        print("Bind", body);
        // fewer kinds of statement
        Body core = run(new Desugar(), body);
        // suspension points stand alone
        Normal normal = run(new Spill(), core);
        // blocks and regions
        Graph graph = run(new Cut(), normal);
        // more blocks, if there is too much for one method
        int method = options.method();
        Divide divide = new Divide(method);
        boolean divided = divide.isNeeded(graph);
        graph = divided ? run(divide, graph) : graph;
        // what is still read later
        Liveness liveness = run(new Live(), graph);
        // fields and locals
        Placement placement = run(divided ? new Place(method) : new Place(), liveness);
        // states in order
        return run(divided ? new LayOut(method) : new LayOut(), placement);
    }

    private <I, O> O run(Pass<I, O> pass, I input) {
        O output = pass.apply(input);
        print(pass.getClass().getSimpleName(), output);
        return output;
    }

    private void print(String pass, Object output) {
        if (options.dumps(pass)) {
            printer.accept(pass + ": " + output);
        }
    }
}
