package tasks;

import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. A thread that asks comes as far as it can
/// before the next one has its turn, so no test depends on who is faster.
class Exercise03_OneLoadForEachKeyTest {

  private final Verdict verdict = new Verdict(Exercise03_OneLoadForEachKey.class);
  private final Loads loads = new Loads();

  @AfterEach
  void release() {
    loads.mayEnd.countDown();
  }

  private static <K> Asker ask(Exercise03_OneLoadForEachKey<K, String> cache, K key) {
    return new Asker(cache, key).start();
  }

  private void awaitLoad(CountDownLatch loading, Asker asker) throws Exception {
    String observed = "A thread asked for a key, and `load` was not called.";
    verdict.await(() -> loading.getCount() == 0 || asker.answer.isDone(), observed);
    if (loading.getCount() > 0) {
      verdict.get(asker.answer, observed);
      throw verdict.refuse(observed);
    }
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
  void sentence_1_however_many_keys_there_are() throws Exception {
    new ManyKeys(verdict, loads).expectAllKept();
  }

  @Test
  void sentence_2_two_that_ask_at_once_share_one_load() throws Exception {
    var loading = new CountDownLatch(1);
    var cache = new Exercise03_OneLoadForEachKey<String, String>(key -> loads.slow(key, loading));
    var first = ask(cache, "ham");
    awaitLoad(loading, first);
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
    awaitLoad(loading, ask(cache, "ham"));
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
    awaitLoad(loading, first);
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
    awaitLoad(loading, ask(cache, "Aa"));
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
    for (Throwable thrown : failures()) {
      var cache = new Exercise03_OneLoadForEachKey<String, String>(_ -> fail(thrown));
      var asker = ask(cache, "ham");
      verdict.await(asker.answer, "The load failed, and the thread that asked has no answer.");
      expectFailure("The load threw %s. The thread that asked", thrown, asker);
    }
  }

  private static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("no ham", new IllegalArgumentException("the shop is shut")),
        new StackOverflowError("too deep").initCause(new IllegalArgumentException("a deep shop")));
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
              observed + " got the cause of that, %s.".formatted(got), "every-failure-is-wrapped");
      case OTHER -> throw verdict.refuse(observed + " got " + got + ".");
    }
  }

  @Test
  void sentence_4_a_failure_reaches_those_who_wait() throws Exception {
    expectSharedFailure(failures().getFirst(), "who-waits-will-notice");
  }

  @Test
  void sentence_4_an_error_reaches_those_who_wait() throws Exception {
    expectSharedFailure(failures().getLast(), "failures-are-exceptions");
  }

  private void expectSharedFailure(Throwable thrown, String beliefIfUnheard) throws Exception {
    var loading = new CountDownLatch(1);
    Function<String, String> load =
        key -> {
          String value = loads.slow(key, loading);
          return value.endsWith(" 1") ? fail(thrown) : value;
        };
    var cache = new Exercise03_OneLoadForEachKey<>(load);
    var first = ask(cache, "ham");
    awaitLoad(loading, first);
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

  @Test
  void sentence_5_a_failure_is_not_kept() throws Exception {
    expectLoadedAgain(failures().getFirst(), "a-failure-is-a-value-too");
  }

  @Test
  void sentence_5_an_error_is_not_kept() throws Exception {
    expectLoadedAgain(failures().getLast(), "an-error-is-for-good");
  }

  private void expectLoadedAgain(Throwable thrown, String beliefIfKept) throws Exception {
    Function<String, String> load =
        key -> {
          String value = loads.numbered(key);
          return value.endsWith(" 1") ? fail(thrown) : value;
        };
    var cache = new Exercise03_OneLoadForEachKey<>(load);
    var first = ask(cache, "ham");
    verdict.await(first.answer, "The load failed, and the thread that asked has no answer.");
    expectFailure("The load threw %s. The thread that asked", thrown, first);
    String observed = "The load threw %s. Threads that asked later ".formatted(thrown);
    // Another thread may be taking the failure out of the cache: so ask until that has happened.
    verdict.await(
        () -> {
          var next = ask(cache, "ham");
          Settled.await(next.thread, () -> false);
          return loads.count() > 1 || !next.answer.isDone();
        },
        () -> verdict.refuse(observed + "got that for ten seconds, and no load.", beliefIfKept));
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

  /// Two threads fail with one load. The second is held at its first look at the key, at its
  /// second, and so on, until the first has asked again.
  @Test
  void sentence_5_what_is_loaded_then_is_kept() throws Exception {
    boolean held = true;
    for (int look = 1; held; look++) {
      var failing = new FailingOnce();
      var cache = new Exercise03_OneLoadForEachKey<HeldKey, String>(failing::load);
      var key = new HeldKey("ham");
      var first = ask(cache, key);
      awaitLoad(failing.begun, first);
      var second = new Asker(cache, key);
      key.hold(second.thread, look);
      second.start();
      Settled.await(second.thread, key::isHeld);
      failing.mayFail.countDown();
      Settled.await(first.thread, () -> false);
      Settled.await(second.thread, () -> false);
      held = key.isHeld();
      var again = ask(cache, key);
      Settled.await(again.thread, () -> false);
      boolean loaded = again.answer.isDone() && again.answer.state() == Future.State.SUCCESS;
      int loadedBy = failing.count.get();
      key.release();
      verdict.await(second.answer, "A thread that waited for a load that failed has no answer.");
      verdict.await(ask(cache, key).answer, "A thread that asked later has no answer.");
      if (loaded && failing.count.get() > loadedBy) {
        throw verdict.refuse(
            "A load failed, and two threads had that failure. The first one asked again, and the key"
                + " was loaded. The second one was slow; when it was back, the key was loaded again.",
            "whoever-fails-cleans-up");
      }
    }
  }
}
