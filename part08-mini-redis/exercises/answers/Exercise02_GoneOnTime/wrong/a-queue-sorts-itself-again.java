package miniredis;

import static java.util.Comparator.comparingLong;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private static final long NEVER = Long.MAX_VALUE;

  private static final class Item {
    final String key;
    String value;
    long deadline = NEVER;

    Item(String key) {
      this.key = key;
    }
  }

  private final LongSupplier clock;
  private final Map<String, Item> items = new HashMap<>();
  private final PriorityQueue<Item> next =
      new PriorityQueue<>(comparingLong((Item item) -> item.deadline));

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    Item item = items.get(key);
    if (item == null) {
      item = new Item(key);
      items.put(key, item);
      next.add(item);
    }
    item.value = value;
    item.deadline = NEVER;
  }

  Optional<String> get(String key) {
    return Optional.ofNullable(find(key)).map(item -> item.value);
  }

  boolean expire(String key, long millis) {
    Item item = find(key);
    if (item != null) {
      next.remove(item);
      item.deadline = clock.getAsLong() + millis;
      next.add(item);
    }
    return item != null;
  }

  long ttl(String key) {
    Item item = find(key);
    if (item == null) {
      return -2;
    }
    return item.deadline == NEVER ? -1 : item.deadline - clock.getAsLong();
  }

  boolean persist(String key) {
    Item item = find(key);
    if (item == null || item.deadline == NEVER) {
      return false;
    }
    item.deadline = NEVER;
    return true;
  }

  int size() {
    return (int) items.values().stream().filter(item -> !isGone(item)).count();
  }

  int sweep(int most) {
    int removed = 0;
    while (removed < most && !next.isEmpty() && isGone(next.element())) {
      items.remove(next.remove().key);
      removed++;
    }
    return removed;
  }

  private Item find(String key) {
    Item item = items.get(key);
    if (item != null && isGone(item)) {
      items.remove(key);
      next.remove(item);
      return null;
    }
    return item;
  }

  private boolean isGone(Item item) {
    return item.deadline <= clock.getAsLong();
  }
}
