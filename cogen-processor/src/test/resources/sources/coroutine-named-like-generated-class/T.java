import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    @Coroutine
    static void tCoroutines() {
        Co.yield(Events.pass());
    }
}
