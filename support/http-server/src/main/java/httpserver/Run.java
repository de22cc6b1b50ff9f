package httpserver;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What the server remembers of one run of a lesson, which names itself by a key: its counts, and
/// what its requests have left behind. Runs share nothing. Confined to the server's event loop.
final class Run {

  /// Of each kind. A program that goes beyond has forgotten a `reset`.
  static final int MOST_KEYS = 10_000;

  final Counts counts = new Counts();
  final Gates gates = new Gates();
  private final Watches watches = new Watches(this::number);
  private final Map<String, Integer> attempts = new HashMap<>();
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private int answers;

  /// One more answer of `/count`; returns how many that makes.
  int countAnswer() {
    return ++answers;
  }

  /// One more attempt with this key; returns how many that makes.
  int countAttempt(String key) throws HttpError {
    refuseTooMany(attempts, key);
    return attempts.merge(key, 1, Integer::sum);
  }

  TokenBucket bucket(String key, Function<String, TokenBucket> otherwise) throws HttpError {
    refuseTooMany(buckets, key);
    return buckets.computeIfAbsent(key, otherwise);
  }

  private static void refuseTooMany(Map<String, ?> byKey, String key) throws HttpError {
    if (byKey.size() >= MOST_KEYS && !byKey.containsKey(key)) {
      throw new HttpError(507, "more than " + MOST_KEYS + " keys; POST /reset forgets them");
    }
  }

  void began(Exchange exchange) {
    counts.began(exchange.connection());
    grew("requests", "inFlight", "peakInFlight", "connectionsOpened", "connectionsOpen");
  }

  void ended(Exchange exchange) {
    counts.ended(exchange.abandoned());
    grew(exchange.abandoned() ? "abandoned" : "answered");
  }

  /// At this gate, until it is opened.
  void waitAt(String gate, Exchange exchange, Exchange.Step next) throws HttpError {
    gates.pass(gate, exchange, next);
    grew(WAITING + gate);
  }

  void whenWaiting(String gate, long atLeast, Exchange exchange, Exchange.Step answer) {
    watches.when(Map.of(WAITING + gate, atLeast), exchange, answer);
  }

  void whenCounted(Map<String, Long> atLeast, Exchange exchange, Exchange.Step answer) {
    watches.when(atLeast, exchange, answer);
  }

  private static final String WAITING = "waiting at ";

  private void grew(String... names) {
    for (String name : names) {
      watches.grew(name);
    }
  }

  private long number(String name) {
    return name.startsWith(WAITING)
        ? gates.waiting(name.substring(WAITING.length()))
        : counts.stats().byName().get(name);
  }

  /// Nothing is in flight, no connection is open, and nobody waits for a number of it.
  boolean isIdle() {
    return counts.isIdle() && watches.isEmpty();
  }

  int looks() {
    return watches.looks();
  }

  void reset() {
    answers = 0;
    attempts.clear();
    buckets.clear();
    gates.reset();
    counts.reset();
  }
}
