package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a debugger sees of a coroutine, through the interface that jdb and the IDEs use. */
@Timeout(120)
final class DebuggerTest {
    private static final String SOURCE = """
            package demo;

            import io.cogen.annotations.Coroutine;
            import io.cogen.core.*;

            public class Job {
                @Coroutine
                static int run(int n) {
                    int sum = n;
                    for (int i = 0; i < 3; i++) {
                        Co.yield(Events.pass());
                        sum += i; // stop here
                    }
                    return sum;
                }

                public static void main(String[] args) throws Exception {
                    new Scheduler().run(JobCoroutines.run(10));
                }
            }
            """;

    private static final int LINE = SOURCE.lines()
                    .takeWhile(each -> !each.endsWith("// stop here"))
                    .toList()
                    .size()
            + 1;

    @TempDir
    Path folder;

    @Test
    void itStopsAtALineOfTheUsersFile() throws Exception {
        List<String> stops = new ArrayList<>();
        VirtualMachine machine = launch(compiled());
        try {
            ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
            prepared.addClassFilter("demo.JobCoroutines$Run");
            prepared.enable();
            for (boolean running = true; running; ) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent prepare) {
                        Location stop =
                                prepare.referenceType().locationsOfLine(LINE).get(0);
                        machine.eventRequestManager()
                                .createBreakpointRequest(stop)
                                .enable();
                    } else if (event instanceof BreakpointEvent at) {
                        stops.add(at.location().sourcePath().replace(File.separatorChar, '/') + ":"
                                + at.location().lineNumber() + " " + fields(at.thread()));
                    }
                    running &= !(event instanceof VMDeathEvent || event instanceof VMDisconnectEvent);
                }
                events.resume();
            }
        } finally {
            machine.process().destroyForcibly();
        }

        String at = "demo/Job.java:" + LINE;
        assertEquals(List.of(at + " i=0 sum=10", at + " i=1 sum=10", at + " i=2 sum=11"), stops);
    }

    /** Variables that live across the suspension are fields of this. */
    private static String fields(ThreadReference thread) throws Exception {
        var self = thread.frame(0).thisObject();
        return Stream.of("i", "sum")
                .map(name -> name + "=" + self.getValue(self.referenceType().fieldByName(name)))
                .collect(Collectors.joining(" "));
    }

    private Path compiled() throws Exception {
        Javac.Result result = new Javac(folder)
                .withPath("-processorpath", Javac.PROCESSOR)
                .withPath("-classpath", Javac.RUNTIME)
                .run("out", Map.of("demo/Job.java", SOURCE));
        assertEquals("", result.said());
        return result.out();
    }

    private static VirtualMachine launch(Path classes) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        String path = Stream.concat(Stream.of(classes), Javac.RUNTIME.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        arguments.get("options").setValue("-cp " + path);
        arguments.get("main").setValue("demo.Job");
        return connector.launch(arguments);
    }
}
