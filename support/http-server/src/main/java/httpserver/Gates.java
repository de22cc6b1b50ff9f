package httpserver;

import httpserver.Exchange.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests that wait until they are let through, by key. A gate that was opened stays open: it
/// does not matter which comes first, the request that waits or the one that opens.
final class Gates {

  private static final class Gate {
    final Map<Exchange, Step> waiting = new LinkedHashMap<>();
    boolean open;
  }

  private final Map<String, Gate> gates = new HashMap<>();

  private Gate gate(String key) throws HttpError {
    Gate gate = gates.get(key);
    if (gate == null) {
      if (gates.size() >= Run.MOST_KEYS) {
        throw new HttpError(507, "more than " + Run.MOST_KEYS + " gates; POST /reset forgets them");
      }
      gate = new Gate();
      gates.put(key, gate);
    }
    return gate;
  }

  void pass(String key, Exchange exchange, Step next) throws HttpError {
    Gate gate = gate(key);
    if (gate.open) {
      exchange.run(next);
      return;
    }
    gate.waiting.put(exchange, next);
    exchange.ifAbandoned(() -> gate.waiting.remove(exchange));
  }

  int waiting(String key) {
    Gate gate = gates.get(key);
    return gate == null ? 0 : gate.waiting.size();
  }

  /// Returns how many it let through, the one that came first before the others.
  int open(String key) throws HttpError {
    Gate gate = gate(key);
    gate.open = true;
    var released = new LinkedHashMap<>(gate.waiting);
    gate.waiting.clear();
    released.forEach(Exchange::run);
    return released.size();
  }

  /// Closes the open ones. What waits goes on waiting.
  void reset() {
    gates.values().removeIf(gate -> gate.waiting.isEmpty());
    gates.values().forEach(gate -> gate.open = false);
  }
}
