package miniredis;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private static final class Item {
    String value;
    boolean hasDeadline;
    long deadline;
  }

  private final LongSupplier clock;
  private final Map<String, Item> items = new HashMap<>();

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  private boolean has(String key) {
    Item item = items.get(key);
    if (item == null) {
      return false;
    }
    if (item.hasDeadline && clock.getAsLong() >= item.deadline) {
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
    return true;
  }

  long ttl(String key) {
    if (!has(key)) {
      return -2;
    }
    Item item = items.get(key);
    return item.hasDeadline ? item.deadline - clock.getAsLong() : -1;
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
    int looks = 0;
    for (Iterator<Item> each = items.values().iterator(); each.hasNext() && looks < most; looks++) {
      Item item = each.next();
      if (item.hasDeadline && clock.getAsLong() >= item.deadline) {
        each.remove();
        removed++;
      }
    }
    return removed;
  }
}
