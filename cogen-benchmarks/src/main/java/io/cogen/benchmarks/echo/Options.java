package io.cogen.benchmarks.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the command line asks for. */
record Options(
        List<String> servers,
        List<Integer> connections,
        int forks,
        int rounds,
        double seconds,
        int attempts,
        boolean idle,
        boolean latency,
        boolean write,
        int serverCore,
        int loadCore,
        Map<String, String> others,
        String shown) {
    static final String USAGE = """
            ./bench echo [options]

              --short               100 and 1,000 connections, a fork, 3 rounds of 1 s; writes no table
              --servers a,b         of c, nio, netty, cogen, timed (cogen with an idle timeout)
              --connections 1,100   how many
              --forks n             how often the servers are started
              --rounds n            measurements in turns, for each fork
              --seconds s           each
              --attempts n          how often a measurement that others have disturbed is repeated
              --no-latency          only how many messages
              --no-idle             not the memory of idle connections
              --no-write            leave docs/benchmarks.md as it is
              --cores 1,0           the server's and the load generator's
              --other name=path     one more cogen, from another class path: an earlier build
            """;

    static Options parse(String[] arguments) {
        boolean small = List.of(arguments).contains("--short");
        Map<String, String> given = new TreeMap<>();
        Map<String, String> others = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (List.of("--short", "--no-latency", "--no-idle", "--no-write").contains(option)) {
                given.put(option, "");
            } else if (List.of(
                                    "--servers",
                                    "--connections",
                                    "--forks",
                                    "--rounds",
                                    "--seconds",
                                    "--attempts",
                                    "--cores")
                            .contains(option)
                    && i + 1 < arguments.length) {
                given.put(option, arguments[++i]);
            } else if (option.equals("--other") && i + 1 < arguments.length && arguments[i + 1].contains("=")) {
                String[] pair = arguments[++i].split("=", 2);
                others.put(pair[0], pair[1]);
            } else {
                throw new IllegalArgumentException("unknown option or no value: " + option + "\n\n" + USAGE);
            }
        }
        List<String> servers = new ArrayList<>(List.of(
                given.getOrDefault("--servers", "c,nio,netty,cogen,timed").split(",")));
        servers.addAll(others.keySet());
        List<Integer> cores = numbers(given.getOrDefault("--cores", "1,0"));
        return new Options(
                servers,
                numbers(given.getOrDefault("--connections", small ? "100,1000" : "1,100,1000,10000")),
                Integer.parseInt(given.getOrDefault("--forks", small ? "1" : "2")),
                Integer.parseInt(given.getOrDefault("--rounds", small ? "3" : "5")),
                Double.parseDouble(given.getOrDefault("--seconds", small ? "1" : "2")),
                Integer.parseInt(given.getOrDefault("--attempts", "3")),
                !given.containsKey("--no-idle"),
                !given.containsKey("--no-latency"),
                !small && !given.containsKey("--no-write"),
                cores.get(0),
                cores.get(1),
                others,
                String.join(" ", arguments));
    }

    private static List<Integer> numbers(String list) {
        return Stream.of(list.split(",")).map(Integer::valueOf).toList();
    }
}
