package tasks;

import java.util.function.Function;

/// A cache: it loads the value for a key when a thread first asks for it, and keeps the value.
///
/// 1. `get` returns what `load` makes of the key. A key whose value was loaded is not loaded again;
///    a thread that is interrupted gets the kept value, too.
/// 2. However many threads ask for a key at once, it is loaded once, and all of them get that
///    value. An interrupt of a thread that waits for a load changes nothing for the others. (What
///    it does to that thread, or to the one that loads, is left open.)
/// 3. While some keys are being loaded, however many, and threads wait for them, every other key
///    can be loaded, and a value that is kept can be had.
/// 4. If a load fails, by an exception or an Error, the thread that asked first and all that wait
///    for that load by then fail alike: each `get` throws what `load` threw, itself and not
///    wrapped.
/// 5. A failure is not kept. When each of these threads has failed, the next `get` loads again. (A
///    `get` that is called before that may fail with them, or load again.)
///
/// Check it with `make exercise_03 EX=3`; `make hint_03 EX=3` gives one hint at a time. Step 6b
/// shows what you need.
final class Exercise03_OneLoadForEachKey<K, V> {

  /// `load` may take long, and may be called on any thread, several times at once. It returns no
  /// null, and no key is null.
  Exercise03_OneLoadForEachKey(Function<K, V> load) {}

  V get(K key) {
    throw new UnsupportedOperationException("TODO: load each key once, however many ask at once");
  }
}
