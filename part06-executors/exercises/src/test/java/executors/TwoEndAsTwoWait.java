package executors;

import exercise.Interleavings;
import exercise.Settled;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// A round of [Interleavings] for [Exercise01_SubmitBlocksWhenFull]: two submitters wait, and two
/// pieces of work end at the same moment.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
final class TwoEndAsTwoWait extends AtTheDoor implements Callable<Void> {

  /// How often a thread is found waiting: a millisecond or a few.
  private static final int LOOKS = 10_000;

  @Override
  public Void call() throws Exception {
    try {
      letTwoEnd();
    } finally {
      release();
    }
    return null;
  }

  private void letTwoEnd() throws Exception {
    var pool = pool(4);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, 2);
    var one = new Ending();
    var other = new Ending();
    for (Ending inside : List.of(one, other)) {
      accepted(door, inside.work, "There are two places, and `submit` waits for one of them.");
      verdict.await(inside.work.begun, "`submit` has returned, and the work has not begun.");
    }
    var waiting = List.of(new Submitter(door, work()), new Submitter(door, work()));
    for (Submitter next : waiting) {
      verdict.await(
          () -> next.call.isDone() || Settled.waits(next.thread),
          "All places are taken, and a submitter runs on and on.");
    }
    Interleavings.atTheSameMoment(one::end, other::end);
    verdict.await(
        () -> waiting.stream().allMatch(next -> next.call.isDone()),
        () -> {
          long left = waiting.stream().filter(next -> !next.call.isDone()).count();
          String observed =
              "Two submitters waited, and two pieces of work ended at the same moment. Ten seconds"
                  + " later %d of the submitters still %s."
                      .formatted(left, left == 1 ? "waits" : "wait");
          return new Submitter(door, work()).isAccepted()
              ? verdict.refuse(
                  observed + " A third one came, and was let in at once.", "one-signal-is-for-all")
              : verdict.refuse(observed);
        });
  }

  private final class Ending {
    private final CountDownLatch ends = new CountDownLatch(1);
    private final HeldWork work =
        new HeldWork(() -> {
          ends.countDown();
          return "ham";
        });

    Ending() {
      works.add(work);
    }

    /// Returns when the work's thread has come as far as it can. This one goes on running
    /// meanwhile, or it would be taken to wait for the one that stands still.
    @SuppressWarnings("ThreadPriorityCheck") // polls for a state that nothing announces
    void end() {
      work.mayEnd.countDown();
      for (int waits = 0; waits < LOOKS && work.thread.isAlive(); ) {
        if (ends.getCount() > 0 || work.thread.getState() == Thread.State.RUNNABLE) {
          waits = 0;
          Thread.yield();
        } else {
          waits++;
          Thread.onSpinWait();
        }
      }
    }
  }
}
