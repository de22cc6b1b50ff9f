package httpserver;

import httpserver.Exchange.Step;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Requests that wait until numbers with names have grown large enough. Each waits under the first
/// number that is too small yet, so that a change looks only at those that wait for just that. Not
/// thread-safe.
final class Watches {

  /// Not a record: two that wait for the same are two.
  private static final class Watch {
    final Map<String, Long> atLeast;
    final Exchange exchange;
    final Step answer;

    Watch(Map<String, Long> atLeast, Exchange exchange, Step answer) {
      this.atLeast = atLeast;
      this.exchange = exchange;
      this.answer = answer;
    }
  }

  private final ToLongFunction<String> numbers;
  private final Map<String, TreeMap<Long, Set<Watch>>> waiting = new HashMap<>();
  private int looks; // for a test

  /// `numbers` tells the present value of each.
  Watches(ToLongFunction<String> numbers) {
    this.numbers = numbers;
  }

  /// Answers as soon as all of these numbers are large enough, which may be now.
  void when(Map<String, Long> atLeast, Exchange exchange, Step answer) {
    place(new Watch(atLeast, exchange, answer));
  }

  /// To be called when the number has grown.
  void grew(String name) {
    TreeMap<Long, Set<Watch>> byThreshold = waiting.get(name);
    if (byThreshold == null) {
      return;
    }
    long now = numbers.applyAsLong(name);
    while (!byThreshold.isEmpty() && byThreshold.firstKey() <= now) {
      byThreshold.pollFirstEntry().getValue().forEach(this::place);
    }
    if (byThreshold.isEmpty()) {
      waiting.remove(name, byThreshold);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int looks() {
    return looks;
  }

  private void place(Watch watch) {
    looks++;
    for (var wanted : watch.atLeast.entrySet()) {
      if (numbers.applyAsLong(wanted.getKey()) < wanted.getValue()) {
        await(wanted.getKey(), wanted.getValue(), watch);
        return;
      }
    }
    watch.exchange.run(watch.answer);
  }

  private void await(String name, long atLeast, Watch watch) {
    waiting
        .computeIfAbsent(name, _ -> new TreeMap<>())
        .computeIfAbsent(atLeast, _ -> new LinkedHashSet<>())
        .add(watch);
    watch.exchange.ifAbandoned(() -> forget(name, atLeast, watch));
  }

  private void forget(String name, long atLeast, Watch watch) {
    TreeMap<Long, Set<Watch>> byThreshold = waiting.getOrDefault(name, new TreeMap<>());
    Set<Watch> same = byThreshold.getOrDefault(atLeast, new LinkedHashSet<>());
    same.remove(watch);
    if (same.isEmpty()) {
      byThreshold.remove(atLeast);
    }
    if (byThreshold.isEmpty()) {
      waiting.remove(name);
    }
  }
}
