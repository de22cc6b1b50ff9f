package gather;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;

/// Ask a server again that said "not now", and do not make it worse. Several threads may do so with
/// one object.
///
/// 1. `get` makes the request, and returns the response if its status is neither 429 nor 503. What
///    the request throws goes on to the caller, and is no reason to ask again.
/// 2. After a 429 or a 503 it waits, by `sleeper`, and makes the request again. While one caller
///    waits, the others go on.
/// 3. If the response has a `retryAfter`, the wait lasts so many seconds, and a random part of that
///    again: the next number of `random` times so many.
/// 4. Otherwise the wait is the next number of `random` times a bound. The bound is `first`, twice
///    as much for each time that this `get` has asked again, and never more than `longest`.
/// 5. If the wait would end more than `limit` after `get` was called, by `clock`, `get` does not
///    wait: it returns the response that it has.
/// 6. All callers of one object together may ask again `retries` times, and no more. When all of
///    these are made or promised to a caller that waits, `get` returns the response that it has,
///    and does not wait.
/// 7. If `sleeper` throws an InterruptedException, that goes on to the caller. The retry that was
///    promised to it is not made: another caller may make it.
///
/// Check it with `make exercise_04 EX=4`; `make hint_04 EX=4` gives one hint at a time. Steps 6a
/// and 6b show what you need.
final class Exercise04_RetryWithManners {

  /// `retryAfter` is the header of that name, in seconds; servers send it with any status.
  record Response(int status, OptionalInt retryAfter, String body) {}

  record Manners(Duration first, Duration longest, Duration limit, int retries) {}

  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /// `random` gives numbers from 0, inclusive, to 1, exclusive.
  Exercise04_RetryWithManners(
      Manners manners, DoubleSupplier random, InstantSource clock, Sleeper sleeper) {}

  Response get(Callable<Response> request) throws Exception {
    throw new UnsupportedOperationException("TODO: make the request, and again if that may help");
  }
}
