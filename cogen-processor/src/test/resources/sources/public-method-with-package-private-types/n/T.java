package n;

import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

public class T {
    static class Q {}

    @Coroutine
    public Q f(Q q) {
        Co.yield(Events.pass());
        return q;
    }
}
