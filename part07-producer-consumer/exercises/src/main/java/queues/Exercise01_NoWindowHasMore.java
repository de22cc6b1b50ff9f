package queues;

/// A limiter that admits at most `limit` calls in *any* span of `window` nanoseconds, and not only
/// in those that a clock begins. Both are positive.
///
/// 1. A call is admitted, and `tryAdmit` returns 0, if fewer than `limit` calls were admitted in
///    the `window` before it. Each one at the same `now` counts; one that was admitted exactly
///    `window` ago no longer does.
/// 2. Otherwise it is not admitted, and `tryAdmit` returns how long it is until one will be. Asked
///    again at that time it admits; asked sooner, it does not.
/// 3. A call that is not admitted changes nothing for those that come after it.
/// 4. `now` is in nanoseconds, from anywhere, as [System#nanoTime] is: it may be any `long`, and
///    may overflow from the greatest to the least. It never runs backwards from one call to the
///    next.
/// 5. Any thread may call. Threads that call at once, at the same `now`, get as many admissions as
///    there are: no more, and no fewer.
///
/// Check it with `make exercise_07 EX=1`; `make hint_07 EX=1` gives one hint at a time. Steps 5a to
/// 5c show other limiters.
final class Exercise01_NoWindowHasMore {

  Exercise01_NoWindowHasMore(int limit, long window) {}

  long tryAdmit(long now) {
    throw new UnsupportedOperationException("TODO: admit the call, or say when one will be");
  }
}
