package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutorService;

/// Have work done for each input, and handle each result as soon as it is there.
///
/// 1. `threads` do the work, once for each of `inputs`, and all at once if there are threads
///    enough. `threads` stay open, even if an interrupt of the caller ends the call, with an
///    InterruptedException; what becomes of the work then is left to you. The handler throws
///    nothing.
/// 2. The handler is called once for each of `inputs`, with the input and its result. Inputs may be
///    equal, results may be equal, and a result may be null. When all have been handled,
///    `handleEach` returns.
/// 3. What the work throws, an exception or an Error, is a result too: a `Failure` that holds it,
///    itself and not wrapped. The other inputs are handled as if nothing had been thrown.
/// 4. The thread that calls `handleEach` calls the handler.
/// 5. It does so as soon as a result is there, whatever else still runs, and in the order in which
///    the results came.
///
/// Check it with `make exercise_05 EX=1`; `make hint_05 EX=1` gives one hint at a time. Steps 1,
/// 2a, 2b and 3d show what you need.
final class Exercise01_HandleAsTheyCome {

  private Exercise01_HandleAsTheyCome() {}

  interface Work<I, V> {
    V of(I input) throws Exception;
  }

  sealed interface Result<V> {}

  record Success<V>(V value) implements Result<V> {}

  record Failure<V>(Throwable thrown) implements Result<V> {}

  interface Handler<I, V> {
    void handle(I input, Result<V> result);
  }

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    throw new UnsupportedOperationException("TODO: start the work, and handle what is done first");
  }
}
