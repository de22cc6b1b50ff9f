package eventloop;

import exercise.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// What is to be done with the answer of a call, and what it was given.
final class Then implements BiConsumer<String, Throwable> {

  final List<Given> given = new CopyOnWriteArrayList<>();
  volatile RuntimeException failure;
  private final Verdict verdict;

  record Given(Thread thread, String value, Throwable failure) {}

  Then(Verdict verdict) {
    this.verdict = verdict;
  }

  @Override
  public void accept(String value, Throwable thrown) {
    given.add(new Given(Thread.currentThread(), value, thrown));
    if (failure != null) {
      throw failure;
    }
  }

  Given await(String observed) throws InterruptedException {
    return await(observed, null);
  }

  Given await(String observed, String belief) throws InterruptedException {
    verdict.await(() -> !given.isEmpty(), () -> verdict.refuse(observed, belief));
    return given.getFirst();
  }

  void expectOnLoop(Given given, Thread worker) {
    if (given.thread().getName().equals("loop")) {
      return;
    }
    if (given.thread().equals(worker)) {
      throw verdict.refuse(
          "`then` ran on the thread that made the call.", "a-callback-goes-back-to-who-asked");
    }
    if (given.thread().getName().startsWith("ForkJoinPool.commonPool")) {
      throw verdict.refuse("`then` ran on a thread of the common pool.", "async-means-on-the-loop");
    }
    throw verdict.refuse("`then` ran on a thread that is not the loop's.");
  }

  void expect(String call, String value, Throwable failure, Given given) {
    if (!Objects.equals(value, given.value()) || !Objects.equals(failure, given.failure())) {
      throw verdict.refuse(
          "The call %s, and `then` was given the value %s and the failure %s."
              .formatted(call, given.value(), given.failure()));
    }
  }
}
