package miniredis;

import exercise.Verdict;
import java.util.Optional;

/// What the test of exercise 2 does again and again, on a clock that the test moves.
abstract class KeysOnAFakeClock {

  private static final long START = 1_000_000;
  static final String OFTEN = "`sweep(10)`, called again and again,";

  final Verdict verdict = new Verdict(Exercise02_GoneOnTime.class);
  long now = START;
  int looksAtTheClock;
  long millisBetweenLooks;
  Exercise02_GoneOnTime map = newMap();

  final Exercise02_GoneOnTime newMap() {
    return new Exercise02_GoneOnTime(() -> {
      looksAtTheClock++;
      now += millisBetweenLooks;
      return now;
    });
  }

  void expectThere(String key, String value, String before, String ifEmpty) {
    Optional<String> got = map.get(key);
    if (!got.equals(Optional.of(value))) {
      throw verdict.refuse(
          "%s. `get(\"%s\")` returns %s, and should return %s."
              .formatted(before, key, got.orElse("empty"), value),
          got.isEmpty() ? ifEmpty : null);
    }
  }

  void expectGone(String key, String before, String ifThere) {
    Optional<String> got = map.get(key);
    if (got.isPresent()) {
      throw verdict.refuse(
          "%s. `get(\"%s\")` returns %s.".formatted(before, key, got.get()), ifThere);
    }
  }

  void expect(Object right, Object got, String before, String call, String belief) {
    if (!right.equals(got)) {
      throw verdict.refuse(
          "%s. %s returns %s, and should return %s."
              .formatted(before, call.endsWith(")") ? "`" + call + "`" : call, got, right),
          belief);
    }
  }

  /// So many keys, with a deadline in so many milliseconds.
  void setAndExpire(String name, int keys, long millis) {
    for (int i = 0; i < keys; i++) {
      map.set(name + i, "1");
      map.expire(name + i, millis);
    }
  }

  /// The sum of what it returns.
  int sweepOften() {
    int removed = 0;
    for (int call = 0; call < 10_000; call++) {
      removed += map.sweep(10);
    }
    return removed;
  }
}
