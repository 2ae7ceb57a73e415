package plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A class as any other; CompileTimeTest compiles two hundred copies of it. */
public final class Plain {
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long turnover;

    /** Hears of what happens. */
    public interface Listener {
        void moved(Account from, Account to, long amount);
    }

    /** Somebody's money. */
    public record Account(String owner, long balance, List<String> notes) {
        public Account {
            if (owner.isBlank()) {
                throw new IllegalArgumentException("an account needs an owner");
            }
        }

        Account plus(long amount) {
            List<String> more = new ArrayList<>(notes);
            more.add((amount < 0 ? "out " : "in ") + Math.abs(amount));
            return new Account(owner, balance + amount, Collections.unmodifiableList(more));
        }
    }

    /** What a line of a file says. */
    private enum Kind {
        OPEN,
        MOVE,
        CLOSE;

        static Kind of(String word) {
            return switch (word) {
                case "open" -> OPEN;
                case "move" -> MOVE;
                case "close" -> CLOSE;
                default -> throw new IllegalArgumentException("no such word: " + word);
            };
        }
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public Account open(String owner) {
        return accounts.computeIfAbsent(owner, name -> new Account(name, 0, List.of()));
    }

    public void move(String from, String to, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("not an amount: " + amount);
        }
        Account source = find(from).orElseThrow(() -> new IllegalStateException("no account of " + from));
        Account target = find(to).orElseGet(() -> open(to));
        accounts.put(from, source.plus(-amount));
        accounts.put(to, target.plus(amount));
        turnover += amount;
        for (Listener each : listeners) {
            each.moved(source, target, amount);
        }
    }

    public Optional<Account> find(String owner) {
        return Optional.ofNullable(accounts.get(owner));
    }

    /** Reads lines such as {@code move anna bert 12}. */
    public int read(Reader reader) throws IOException {
        int count = 0;
        try (BufferedReader lines = new BufferedReader(reader)) {
            String line;
            while ((line = lines.readLine()) != null) {
                String[] words = line.strip().split("\\s+");
                if (words.length == 0 || words[0].startsWith("#")) {
                    continue;
                }
                switch (Kind.of(words[0])) {
                    case OPEN:
                        open(words[1]);
                        break;
                    case MOVE:
                        move(words[1], words[2], Long.parseLong(words[3]));
                        break;
                    case CLOSE:
                        accounts.remove(words[1]);
                        break;
                    default:
                        throw new AssertionError();
                }
                count++;
            }
        } catch (NumberFormatException wrong) {
            throw new IOException("line " + count + ": " + wrong.getMessage(), wrong);
        }
        return count;
    }

    public List<Account> richest(int most) {
        return accounts.values().stream()
                .filter(each -> each.balance() > 0)
                .sorted(Comparator.comparingLong(Account::balance).reversed())
                .limit(most)
                .collect(Collectors.toList());
    }

    public Map<Character, List<String>> index() {
        return accounts.keySet().stream()
                .collect(Collectors.groupingBy(each -> each.charAt(0), TreeMap::new, Collectors.toList()));
    }

    public <T extends Comparable<T>> Optional<T> greatest(Function<? super Account, ? extends T> what) {
        T best = null;
        for (Account each : accounts.values()) {
            T value = what.apply(each);
            if (best == null || value.compareTo(best) > 0) {
                best = value;
            }
        }
        return Optional.ofNullable(best);
    }

    public long imbalance(Neighbour other) {
        long difference = turnover;
        for (int i = 0; i < listeners.size(); i++) {
            difference -= i % 2 == 0 ? other.turnover() : -other.turnover();
        }
        return Math.abs(difference);
    }

    public long turnover() {
        return turnover;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("accounts:");
        accounts.forEach((owner, account) -> text.append(' ').append(owner).append('=').append(account.balance()));
        return text.append(", turnover ").append(turnover).toString();
    }
}
