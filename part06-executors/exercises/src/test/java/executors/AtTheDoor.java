package executors;

import exercise.Settled;
import exercise.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// Pools, work, and threads that submit it, for the tests of exercise 1; and what they find out
/// about an answer that lets in too much.
class AtTheDoor {

  final Verdict verdict = new Verdict(Exercise01_SubmitBlocksWhenFull.class);
  final List<Pool> pools = new ArrayList<>();
  final List<HeldWork> works = new ArrayList<>();

  @AfterEach
  void release() {
    works.forEach(work -> work.mayEnd.countDown());
    pools.forEach(Pool::shutdownNow);
  }

  Pool pool(int threads) {
    var pool = new Pool(threads);
    pools.add(pool);
    return pool;
  }

  HeldWork work() {
    var work = new HeldWork();
    works.add(work);
    return work;
  }

  /// A thread that submits one piece of work.
  static final class Submitter {
    final FutureTask<Future<String>> call;
    final Thread thread;

    Submitter(Exercise01_SubmitBlocksWhenFull door, Callable<String> work) {
      call = new FutureTask<>(() -> door.submit(work));
      thread = Thread.ofPlatform().name("submitter").daemon().start(call);
    }

    /// Whether it is still inside `submit` when it has come as far as it can.
    boolean waits() {
      Settled.await(thread, call::isDone);
      return !call.isDone();
    }

    boolean isAccepted() {
      return !waits() && call.state() == Future.State.SUCCESS;
    }
  }

  /// Submits work for which there is a place.
  Future<String> accepted(
      Exercise01_SubmitBlocksWhenFull door, Callable<String> work, String ifItWaits)
      throws Exception {
    var submitter = new Submitter(door, work);
    Future<String> future = verdict.get(submitter.call, ifItWaits);
    if (future == null) {
      throw verdict.refuse("`submit` returned null, and no future.");
    }
    return future;
  }

  static String has(Future<?> future) {
    return switch (future.state()) {
      case RUNNING -> "is still waiting";
      case SUCCESS -> "has the result " + future.resultNow();
      case CANCELLED -> "is cancelled";
      case FAILED -> "has failed with " + future.exceptionNow();
    };
  }

  /// A CompletableFuture may tell its stages what it was given, and who calls `get` something else.
  static String beliefIfGiven(Throwable thrown, Future<?> future) {
    return future instanceof CompletableFuture<?> result
            && result.handle((_, failure) -> thrown.equals(failure)).getNow(false)
        ? "get-throws-what-it-was-given"
        : null;
  }

  List<HeldWork> fill(Exercise01_SubmitBlocksWhenFull door, int places) throws Exception {
    var inside = new ArrayList<HeldWork>();
    for (int taken = 0; taken < places; taken++) {
      var work = work();
      var _ =
          accepted(
              door,
              work,
              "%d of %d places are taken, and `submit` does not return.".formatted(taken, places));
      inside.add(work);
    }
    return inside;
  }

  AssertionError isLetIn(Submitter next) throws Exception {
    String observed = "All places are taken, by work that has not ended. ";
    if (next.call.state() == Future.State.FAILED) {
      Throwable thrown = next.call.exceptionNow();
      observed += "`submit` did not wait: it threw %s.".formatted(thrown);
      return thrown instanceof RejectedExecutionException
          ? verdict.refuse(observed, "full-means-no", thrown)
          : verdict.refuse(observed, thrown);
    }
    observed += "The next work was let in at once.";
    return switch (lettingIn()) {
      case ALL_TO_WAIT_FOR_A_PLACE_INSIDE ->
          verdict.refuse(
              observed + " With a larger pool, its threads wait.", "any-thread-may-do-the-waiting");
      case AS_MANY_MORE_AS_RUN ->
          verdict.refuse(observed + " Each that began made room for one.", "begun-is-ended");
      case ALL -> verdict.refuse(observed + " So were ten more.", "handed-over-is-done");
      case OTHERS -> verdict.refuse(observed);
    };
  }

  enum LettingIn {
    ALL_TO_WAIT_FOR_A_PLACE_INSIDE,
    AS_MANY_MORE_AS_RUN,
    ALL,
    OTHERS
  }

  /// Brings more work, to a pool of as many threads as there are places and a few more.
  LettingIn lettingIn() throws Exception {
    int limit = 3;
    var pool = pool(limit + 2);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, limit);
    var brought = new ArrayList<HeldWork>();
    boolean all = true;
    for (int i = 0; i < limit + 10 && all; i++) {
      var work = work();
      brought.add(work);
      all = new Submitter(door, work).isAccepted();
    }
    pool.workers.forEach(worker -> Settled.await(worker, () -> false));
    long running = brought.stream().filter(HeldWork::hasBegun).count();
    if (all) {
      return running == limit ? LettingIn.ALL_TO_WAIT_FOR_A_PLACE_INSIDE : LettingIn.ALL;
    }
    // The last one brought was not let in.
    return running == limit + 2 && brought.size() - 1 == limit + running
        ? LettingIn.AS_MANY_MORE_AS_RUN
        : LettingIn.OTHERS;
  }

  /// As many places as there should be are free: no fewer, and no more.
  void expectPlaces(
      Exercise01_SubmitBlocksWhenFull door,
      int limit,
      String observed,
      String beliefIfFewer,
      String beliefIfMore)
      throws Exception {
    for (int taken = 0; taken < limit; taken++) {
      int free = taken;
      accepted(
          door,
          work(),
          () ->
              refuse(
                  observed + " Of %d places, %d can be had now.".formatted(limit, free),
                  beliefIfFewer));
    }
    if (new Submitter(door, work()).isAccepted()) {
      throw refuse(
          observed + " There were %d places, and now there are more.".formatted(limit),
          beliefIfMore);
    }
  }

  void accepted(
      Exercise01_SubmitBlocksWhenFull door,
      Callable<String> work,
      Supplier<AssertionError> ifItWaits)
      throws Exception {
    verdict.get(new Submitter(door, work).call, ifItWaits);
  }

  AssertionError refuse(String observed, String belief) {
    return verdict.refuse(observed, belief);
  }
}
