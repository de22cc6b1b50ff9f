package gather;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Calls that are asynchronous, no more than so many of them in flight. A call returns a future at
/// once, or it throws; any thread may make it. It is in flight from the moment at which it is made
/// until its future is done.
///
/// 1. `call` returns a future at once. Its caller waits neither for a place, nor for the call's
///    future, nor for another caller's stage that runs on another thread.
/// 2. Of the calls that one object makes, at most `most` are in flight, whichever threads ask.
/// 3. While fewer are in flight, none waits: when a call has ended, however it ended, the next one
///    is made (stages of the future that `call` returned may run before). A call that throws, an
///    exception or an Error, has ended at once.
/// 4. Calls that wait are made in the order in which they came.
/// 5. The future that `call` returned gets the call's value, or its failure, itself and not
///    wrapped: the cause in the ExecutionException that `get` throws.
/// 6. That future's caller may cancel it, or end it in another way, as `orTimeout` does. If its
///    call still waits then, the call is never made, and those behind it are. If its call is in
///    flight, the call keeps its place until it has ended; whether its own future is cancelled is
///    left to you.
/// 7. Very many calls may wait, and each may end as soon as it is made.
///
/// Check it with `make exercise_04 EX=3`; `make hint_04 EX=3` gives one hint at a time. Steps 4a
/// and 4d show what you need, and part 2, step 6 what sentence 7 is about.
final class Exercise03_AtMostN {

  Exercise03_AtMostN(int most) {}

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    throw new UnsupportedOperationException("TODO: make the call as soon as there is a place");
  }
}
