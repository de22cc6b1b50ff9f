package miniredis;

import java.util.Optional;
import java.util.function.LongSupplier;

/// A map whose keys can have a deadline, on a clock that counts milliseconds. One thread uses it.
///
/// 1. `set` gives a key a value, and takes away a deadline that it may have. `get` returns the
///    value of a key that is there, and empty for any other key.
/// 2. `expire` gives a key that is there a deadline, `millis` from now, instead of one that it may
///    have, and returns whether the key was there. They may be 0 or less, and their sum with the
///    clock never overflows. When the clock shows the deadline, and from then on, the key is gone:
///    every method behaves as if it had never been set.
/// 3. `ttl` returns how many milliseconds are left to a key; -1 if the key has no deadline, and -2
///    if it is not there.
/// 4. `persist` takes away the deadline of a key that is there, and returns whether it had one.
/// 5. `size` returns how many keys are there. It does not count those that are gone, even if no
///    call has asked for them.
/// 6. `sweep` removes keys that are gone, though no call has asked for them: at most `most`. It
///    returns how many it removed. However many keys there are, what a call costs is bounded by
///    `most`; and calls again and again remove all that are gone, even if keys are set in between.
/// 7. The clock may step back, and go on while a call runs: what the call returns is true of one
///    moment. A key that a call has found gone stays gone: one that the call was about, or one that
///    `sweep` has removed.
///
/// Check it with `make exercise_08 EX=2`; `make hint_08 EX=2` gives one hint at a time. Steps 4a
/// and 4b show what you need; a key of theirs, as one of Redis's, goes a millisecond later.
final class Exercise02_GoneOnTime {

  Exercise02_GoneOnTime(LongSupplier clock) {}

  void set(String key, String value) {
    throw new UnsupportedOperationException("TODO: keep the value, without a deadline");
  }

  Optional<String> get(String key) {
    throw new UnsupportedOperationException("TODO: the value, if the key is there");
  }

  boolean expire(String key, long millis) {
    throw new UnsupportedOperationException("TODO: give the key a deadline");
  }

  long ttl(String key) {
    throw new UnsupportedOperationException("TODO: how long the key is there");
  }

  boolean persist(String key) {
    throw new UnsupportedOperationException("TODO: take the deadline away");
  }

  int size() {
    throw new UnsupportedOperationException("TODO: count the keys that are there");
  }

  int sweep(int most) {
    throw new UnsupportedOperationException("TODO: remove some keys that are gone");
  }
}
