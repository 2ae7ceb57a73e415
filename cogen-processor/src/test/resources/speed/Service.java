package service;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Generator;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Yielder;
import io.cogen.net.ServerSocket;
import io.cogen.net.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ten coroutines as servers and clients have them; CompileTimeTest compiles a hundred copies of this class. */
final class Service {
    private static final int LIMIT = 8192;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, List<String>> store = new HashMap<>();
    private final Deque<Socket> idle = new ArrayDeque<>();
    private int served;
    private boolean closing;

    record Request(String method, String target, Map<String, String> headers, byte[] body) {}

    sealed interface Answer {
        record Found(String type, byte[] body) implements Answer {}

        record Moved(String where) implements Answer {}

        record Failed(int status, String why) implements Answer {}
    }

    @Coroutine
    void serve(ServerSocket listener, Scheduler scheduler) throws IOException {
        int failures = 0;
        while (!closing) {
            try {
                Socket peer = Co.yield(listener.accept());
                scheduler.add(ServiceCoroutines.converse(this, peer));
                served++;
                failures = 0;
            } catch (IOException failure) {
                failures++;
                if (failures > 10) {
                    throw failure;
                }
                Duration pause = Duration.ofMillis(10L << failures);
                for (int i = 0; i < failures && !closing; i++) {
                    Co.yield(Events.sleep(pause));
                }
            }
        }
        for (Socket each : idle) {
            Co.yield(each.writeAll("bye\n"));
            each.close();
        }
    }

    @Coroutine
    private void converse(Socket peer) throws IOException {
        try (peer) {
            boolean open = true;
            while (open) {
                Request request = Co.yield(ServiceCoroutines.readRequest(peer));
                if (request == null) {
                    return;
                }
                Answer answer;
                try {
                    answer = Co.yield(ServiceCoroutines.answer(this, request));
                } catch (IllegalArgumentException wrong) {
                    answer = new Answer.Failed(400, wrong.getMessage());
                }
                if (answer instanceof Answer.Found found) {
                    Co.yield(peer.writeAll("HTTP/1.1 200 OK\r\nContent-Length: " + found.body().length + "\r\n\r\n"));
                    Co.yield(peer.writeAll(found.body()));
                } else if (answer instanceof Answer.Moved moved) {
                    Co.yield(peer.writeAll("HTTP/1.1 301 Moved\r\nLocation: " + moved.where() + "\r\n\r\n"));
                } else if (answer instanceof Answer.Failed failed) {
                    Co.yield(peer.writeAll("HTTP/1.1 " + failed.status() + " " + failed.why() + "\r\n\r\n"));
                    open = failed.status() < 500;
                }
                open &= !"close".equals(request.headers().get("connection"));
            }
        } catch (OperationTimeoutException silent) {
            // nothing was said for too long
        }
    }

