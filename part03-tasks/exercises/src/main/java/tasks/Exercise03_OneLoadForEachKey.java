package tasks;

import java.util.function.Function;

/// A cache: it loads the value for a key when somebody first asks, and keeps it.
///
/// - However many threads ask for a key at once, it is loaded once, and all of them get that value.
/// - While one key is being loaded, every other key can be.
/// - A failure reaches all who wait for it, and is not kept: whoever asks next has it loaded again.
///
/// Check it with `make exercise_03 EX=3`; `make hint_03 EX=3` gives one hint at a time. Step 6b
/// shows what you need.
final class Exercise03_OneLoadForEachKey<K, V> {

  /// `load` may take long, may fail, and may be called on any thread that asks.
  Exercise03_OneLoadForEachKey(Function<K, V> load) {}

  V get(K key) {
    throw new UnsupportedOperationException("TODO: load each key once, however many ask at once");
  }
}
