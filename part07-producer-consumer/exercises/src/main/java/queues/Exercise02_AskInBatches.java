package queues;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A service answers a list of questions in one call, and callers have one question each. Collect
/// their questions into batches, so that no caller sees any of it.
///
/// 1. `ask` returns a future of this caller's own, and waits for no answer; if its question fills a
///    batch, it may call the service. The future gets the answer to this caller's question, also if
///    another caller of the batch asks the same: both questions are sent.
/// 2. As soon as `size` questions wait, they are sent as one batch, in the order in which they were
///    asked; and no batch is larger.
/// 3. A question need not wait for others for ever: when the first of a batch comes, `timer` is set
///    once, and when it rings, what waits of that batch is sent. A timer of a batch that has been
///    sent already sends nothing. A batch that its first question fills may go without a timer.
///    `set` throws nothing.
/// 4. If a batch fails, by an exception or an Error, whether the service throws it or the future
///    that the service returned fails with it, each future of that batch fails with it, itself and
///    not wrapped in another (a CompletionException that was around it in the service's future may
///    stay); no other batch is touched. If the service's future is cancelled, theirs fail with a
///    `CancellationException`.
/// 5. Any thread may ask, also while a batch is being sent or a timer rings. No question is lost,
///    and none is sent twice.
///
/// Check it with `make exercise_07 EX=2`; `make hint_07 EX=2` gives one hint at a time. Step 6a
/// shows how a caller gets its own answer.
final class Exercise02_AskInBatches {

  /// An answer for each question, in their order. The service may keep the list of the questions,
  /// and read it whenever it likes.
  interface Service {
    CompletableFuture<List<String>> answer(List<String> questions);
  }

  interface Timer {
    /// Runs it later, once, on any thread: it may do so before `set` has returned.
    void set(Runnable ring);
  }

  Exercise02_AskInBatches(int size, Service service, Timer timer) {}

  CompletableFuture<String> ask(String question) {
    throw new UnsupportedOperationException(
        "TODO: collect the question, send a batch when it is due");
  }
}
