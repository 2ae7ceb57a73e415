import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scope;
import java.io.IOException;
import java.util.List;

final class Job {
    record Page(String text, String notes) {}

    @Coroutine
    static String get(String host, String path) throws IOException {
        Co.yield(Events.sleep(ofMillis(1)));
        if (host.isEmpty()) {
            throw new IOException("no host for " + path);
        }
        return host + path;
    }

    @Coroutine
    static Page page(Scope scope, String host) throws IOException {
        Coro<String, IOException> text = scope.start(JobCoroutines.get(host, "/text"));
        Coro<String, IOException> notes = scope.start(JobCoroutines.get(host, "/notes"));
        return new Page(Co.yield(text), Co.yield(notes));
    }

    @Coroutine
    static String all(String host) throws IOException {
        Page page = Co.yield(Scope.run(scope -> JobCoroutines.page(scope, host)).timeout(ofSeconds(5)));
        List<String> both = Co.yield(Scope.all(List.of(JobCoroutines.get(host, "/1"), JobCoroutines.get(host, "/2"))));
        String first = Co.yield(Scope.race(List.of(JobCoroutines.get(host, "/3"))));
        try {
            return page + " " + both + " " + first;
        } finally {
            Co.yield(JobCoroutines.get(host, "/bye").shield(ofSeconds(10)));
        }
    }
}
