package tasks;

import static tasks.Asker.ask;

import exercise.Handed;
import exercise.OtherThreads;
import exercise.Settled;
import exercise.Verdict;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Function;

/// What is expected of a cache whose first load fails.
record Failing(Verdict verdict, Loads loads) {

  static Throwable anException() {
    return new IllegalStateException("no ham", new IllegalArgumentException("the shop is shut"));
  }

  static Throwable anError() {
    return new StackOverflowError("too deep")
        .initCause(new IllegalArgumentException("a deep shop"));
  }

  static Throwable likeAWrapper() {
    return new CompletionException("no ham", new IllegalArgumentException("the shop is shut"));
  }

  void expectHeard(Throwable thrown) throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(_ -> fail(thrown));
    var asker = ask(cache, "ham");
    verdict.await(asker.answer, "The load failed, and the thread that asked has no answer.");
    expectFailure("The load threw %s. The thread that asked", thrown, asker);
  }

  private static String fail(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private void expectFailure(String who, Throwable thrown, Asker asker) {
    String observed = who.formatted(thrown);
    if (asker.answer.state() == Future.State.SUCCESS) {
      throw verdict.refuse(observed + " got the value " + asker.answer.resultNow() + ".");
    }
    Throwable got = asker.answer.exceptionNow();
    if (got instanceof UnsupportedOperationException toDo) {
      throw toDo;
    }
    String wrapped = " got %s around it.".formatted(got.getClass().getSimpleName());
    switch (Handed.of(thrown, got)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK ->
          throw verdict.refuse(observed + wrapped, "join-throws-what-the-load-threw");
      case WRAPPED -> throw verdict.refuse(observed + wrapped, "a-wrapper-is-the-failure");
      case UNWRAPPED ->
          throw verdict.refuse(
              observed + " got the cause of that, %s.".formatted(got),
              thrown instanceof CompletionException
                  ? "a-completion-exception-is-a-wrapper"
                  : "every-failure-is-wrapped");
      case OTHER -> throw verdict.refuse(observed + " got " + got + ".");
    }
  }

  void expectShared(Throwable thrown, String beliefIfUnheard) throws Exception {
    var loading = new CountDownLatch(1);
    Function<String, String> load =
        key -> {
          String value = loads.slow(key, loading);
          return value.endsWith(" 1") ? fail(thrown) : value;
        };
    var cache = new Exercise03_OneLoadForEachKey<>(load);
    var first = ask(cache, "ham");
    first.awaitLoad(loading, verdict);
    var second = ask(cache, "ham");
    Settled.await(second.thread, () -> false);
    loads.mayEnd.countDown();
    verdict.await(first.answer, "The load failed, and the thread that asked first has no answer.");
    String observed = "The load threw %s. A thread that had waited for it ".formatted(thrown);
    verdict.await(
        second.answer,
        () -> verdict.refuse(observed + "has no answer after ten seconds.", beliefIfUnheard));
    if (loads.count() > 1) {
      throw verdict.refuse(observed + "loaded the key again.", "who-waits-may-try-again");
    }
    expectFailure("The load threw %s. The thread that asked first", thrown, first);
    expectFailure("The load threw %s. A thread that had waited for it", thrown, second);
  }

  void expectLoadedAgain(Throwable thrown, String beliefIfKept) throws Exception {
    Function<String, String> load =
        key -> {
          String value = loads.numbered(key);
          return value.endsWith(" 1") ? fail(thrown) : value;
        };
    var cache = new Exercise03_OneLoadForEachKey<>(load);
    Asker first;
    boolean keptForAWhile;
    // If the common pool is to take the failure out of the cache, it has no time for that yet.
    try (var _ = new BusyCommonPool()) {
      first = ask(cache, "ham");
      Settled.await(first.thread, () -> false);
      keptForAWhile = first.answer.isDone() && isKept(cache);
    }
    verdict.await(first.answer, "The load failed, and the thread that asked has no answer.");
    expectFailure("The load threw %s. The thread that asked", thrown, first);
    String observed = "The load threw %s. Threads that asked later ".formatted(thrown);
    verdict.await(
        () -> !isKept(cache),
        () -> verdict.refuse(observed + "got that for ten seconds, and no load.", beliefIfKept));
    if (keptForAWhile) {
      throw verdict.refuse(
          "The load threw %s, and so did the `get` of the one thread that had asked. While the common"
                  .formatted(thrown)
              + " pool was busy, the next `get` threw it again, without a load; later ones did not.",
          "a-future-waits-for-its-stages");
    }
    var last = ask(cache, "ham");
    verdict.await(last.answer, observed + "have no answer after ten seconds.");
    if (last.answer.state() != Future.State.SUCCESS || !last.answer.resultNow().equals("ham 2")) {
      throw verdict.refuse(
          observed
              + "should have it loaded once more, and kept. The last one got "
              + (last.answer.state() == Future.State.SUCCESS
                  ? last.answer.resultNow()
                  : last.answer.exceptionNow())
              + ".");
    }
  }

  /// Before a `get` throws it, that is. A thread of the cache's own, if it has one, is held where
  /// it looks at the key after the load.
  void expectForgottenBefore() throws Exception {
    var once = new FailingOnce();
    var cache = new Exercise03_OneLoadForEachKey<HeldKey, String>(once::load);
    var key = new HeldKey("ham");
    var first = ask(cache, key);
    var next = new Asker(cache, key);
    first.awaitLoad(once.begun, verdict);
    key.holdAllBut(Set.of(first.thread, next.thread));
    once.mayFail.countDown();
    verdict.await(
        () -> first.answer.isDone() || key.isHeld(),
        "The load failed, and the thread that asked has no answer.");
    Settled.await(first.thread, () -> false);
    boolean failedEarly = first.answer.isDone() && key.isHeld();
    next.start();
    Settled.await(next.thread, () -> false);
    boolean failedToo = failedEarly && next.answer.isDone() && once.count.get() == 1;
    key.release();
    verdict.await(next.answer, "A load failed, and a thread that asked later has no answer.");
    if (failedToo) {
      throw verdict.refuse(
          "A load failed, and so did the `get` of the one thread that had asked. Another thread was"
              + " about to take that out of the map: meanwhile the next `get` failed, without a load.",
          key.isHeldInAStage() ? "a-future-waits-for-its-stages" : null);
    }
  }

  /// A load has failed. Of two threads that ask then, the first is held at its first look at the
  /// key, at its second, and so on, until the second has come as far as it can.
  void expectLoadedOnceMore() throws Exception {
    boolean held = true;
    for (int look = 1; held; look++) {
      var once = new FailingOnce();
      once.mayFail.countDown();
      var cache = new Exercise03_OneLoadForEachKey<HeldKey, String>(once::load);
      var key = new HeldKey("ham");
      var before = ask(cache, key);
      verdict.await(before.answer, "A load failed, and who asked has no answer.");
      Verdict.throwToDo(before.answer);
      var first = new Asker(cache, key);
      key.hold(first.thread, look);
      first.start();
      verdict.await(
          () -> key.isHeld() || first.answer.isDone(),
          "A load failed, and the next thread that asked has no answer.");
      held = key.isHeld();
      var second = ask(cache, key);
      Settled.await(second.thread, () -> false);
      key.release();
      verdict.await(first.answer, "A load failed. Of two that asked again, one has no answer.");
      verdict.await(second.answer, "A load failed. Of two that asked again, one has no answer.");
      if (once.count.get() > 2) {
        throw verdict.refuse(
            "A load had failed. Two threads asked again, at once, and one had its turn between two"
                + " actions of the other. It was loaded %d times more."
                    .formatted(once.count.get() - 1),
            "whoever-fails-cleans-up");
      }
    }
  }

  /// The only thread that waits for a load leaves, if an interrupt makes it, and then the load
  /// fails.
  void expectForgottenByNobody() throws Exception {
    var others = new OtherThreads();
    var once = new FailingOnce();
    var cache = new Exercise03_OneLoadForEachKey<String, String>(once::load);
    var first = ask(cache, "ham");
    first.awaitLoad(once.begun, verdict);
    first.interrupt();
    once.mayFail.countDown();
    verdict.await(first.answer, "A load failed, and who asked has no answer.");
    others.settle();
    var next = ask(cache, "ham");
    verdict.await(next.answer, "A load failed, and the next thread that asked has no answer.");
    if (once.count.get() == 1) {
      throw verdict.refuse(
          "The only thread that waited for a load was interrupted, and left. Then the load failed. The"
              + " next `get` ended without a load.",
          "somebody-hears-of-every-failure");
    }
  }

  /// Whether one more `get` fails without a load.
  private boolean isKept(Exercise03_OneLoadForEachKey<String, String> cache) {
    var next = ask(cache, "ham");
    Settled.await(next.thread, () -> false);
    return next.answer.isDone() && loads.count() == 1;
  }
}
