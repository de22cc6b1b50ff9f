package gather;

import static lesson.Lesson.say;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// A thread waits for the only permit. Another one has it, and gives it back only to ask for it
/// again. Who gets it?
///
/// One might expect the one that has waited. By default a semaphore is unfair: the permit goes to
/// the thread that takes it first, and a thread that is running is faster than the one that has to
/// wake up. With a fair semaphore, `new Semaphore(1, true)`, `acquire` overtakes no thread that
/// waits.
///
/// Run `make part_04 STEP=4d`. Watch how often the unluckiest waiter is overtaken; it differs from
/// run to run.
///
/// Trap: A semaphore serves those that wait in turn. In fact, by default a thread that comes later
/// may overtake them; a fair one serves in the order of arrival.
final class Step04d_AnUnfairSemaphoreLetsOvertake {

  static void main() throws InterruptedException {
    say("one permit; its holder gives it back and asks again while another thread waits");
    say("of a hundred waiters");
    say("  unfair  %s", overtaken(() -> new Semaphore(1), 100));
    say("  fair    %s", overtaken(() -> new Semaphore(1, true), 100));
  }

  /// So many waiters, one after the other.
  static Overtaken overtaken(Supplier<Semaphore> permit, int waiters) throws InterruptedException {
    int[] times = new int[waiters];
    for (int i = 0; i < waiters; i++) {
      times[i] = overtaken(permit.get());
    }
    Arrays.sort(times);
    return new Overtaken(times[waiters / 2], times[waiters - 1]);
  }

  /// How often half of the waiters were overtaken at most, and how often the unluckiest.
  record Overtaken(int median, int most) {
    @Override
    public String toString() {
      return "half were overtaken %d times at most, one %d times".formatted(median, most);
    }
  }

  /// How often the holder gets the permit again before the waiter has had it. With a fair semaphore
  /// NEVER; with an unfair one SOMETIMES, any number of times.
  static int overtaken(Semaphore permit) throws InterruptedException {
    permit.acquire();
    var waiter = new Waiter(permit);
    int overtaken = -1; // the last time it was the waiter's turn
    do {
      permit.release();
      permit.acquire();
      overtaken++;
    } while (!waiter.served);
    permit.release();
    waiter.thread.join();
    return overtaken;
  }

  /// Waits for the permit, from its construction on, and gives it back at once.
  private static final class Waiter {
    private final Thread thread;
    private volatile boolean served;

    Waiter(Semaphore permit) {
      thread =
          Thread.ofPlatform()
              .name("waiter")
              .start(() -> {
                permit.acquireUninterruptibly();
                served = true;
                permit.release();
              });
      while (!permit.hasQueuedThreads()) {
        Thread.onSpinWait();
      }
    }
  }
}