    @Coroutine
    static Request readRequest(Socket peer) throws IOException {
        String first = Co.yield(peer.readLine(LIMIT).timeout(PATIENCE));
        if (first == null) {
            return null;
        }
        String[] words = first.strip().split(" ");
        if (words.length != 3) {
            throw new IOException("a request has three words, not " + words.length);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        String line;
        while ((line = Co.yield(peer.readLine(LIMIT))) != null && !line.isBlank()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = length == 0 ? new byte[0] : Co.yield(peer.readAll(length));
        return new Request(words[0], words[1], headers, body);
    }

    @Coroutine
    Answer answer(Request request) throws IOException {
        String key = request.target().substring(1);
        switch (request.method()) {
            case "GET": {
                List<String> lines = store.get(key);
                if (lines == null) {
                    String where = Co.yield(ServiceCoroutines.ask(List.of("localhost", "127.0.0.1"), 7777, key));
                    return where == null ? new Answer.Failed(404, "no " + key) : new Answer.Moved(where);
                }
                StringBuilder text = new StringBuilder();
                lines.forEach(line -> text.append(line).append('\n'));
                return new Answer.Found("text/plain", text.toString().getBytes());
            }
            case "PUT":
                List<String> lines = store.computeIfAbsent(key, name -> new ArrayList<>());
                for (String line : new String(request.body()).split("\n")) {
                    lines.add(line);
                    if (lines.size() % 100 == 0) {
                        Co.yield(Events.pass());
                    }
                }
                return new Answer.Found("text/plain", new byte[0]);
            default:
                Co.yield(Events.sleep(Duration.ofMillis(100)));
                return new Answer.Failed(405, "no such method: " + request.method());
        }
    }

    @Coroutine
    static String ask(List<String> hosts, int port, String question) throws IOException {
        IOException last = null;
        for (String host : hosts) {
            for (int attempt = 0; attempt < 3; attempt++) {
                Socket server = null;
                try {
                    server = Co.yield(Socket.connect(host, port).timeout(PATIENCE));
                    Co.yield(server.writeAll("GET /" + question + "\r\n\r\n"));
                    String reply = Co.yield(server.readLine(LIMIT).timeout(PATIENCE));
                    if (reply != null && reply.startsWith("HTTP/1.1 200")) {
                        return reply.substring("HTTP/1.1 200".length()).strip();
                    }
                } catch (OperationTimeoutException late) {
                    last = new IOException("no answer from " + host, late);
                } catch (IOException failure) {
                    last = failure;
                    Co.yield(Events.sleep(Duration.ofMillis(50L * (attempt + 1))));
                } finally {
                    if (server != null) {
                        server.close();
                    }
                }
            }
        }
        if (last != null) {
            throw last;
        }
        return null;
    }

    @Coroutine
    static long copy(Socket from, Socket to, int bufferSize) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bufferSize);
        long total = 0;
        int reads = 0;
        try {
            while (Co.yield(from.read(buffer)) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    total += Co.yield(to.write(buffer));
                }
                buffer.clear();
                reads++;
                if (reads % 1024 == 0) {
                    Co.yield(Events.pass());
                }
            }
        } finally {
            to.shutdownOutput();
            Co.yield(to.readLine(LIMIT));
            from.close();
        }
        if (total == 0) {
            throw new IOException("nothing came in " + reads + " reads");
        }
        return total;
    }

    @Coroutine
    void relay(ServerSocket listener, String host, int port, Scheduler scheduler) throws IOException {
        List<Coro<Long, IOException>> copies = new ArrayList<>();
        while (copies.size() < 100) {
            Socket near = Co.yield(listener.accept());
            Socket far;
            try {
                far = Co.yield(Socket.connect(host, port).timeout(PATIENCE));
            } catch (OperationTimeoutException late) {
                Co.yield(near.writeAll("the other side does not answer\n"));
                near.close();
                continue;
            }
            copies.add(scheduler.add(NeighbourCoroutines.copy(near, far, 4096)));
            copies.add(scheduler.add(NeighbourCoroutines.copy(far, near, 4096)));
            served++;
        }
        long sum = 0;
        for (Coro<Long, IOException> each : copies) {
            if (!each.isDone()) {
                Co.yield(Events.sleep(Duration.ofMillis(10)));
                each.cancel("the relay is full");
            }
            sum += copies.size();
        }
        if (sum > Integer.MAX_VALUE) {
            closing = true;
        }
    }

    @Coroutine
    static int words(Yielder<String, Integer> out, Iterable<String> lines, boolean loud) {
        int count = 0;
        int wanted = Integer.MAX_VALUE;
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue;
            }
            int begin = 0;
            while (begin < line.length()) {
                int end = line.indexOf(' ', begin);
                if (end < 0) {
                    end = line.length();
                }
                if (end > begin) {
                    String word = line.substring(begin, end);
                    Integer answer = out.yield(loud ? word.toUpperCase(Locale.ROOT) : word);
                    if (answer != null) {
                        wanted = answer;
                    }
                    count++;
                }
                if (count >= wanted) {
                    return count;
                }
                begin = end + 1;
            }
        }
        out.yield("");
        return count;
    }

    @Coroutine
    Map<String, Integer> gather(List<Socket> sources, int most) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        int rounds = 0;
        outer:
        while (!sources.isEmpty()) {
            for (Socket source : List.copyOf(sources)) {
                String line = Co.yield(source.readLine(LIMIT).timeout(Duration.ofSeconds(5)));
                if (line == null) {
                    sources.remove(source);
                    continue;
                }
                Generator<String, Integer, Integer, RuntimeException> words =
                        NeighbourCoroutines.words(List.of(line), false);
                while (words.resume()) {
                    counts.merge(words.value(), 1, Integer::sum);
                }
                if (counts.size() > most) {
                    break outer;
                }
                Co.yield(source.writeAll("seen " + counts.size() + " in round " + rounds + "\n"));
            }
            rounds++;
        }
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() > most) {
                Co.yield(Events.pass());
            }
        }
        return counts;
    }

    @Coroutine
    int keepAlive(long[] sent, Duration every, int most) throws IOException {
        int dead = 0;
        for (int round = 0; round < most; round++) {
            int index = 0;
            Deque<Socket> left = new ArrayDeque<>();
            while (!idle.isEmpty()) {
                Socket each = idle.remove();
                try {
                    sent[index++] += Co.yield(each.write("ping " + round + "\n"));
                    byte[] answer = Co.yield(each.readAll(5).timeout(every));
                    if (answer[0] != 'p') {
                        throw new IOException("not a pong");
                    }
                    left.add(each);
                } catch (IOException | OperationTimeoutException failure) {
                    dead++;
                    each.close();
                }
            }
            idle.addAll(left);
            if (dead > most) {
                break;
            }
            Co.yield(Events.sleep(every));
        }
        return dead;
    }
}
