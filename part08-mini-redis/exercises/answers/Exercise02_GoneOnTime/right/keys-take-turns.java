package miniredis;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private static final class Item {
    String value;
    boolean hasDeadline;
    long deadline;
    boolean hasTurn;
  }

  private final LongSupplier clock;
  private final Map<String, Item> items = new HashMap<>();

  /// The keys with a deadline, each once: the sweep looks at the first, and puts it at the end.
  private final ArrayDeque<String> turns = new ArrayDeque<>();

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  private boolean has(String key) {
    return has(key, clock.getAsLong());
  }

  private boolean has(String key, long now) {
    Item item = items.get(key);
    if (item == null) {
      return false;
    }
    if (item.hasDeadline && now >= item.deadline) {
      items.remove(key);
      return false;
    }
    return true;
  }

  void set(String key, String value) {
    Item item = items.computeIfAbsent(key, _ -> new Item());
    item.value = value;
    item.hasDeadline = false;
  }

  Optional<String> get(String key) {
    return has(key) ? Optional.of(items.get(key).value) : Optional.empty();
  }

  boolean expire(String key, long millis) {
    if (!has(key)) {
      return false;
    }
    Item item = items.get(key);
    item.hasDeadline = true;
    item.deadline = clock.getAsLong() + millis;
    if (!item.hasTurn) {
      item.hasTurn = true;
      turns.add(key);
    }
    return true;
  }

  long ttl(String key) {
    long now = clock.getAsLong();
    if (!has(key, now)) {
      return -2;
    }
    Item item = items.get(key);
    return item.hasDeadline ? item.deadline - now : -1;
  }

  boolean persist(String key) {
    if (!has(key) || !items.get(key).hasDeadline) {
      return false;
    }
    items.get(key).hasDeadline = false;
    return true;
  }

  int size() {
    int size = 0;
    for (Item item : items.values()) {
      if (!item.hasDeadline || item.deadline > clock.getAsLong()) {
        size++;
      }
    }
    return size;
  }

  int sweep(int most) {
    int removed = 0;
    int looks = Math.min(most, turns.size());
    for (int i = 0; i < looks; i++) {
      String key = turns.remove();
      boolean was = items.containsKey(key);
      if (has(key)) {
        Item item = items.get(key);
        item.hasTurn = item.hasDeadline;
        if (item.hasTurn) {
          turns.add(key);
        }
      } else if (was) {
        removed++;
      }
    }
    return removed;
  }
}
