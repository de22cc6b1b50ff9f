package httpserver;

import httpserver.Exchange.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests that wait until they are let through, by key. A gate that was opened stays open: it
/// does not matter who comes first, the one who waits or the one who opens.
final class Gates {

  private static final class Gate {
    final Map<Exchange, Step> waiting = new LinkedHashMap<>();
    boolean open;
  }

  private final Map<String, Gate> gates = new HashMap<>();

  private Gate gate(String key) {
    return gates.computeIfAbsent(key, absent -> new Gate());
  }

  void pass(String key, Exchange exchange, Step next) {
    Gate gate = gate(key);
    if (gate.open) {
      exchange.run(next);
      return;
    }
    gate.waiting.put(exchange, next);
    exchange.ifAbandoned(() -> gate.waiting.remove(exchange));
  }

  int waiting(String key) {
    return gate(key).waiting.size();
  }

  /// Returns how many it let through, the one who came first before the others.
  int open(String key) {
    Gate gate = gate(key);
    gate.open = true;
    var released = new LinkedHashMap<>(gate.waiting);
    gate.waiting.clear();
    released.forEach(Exchange::run);
    return released.size();
  }

  /// Closes the open ones. Whoever waits goes on waiting.
  void reset() {
    gates.values().removeIf(gate -> gate.waiting.isEmpty());
  }
}
