package queues;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A service answers a list of questions in one call, and callers have one question each. Collect
/// their questions into batches, so that no caller sees any of it.
///
/// 1. `ask` returns a future at once. It gets the answer to this caller's question, also if another
///    caller of the batch asks the same.
/// 2. As soon as `size` questions wait, they are sent as one batch, in the order in which they were
///    asked; and no batch is larger.
/// 3. A question need not wait for others for ever: when the first of a batch comes, `timer` is set
///    once, and when it rings, what waits of that batch is sent. A timer of a batch that has been
///    sent already sends nothing.
/// 4. If a batch fails, by an exception or an Error, whether the call throws it or its future gets
///    it, each future of that batch fails with it, itself and not wrapped in another; no other
///    batch is touched.
/// 5. Any thread may ask, also while a batch is being sent. No question is lost, and none is sent
///    twice.
///
/// Check it with `make exercise_07 EX=2`; `make hint_07 EX=2` gives one hint at a time. Step 6a
/// shows how a caller gets its own answer.
final class Exercise02_AskInBatches {

  /// The answers come in the order of the questions. The list is the service's to keep.
  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    /// Runs it later, once, on any thread.
    void set(Runnable ring);
  }

  Exercise02_AskInBatches(int size, Service service, Timer timer) {}

  CompletableFuture<String> ask(String question) {
    throw new UnsupportedOperationException(
        "TODO: collect the question, send a batch when it is due");
  }
}
