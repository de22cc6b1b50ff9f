package miniredis.store;

import java.util.Arrays;

/// The keys of a database that expire, in no order. A key that is read after its deadline is
/// removed by the read; the sweep finds those that nobody reads again. It looks at a few keys a
/// call and goes on where it stopped, so no command waits for long, however many keys expire.
final class Deadlines {

  private Key[] keys = new Key[16];
  private int size;
  private int next; // where the sweep goes on

  int size() {
    return size;
  }

  void set(Key key, long deadline) {
    if (key.deadline == Key.NEVER) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
      }
      key.place = size;
      keys[size++] = key;
    }
    key.deadline = deadline;
  }

  /// The last key takes the place of the one that goes.
  void clear(Key key) {
    if (key.deadline == Key.NEVER) {
      return;
    }
    key.deadline = Key.NEVER;
    Key last = keys[--size];
    keys[size] = null;
    if (last != key) {
      keys[key.place] = last;
      last.place = key.place;
    }
    if (keys.length > 16 && size < keys.length / 4) {
      keys = Arrays.copyOf(keys, keys.length / 2);
    }
  }

  /// The next key in turn, or null, if there is none.
  Key next() {
    if (size == 0) {
      return null;
    }
    // Downwards: a key that goes is replaced by the last one, which has had its turn.
    next = next <= 0 ? size - 1 : Math.min(next, size) - 1;
    return keys[next];
  }

  /// The mean time that the keys have left, in milliseconds, as INFO shows it.
  long meanTimeLeft(long now) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.max(0, keys[i].deadline - now);
    }
    return size == 0 ? 0 : (long) (sum / size);
  }
}
