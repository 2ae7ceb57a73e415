/** For tests of coroutines: virtual time, orders drawn from a seed, and a JUnit 5 extension. */
module io.cogen.testkit {
    requires transitive io.cogen.runtime;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.cogen.testkit;
}
