import io.cogen.annotations.Coroutine;
import io.cogen.core.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

class T {
    int x;

    @Coroutine
    int f(int a) {
        x += a;
        Co.yield(Events.pass());
        this.x++;
        return x + g();
    }

    int g() {
        return 1;
    }
}
