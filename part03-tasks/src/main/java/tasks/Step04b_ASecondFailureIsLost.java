package tasks;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lesson.Flags;

/// A fork fails, its sibling is interrupted, and fails to clean up. Who hears of the second
/// failure?
///
/// One might look for it among the suppressed ones, where try-with-resources puts such failures. It
/// is nowhere: once a scope is cancelled it asks no fork any more how it ended, and neither does
/// its joiner, not even one of your own. Only the fork itself can tell.
///
/// Trap: The exception of a scope has all failures in it. In fact, it has the first; a second one
/// is lost unless the forks report their own.
///
/// Run `make part_03 STEP=4b`. Watch the second list. [Failures] holds the scopes.
final class Step04b_ASecondFailureIsLost {

  static void main() throws InterruptedException {
    Flags.needs("--enable-preview");
    say("the ham burns; the soup, interrupted, cannot be put away");
    say("join alone:        %s", heardOf(Failures::joinAlone));
    say("the forks tell:    %s", heardOf(Failures::forksTell));
  }

  /// Runs the forks until the first failure, and throws it.
  @FunctionalInterface
  interface Joining {
    void run(List<Callable<Void>> forks) throws InterruptedException;
  }

  /// The failure that is thrown, and those that it suppressed. ALWAYS the first alone, and both.
  static List<String> heardOf(Joining joining) throws InterruptedException {
    var cooking = new CountDownLatch(1);
    Callable<Void> soup =
        () -> {
          try {
            cooking.countDown();
            new CountDownLatch(1).await(); // for ever: only an interrupt ends it
            return null;
          } catch (InterruptedException e) {
            throw new IllegalStateException("the fridge is full");
          }
        };
    Callable<Void> ham =
        () -> {
          cooking.await();
          throw new IllegalStateException("the ham is burnt");
        };
    var heard = new ArrayList<String>();
    try {
      joining.run(List.of(soup, ham));
    } catch (RuntimeException e) {
      heard.add(e.getCause().getMessage());
      for (Throwable suppressed : e.getSuppressed()) {
        heard.add(suppressed.getMessage());
      }
    }
    return heard;
  }
}
