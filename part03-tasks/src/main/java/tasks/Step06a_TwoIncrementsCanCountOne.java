package tasks;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import tasks.schedules.Schedules;

/// Two threads increment a `volatile int`. Does it count every increment?
///
/// One might expect so: `volatile` makes every write visible at once. But `n++` is a read and a
/// write, and the other thread may come between them. A model tries every order of the four
/// actions, and shows which orders lose an increment; then real threads show that it happens.
///
/// Run `make part_03 STEP=6a`. Watch the number of lost increments: another one in each run.
///
/// Trap: `volatile` makes `n++` safe. In fact, it is still a read and a write, and the increments
/// of another thread between the two are lost.
final class Step06a_TwoIncrementsCanCountOne {

  static void main() throws InterruptedException {
    say("a model, n++ once by A and once by B:");
    say("read, then write       %s", modelOfReadThenWrite());
    say("one action             %s", modelOfOneAction());
    int times = 10_000_000;
    int all = 2 * times;
    say("two tasks, n++ %,d times each:", times);
    say("two threads, volatile  %,10d lost", all - volatileField(times));
    say("two threads, atomic    %,10d lost", all - atomic(times));
    say("one thread             %,10d lost", all - confined(times));
  }

  /// What each order of two tasks' actions came to.
  record Orders(int all, List<String> lost) {
    @Override
    public String toString() {
      String which = lost.isEmpty() ? "" : ": " + String.join(" ", lost);
      return "%d of %d orders lose one%s".formatted(lost.size(), all, which);
    }
  }

  /// A model of `n++` by two tasks. One thread plays both, so nothing here is about visibility: `n`
  /// is always up to date, as `volatile` would have it. ALWAYS 4 of 6 lose one: all but those where
  /// one task ends before the other begins.
  static Orders modelOfReadThenWrite() {
    var lost = new ArrayList<String>();
    List<String> orders = Schedules.all(2, 2);
    for (String order : orders) {
      int[] n = {0};
      int[] readByA = {0};
      int[] readByB = {0};
      Schedules.run(
          order,
          List.of(() -> readByA[0] = n[0], () -> n[0] = readByA[0] + 1),
          List.of(() -> readByB[0] = n[0], () -> n[0] = readByB[0] + 1));
      if (n[0] != 2) {
        lost.add(order);
      }
    }
    return new Orders(orders.size(), lost);
  }

  /// The same with the read and the write in one action, which the other task can't divide. NEVER
  /// one is lost.
  static Orders modelOfOneAction() {
    var lost = new ArrayList<String>();
    List<String> orders = Schedules.all(1, 1);
    for (String order : orders) {
      int[] n = {0};
      Schedules.run(order, List.of(() -> n[0]++), List.of(() -> n[0]++));
      if (n[0] != 2) {
        lost.add(order);
      }
    }
    return new Orders(orders.size(), lost);
  }

  private static volatile int shared;

  /// The mistake, on two threads. SOMETIMES it counts less than both have incremented.
  @SuppressWarnings("NonAtomicVolatileUpdate") // the mistake
  static int volatileField(int times) throws InterruptedException {
    shared = 0;
    onTwoThreads(times, () -> shared++);
    return shared;
  }

  /// A repair: the processor does the read and the write as one action. ALWAYS all.
  static int atomic(int times) throws InterruptedException {
    var n = new AtomicInteger();
    onTwoThreads(times, n::incrementAndGet);
    return n.get();
  }

  /// A repair: confinement. One thread increments for both, as an event loop would. ALWAYS all.
  static int confined(int times) {
    int[] n = {0}; // touched by the one thread alone, until `close` has waited for it
    Runnable task =
        () -> {
          for (int i = 0; i < times; i++) {
            n[0]++;
          }
        };
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      one.execute(task);
      one.execute(task);
    }
    return n[0];
  }

  /// Each thread begins when the other is there: one that began alone would have no rival.
  private static void onTwoThreads(int times, Runnable increment) throws InterruptedException {
    var both = new Phaser(2);
    Runnable work =
        () -> {
          both.arriveAndAwaitAdvance();
          for (int i = 0; i < times; i++) {
            increment.run();
          }
        };
    Thread a = Thread.ofPlatform().name("A").start(work);
    Thread b = Thread.ofPlatform().name("B").start(work);
    a.join();
    b.join();
  }
}
