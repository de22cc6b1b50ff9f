package miniredis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Every key has a slot, and the sweep goes through the slots from the first to the last, and
/// round.
final class Exercise02_GoneOnTime {

  private static final long NEVER = Long.MAX_VALUE;

  private static final class Slot {
    final String key;
    String value;
    long deadline = NEVER;
    int index;

    Slot(String key, int index) {
      this.key = key;
      this.index = index;
    }
  }

  private final LongSupplier clock;
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<Slot> all = new ArrayList<>();
  private int cursor;

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    Slot slot = slots.get(key);
    if (slot == null) {
      slot = new Slot(key, all.size());
      slots.put(key, slot);
      all.add(slot);
    }
    slot.value = value;
    slot.deadline = NEVER;
  }

  Optional<String> get(String key) {
    return slot(key).map(slot -> slot.value);
  }

  boolean expire(String key, long millis) {
    var slot = slot(key);
    slot.ifPresent(one -> one.deadline = clock.getAsLong() + millis);
    return slot.isPresent();
  }

  long ttl(String key) {
    return slot(key)
        .map(slot -> slot.deadline == NEVER ? -1 : slot.deadline - clock.getAsLong())
        .orElse(-2L);
  }

  boolean persist(String key) {
    var slot = slot(key).filter(one -> one.deadline != NEVER);
    slot.ifPresent(one -> one.deadline = NEVER);
    return slot.isPresent();
  }

  int size() {
    long now = clock.getAsLong();
    return (int) all.stream().filter(slot -> slot.deadline > now).count();
  }

  int sweep(int most) {
    int removed = 0;
    for (int i = 0; i < most && !all.isEmpty(); i++) {
      cursor = cursor + 1 < all.size() ? cursor + 1 : 0;
      Slot slot = all.get(cursor);
      if (slot.deadline <= clock.getAsLong()) {
        remove(slot);
        removed++;
      }
    }
    return removed;
  }

  private Optional<Slot> slot(String key) {
    Slot slot = slots.get(key);
    if (slot != null && slot.deadline <= clock.getAsLong()) {
      remove(slot);
      slot = null;
    }
    return Optional.ofNullable(slot);
  }

  /// The last one takes its place.
  private void remove(Slot slot) {
    slots.remove(slot.key);
    Slot last = all.removeLast();
    if (last != slot) {
      last.index = slot.index;
      all.set(slot.index, last);
    }
  }
}
