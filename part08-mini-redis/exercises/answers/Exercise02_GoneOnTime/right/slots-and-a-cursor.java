package miniredis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Every key has a slot, and the sweep goes through the slots from the last to the first, and
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
    return slot(key, clock.getAsLong()).map(slot -> slot.value);
  }

  boolean expire(String key, long millis) {
    long now = clock.getAsLong();
    var slot = slot(key, now);
    slot.ifPresent(one -> one.deadline = now + millis);
    return slot.isPresent();
  }

  long ttl(String key) {
    long now = clock.getAsLong();
    return slot(key, now)
        .map(slot -> slot.deadline == NEVER ? -1 : slot.deadline - now)
        .orElse(-2L);
  }

  boolean persist(String key) {
    var slot = slot(key, clock.getAsLong()).filter(one -> one.deadline != NEVER);
    slot.ifPresent(one -> one.deadline = NEVER);
    return slot.isPresent();
  }

  int size() {
    long now = clock.getAsLong();
    return (int) all.stream().filter(slot -> slot.deadline > now).count();
  }

  int sweep(int most) {
    long now = clock.getAsLong();
    int removed = 0;
    for (int i = 0; i < most && !all.isEmpty(); i++) {
      cursor = cursor <= 0 || cursor > all.size() ? all.size() - 1 : cursor - 1;
      Slot slot = all.get(cursor);
      if (slot.deadline <= now) {
        remove(slot);
        removed++;
      }
    }
    return removed;
  }

  private Optional<Slot> slot(String key, long now) {
    Slot slot = slots.get(key);
    if (slot != null && slot.deadline <= now) {
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
