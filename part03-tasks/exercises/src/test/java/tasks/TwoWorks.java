package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Two works that run at once, of one Callable or of two.
record TwoWorks(Verdict verdict, boolean ofOneCallable) {

  void expectOneInterrupted() throws Exception {
    cancelOne(0);
    cancelOne(1);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is what the other thread's future gives out
  private void cancelOne(int cancelled) throws Exception {
    String observed =
        ofOneCallable
            ? "One Callable was handed to `run` twice, and ran on two threads."
            : "Two works ran.";
    var works = List.of(new InterruptibleWork(), new InterruptibleWork());
    var calls = new AtomicInteger();
    Callable<String> both = () -> works.get(calls.getAndIncrement()).call();
    var pool = new HeldPool(2);
    try {
      var futures = new ArrayList<CompletableFuture<String>>();
      for (var work : works) {
        var call =
            Verdict.onAnotherThread(
                () -> Exercise01_CancelStopsTheWork.run(ofOneCallable ? both : work, pool));
        futures.add(verdict.get(call, "Ten seconds later `run` has not returned."));
        verdict.await(work.begun, "Of two works for two threads, one has not begun.");
      }
      LateCancel.cancel(verdict, futures.get(cancelled));
      verdict.await(
          () -> works.stream().anyMatch(work -> work.interrupted.getCount() == 0),
          observed + " One future was cancelled, and no work was interrupted.");
      var other = works.get(1 - cancelled);
      Settled.await(other.thread, () -> other.interrupted.getCount() == 0);
      if (other.interrupted.getCount() == 0) {
        throw verdict.refuse(
            observed + " The future of one was cancelled, and the other one was interrupted.",
            ofOneCallable ? "one-work-has-one-thread" : null);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
