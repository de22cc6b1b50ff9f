package tasks;

import static tasks.Asker.ask;

import exercise.Settled;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. A thread that asks comes as far as it can
/// before the next one has its turn, so no test depends on who is faster.
class Exercise03_OneLoadForEachKeyTest {

  private final Verdict verdict = new Verdict(Exercise03_OneLoadForEachKey.class);
  private final Loads loads = new Loads();
  private final Failing failing = new Failing(verdict, loads);

  @AfterEach
  void release() {
    loads.mayEnd.countDown();
  }

  @Test
  void sentence_1_a_value_is_loaded_and_kept() throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(loads::numbered);
    var values = new ArrayList<String>();
    for (String key : List.of("ham", "ham", "eggs", "ham")) {
      values.add(
          verdict.get(
              ask(cache, key).answer,
              "One thread alone asked for " + key + ", and has no answer after ten seconds."));
    }
    if (!values.equals(List.of("ham 1", "ham 1", "eggs 2", "ham 1"))) {
      throw verdict.refuse(
          """
          Threads asked for ham, ham, eggs and ham, one after the other. The loads are numbered, and the
          cache gave %s instead of [ham 1, ham 1, eggs 2, ham 1].\
          """
              .formatted(values));
    }
  }

  @Test
  void sentence_1_an_interrupted_thread_gets_a_kept_value_too() throws Exception {
    var cache = new Exercise03_OneLoadForEachKey<String, String>(loads::numbered);
    verdict.get(ask(cache, "ham").answer, "One thread alone asked, and has no answer.");
    var kept =
        Verdict.onAnotherThread(() -> {
          Thread.currentThread().interrupt();
          return cache.get("ham");
        });
    String observed =
        "A value was kept, and a thread that was interrupted asked for it. That thread ";
    verdict.await(kept, observed + "has no answer after ten seconds.");
    if (kept.state() == Future.State.FAILED) {
      throw verdict.refuse(
          observed + "got " + kept.exceptionNow() + ".",
          "what-need-not-wait-hears-no-interrupt",
          kept.exceptionNow());
    }
    if (!"ham 1".equals(kept.resultNow())) {
      throw verdict.refuse(observed + "got " + kept.resultNow() + " instead of ham 1.");
    }
  }

  @Test
  void sentence_1_however_many_keys_there_are() throws Exception {
    new ManyKeys(verdict, loads).expectAllKept();
  }

  @Test
  void sentence_2_two_that_ask_at_once_share_one_load() throws Exception {
    var loading = new CountDownLatch(1);
    var cache = new Exercise03_OneLoadForEachKey<String, String>(key -> loads.slow(key, loading));
    var first = ask(cache, "ham");
    first.awaitLoad(loading, verdict);
    var second = ask(cache, "ham");
    Settled.await(second.thread, () -> loads.count() > 1);
    boolean overlapped = loads.count() > 1;
    loads.mayEnd.countDown();
    String one = valueOf(first);
    String other = valueOf(second);

    if (!overlapped && loads.count() > 1) {
      throw verdict.refuse(
          "Two threads asked for one key at once. The second one waited until the first had loaded it,"
              + " and then loaded it again.",
          "a-lock-needs-no-second-look");
    }
    if (loads.count() > 1 && one.equals(other)) {
      throw verdict.refuse(
          "Two threads asked for one key at once. They got the same value, and it was loaded twice.",
          "keeping-one-is-loading-one");
    }
    if (loads.count() > 1) {
      throw verdict.refuse(
          "Two threads asked for one key at once. It was loaded twice, and they got different values.",
          "a-concurrent-map-is-enough");
    }
    if (!one.equals(other)) {
      throw verdict.refuse(
          "Two threads asked for one key at once, and got \"%s\" and \"%s\"."
              .formatted(one, other));
    }
  }

  @Test
  void sentence_2_all_that_wait_get_the_value() throws Exception {
    var loading = new CountDownLatch(1);
    var cache = new Exercise03_OneLoadForEachKey<String, String>(key -> loads.slow(key, loading));
    ask(cache, "ham").awaitLoad(loading, verdict);
    var waiting = List.of(ask(cache, "ham"), ask(cache, "ham"), ask(cache, "ham"));
    for (Asker one : waiting) {
      Settled.await(one.thread, () -> loads.count() > 1);
    }
    loads.mayEnd.countDown();
    verdict.await(
        () -> waiting.stream().allMatch(one -> one.answer.isDone()),
        () ->
            verdict.refuse(
                "A key was loaded, for which three threads waited. %d of them have an answer."
                    .formatted(waiting.stream().filter(one -> one.answer.isDone()).count()),
                waiting.stream().anyMatch(one -> one.answer.isDone())
                    ? "one-signal-is-for-all"
                    : null));
  }

  @Test
  void sentence_2_an_interrupt_of_one_changes_nothing_for_the_others() throws Exception {
    var loading = new CountDownLatch(1);
    var cache = new Exercise03_OneLoadForEachKey<String, String>(key -> loads.slow(key, loading));
    var first = ask(cache, "ham");
    first.awaitLoad(loading, verdict);
    var interrupted = ask(cache, "ham");
    var waiting = ask(cache, "ham");
    Settled.await(interrupted.thread, () -> false);
    Settled.await(waiting.thread, () -> false);
    interrupted.interrupt();
    var later = ask(cache, "ham");
    Settled.await(later.thread, () -> loads.count() > 1);
    loads.mayEnd.countDown();
    for (Asker other : List.of(waiting, later, first)) {
      String observed =
          "A key was being loaded, and a thread that waited for it was interrupted. "
              + (other == first
                  ? "The thread that had asked first "
                  : "Another thread that waited ");
      verdict.await(other.answer, observed + "has no answer after ten seconds.");
      boolean hasValue = other.answer.state() == Future.State.SUCCESS;
      Object got = hasValue ? other.answer.resultNow() : other.answer.exceptionNow();
      if (!"ham 1".equals(got)) {
        throw verdict.refuse(
            observed + "got %s instead of ham 1.".formatted(got),
            "ham 2".equals(got) || got instanceof CancellationException
                ? "who-is-interrupted-ends-the-load"
                : null);
      }
    }
  }

  private String valueOf(Asker asker) throws Exception {
    try {
      return verdict.get(
          asker.answer,
          "Two threads asked for one key at once. It was loaded, and one of them has no answer after"
              + " ten seconds.");
    } catch (ConcurrentModificationException e) {
      throw verdict.refuse(
          "Two threads asked for one key at once, and a map threw a ConcurrentModificationException.",
          "any-map-will-do");
    }
  }

  /// Tries the turns that two askers may have: the first is held at its first look at the key, at
  /// its second, and so on, until the other one has come as far as it can.
  @Test
  void sentence_2_whoever_has_a_turn_between_shares_the_load_too() throws Exception {
    boolean held = true;
    for (int look = 1; held; look++) {
      loads.reset();
      var cache = new Exercise03_OneLoadForEachKey<HeldKey, String>(loads::numbered);
      var key = new HeldKey("ham");
      var first = new Asker(cache, key);
      key.hold(first.thread, look);
      first.start();
      verdict.await(
          () -> key.isHeld() || first.answer.isDone(), "A thread that asked alone has no answer.");
      held = key.isHeld();
      var second = ask(cache, key);
      Settled.await(second.thread, () -> false);
      key.release();
      String one = valueOf(first);
      String other = valueOf(second);
      if (key.twoWereInOneHashMap()) {
        throw verdict.refuse(
            "Two threads asked for one key at once, and both were inside a method of a HashMap at the"
                + " same time.",
            "any-map-will-do");
      }
      if (loads.count() > 1 || !one.equals(other)) {
        throw verdict.refuse(
            "Two threads asked for one key at once, and one had its turn between two actions of the"
                + " other. It was loaded %d times.".formatted(loads.count()),
            "a-concurrent-map-is-enough");
      }
    }
  }

  @Test
  void sentence_2_equal_keys_are_one_key() throws Exception {
    var loading = new CountDownLatch(1);
    var cache = new Exercise03_OneLoadForEachKey<String, String>(key -> loads.slow(key, loading));
    var first = ask(cache, new String("ham"));
    first.awaitLoad(loading, verdict);
    var second = ask(cache, new String("ham"));
    Settled.await(second.thread, () -> loads.count() > 1);
    loads.mayEnd.countDown();
    valueOf(first);
    valueOf(second);
    if (loads.count() > 1) {
      throw verdict.refuse(
          "Two threads asked at once for two keys that are equal, and are not one object. It was loaded"
              + " twice; for one and the same object it was not.",
          "equal-keys-are-one-object");
    }
  }

  @Test
  void sentence_3_other_keys_are_loaded_meanwhile() throws Exception {
    int keys = 300; // more than the common pool has, and than one that somebody thought large
    var begun = new CountDownLatch(keys);
    var cache =
        new Exercise03_OneLoadForEachKey<String, String>(
            key -> key.equals("kept") ? loads.numbered(key) : loads.slow(key, begun));
    verdict.get(ask(cache, "kept").answer, "One thread alone asked, and has no answer.");
    var askers = new ArrayList<Thread>();
    for (int i = 0; i < keys; i++) {
      askers.add(ask(cache, "slow " + i).thread);
    }
    verdict.await(begun, () -> notBegun(keys, keys - (int) begun.getCount(), askers));
    verdict.get(
        ask(cache, "kept").answer,
        () ->
            verdict.refuse(
                "While other keys were being loaded, a thread waited for a value that was loaded long"
                    + " ago.",
                "one-lock-does-no-harm"));
  }

  @Test
  void sentence_3_though_a_thread_waits_for_a_slow_one() throws Exception {
    var loading = new CountDownLatch(1);
    var cache =
        new Exercise03_OneLoadForEachKey<String, String>(
            key -> key.equals("slow") ? loads.slow(key, loading) : loads.numbered(key));
    verdict.get(ask(cache, "kept").answer, "One thread alone asked, and has no answer.");
    ask(cache, "slow").awaitLoad(loading, verdict);
    var waiting = ask(cache, "slow");
    Settled.await(waiting.thread, () -> false);
    for (String key : List.of("kept", "other")) {
      var asker = ask(cache, key);
      String observed =
          "A key was being loaded, and a thread waited for it. One that asked for another key had to"
              + " wait, too";
      verdict.get(
          asker.answer,
          () ->
              asker.waitsForALockOf(waiting)
                  ? verdict.refuse(
                      observed + ", for a lock that the waiting thread has.",
                      "every-wait-gives-up-the-lock")
                  : verdict.refuse(observed + "."));
    }
  }

  private AssertionError notBegun(int asked, int begun, List<Thread> askers) {
    String observed =
        "Threads asked for %d keys. While the first %s being loaded, no other load began."
            .formatted(asked, begun == 1 ? "was" : begun + " were");
    if (loads.wereInsideTheMap()) {
      return verdict.refuse(observed, "compute-if-absent-locks-one-key");
    }
    if (!loads.wereAllDoneBy(askers)) {
      return verdict.refuse(
          observed + " The loads are done by other threads than those that ask.",
          "a-pool-has-threads-enough");
    }
    return verdict.refuse(observed, begun == 1 ? "one-lock-does-no-harm" : null);
  }

  @Test
  void sentence_3_so_is_a_neighbour_in_the_maps_table() throws Exception {
    var loading = new CountDownLatch(1);
    var cache =
        new Exercise03_OneLoadForEachKey<String, String>(
            key -> key.equals("Aa") ? loads.slow(key, loading) : loads.numbered(key));
    ask(cache, "Aa").awaitLoad(loading, verdict);
    var other = ask(cache, "BB");
    String observed = "While \"Aa\" was being loaded, \"BB\" was not: it has the same hash code.";
    verdict.await(
        other.answer,
        () ->
            loads.wereInsideTheMap()
                ? verdict.refuse(observed, "compute-if-absent-locks-one-key")
                : verdict.refuse(observed));
  }

  @Test
  void sentence_4_a_failure_reaches_the_one_who_asked() throws Exception {
    failing.expectHeard(Failing.anException());
    failing.expectHeard(Failing.anError());
  }

  @Test
  void sentence_4_a_failure_reaches_those_who_wait() throws Exception {
    failing.expectShared(Failing.anException(), "who-waits-will-notice");
  }

  @Test
  void sentence_4_an_error_reaches_those_who_wait() throws Exception {
    failing.expectShared(Failing.anError(), "failures-are-exceptions");
  }

  @Test
  void sentence_4_so_does_a_failure_that_looks_like_a_wrapper() throws Exception {
    failing.expectShared(Failing.likeAWrapper(), null);
  }

  @Test
  void sentence_5_a_failure_is_not_kept() throws Exception {
    failing.expectLoadedAgain(Failing.anException(), "a-failure-is-a-value-too");
  }

  @Test
  void sentence_5_an_error_is_not_kept() throws Exception {
    failing.expectLoadedAgain(Failing.anError(), "an-error-is-for-good");
  }

  @Test
  void sentence_5_not_even_for_a_moment() throws Exception {
    failing.expectForgottenBefore();
  }

  @Test
  void sentence_5_not_even_if_nobody_hears_of_it() throws Exception {
    failing.expectForgottenByNobody();
  }

  /// Two threads fail with one load. The second is held at its first look at the key, at its
  /// second, and so on, until the first has asked again.
  @Test
  void sentence_5_what_is_loaded_then_is_kept() throws Exception {
    boolean held = true;
    for (int look = 1; held; look++) {
      var once = new FailingOnce();
      var cache = new Exercise03_OneLoadForEachKey<HeldKey, String>(once::load);
      var key = new HeldKey("ham");
      var first = ask(cache, key);
      first.awaitLoad(once.begun, verdict);
      var second = new Asker(cache, key);
      key.hold(second.thread, look);
      second.start();
      Settled.await(second.thread, key::isHeld);
      once.mayFail.countDown();
      Settled.await(first.thread, () -> false);
      Settled.await(second.thread, () -> false);
      held = key.isHeld();
      var again = ask(cache, key);
      Settled.await(again.thread, () -> false);
      boolean loaded = again.answer.isDone() && again.answer.state() == Future.State.SUCCESS;
      int loadedBy = once.count.get();
      key.release();
      verdict.await(second.answer, "A thread that waited for a load that failed has no answer.");
      verdict.await(ask(cache, key).answer, "A thread that asked later has no answer.");
      if (loaded && once.count.get() > loadedBy) {
        throw verdict.refuse(
            "A load failed, and two threads had that failure. The first one asked again, and the key"
                + " was loaded. The second one was slow; when it was back, the key was loaded again.",
            "whoever-fails-cleans-up");
      }
    }
  }

  @Test
  void sentence_2_also_after_a_failure() throws Exception {
    failing.expectLoadedOnceMore();
  }
}
