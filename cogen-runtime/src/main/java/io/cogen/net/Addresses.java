package io.cogen.net;

/** Checks what names the other end. */
final class Addresses {
    private Addresses() {}

    static void requireHost(String host, String wayOut) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("no host: \"" + host + "\"; " + wayOut);
        }
    }

    static void requirePort(int port, int least) {
        if (port < least || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port + "; give a number from " + least + " to 65535");
        }
    }
}
