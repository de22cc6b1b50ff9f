package tasks;

import java.util.function.Function;

/// A cache: it loads the value for a key when a thread first asks for it, and keeps the value.
///
/// 1. `get` returns what `load` makes of the key. A key whose value was loaded is not loaded again.
/// 2. However many threads ask for a key at once, it is loaded once, and all of them get that
///    value. (What an interrupt does to one that waits is left open.)
/// 3. While some keys are being loaded, however many, every other key can be loaded, and a value
///    that is kept can be had.
/// 4. If a load fails, by an exception or an Error, all threads that asked for the key by then fail
///    alike: each `get` throws what `load` threw, itself and not wrapped.
/// 5. A failure is not kept. When all of them have failed, the next `get` loads again.
///
/// Check it with `make exercise_03 EX=3`; `make hint_03 EX=3` gives one hint at a time. Step 6b
/// shows what you need.
final class Exercise03_OneLoadForEachKey<K, V> {

  /// `load` may take long, and may be called on any thread, several times at once. It returns no
  /// null.
  Exercise03_OneLoadForEachKey(Function<K, V> load) {}

  V get(K key) {
    throw new UnsupportedOperationException("TODO: load each key once, however many ask at once");
  }
}
