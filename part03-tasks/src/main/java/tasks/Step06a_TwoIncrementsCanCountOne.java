package tasks;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Two tasks increment a `volatile int` once each. What does it hold?
///
/// One might expect 2: `volatile` makes every write visible at once. But `n++` is a read and a
/// write, and the other task may have its turn between them. A run would show that once in a
/// million; trying every order shows it always.
///
/// Run `make part_03 STEP=6a`. Watch how many of the orders are right.
final class Step06a_TwoIncrementsCanCountOne {

  static void main() {
    say("volatile, n++:          %s", explore(Volatile::new));
    say("the two, confined:      %s", explore(Confined::new));
    say("incrementAndGet:        %s", explore(Atomic::new));
  }

  /// Of how many orders, and which of them ended with another count than 2.
  record Outcome(int orders, List<String> lost) {}

  /// A counter, and what one increment of it consists of.
  interface Counter {
    List<Runnable> increment();

    int value();
  }

  static Outcome explore(Supplier<Counter> counters) {
    int actions = counters.get().increment().size();
    List<String> orders = Schedules.all(actions, actions);
    var lost = new ArrayList<String>();
    for (String order : orders) {
      Counter counter = counters.get();
      Schedules.run(order, counter.increment(), counter.increment());
      if (counter.value() != 2) {
        lost.add(order);
      }
    }
    return new Outcome(orders.size(), lost);
  }

  /// The mistake. ALWAYS: 4 of the 6 orders lose one; only one task after the other is right.
  static final class Volatile implements Counter {
    private volatile int n;

    @Override
    public List<Runnable> increment() {
      int[] read = new int[1]; // what the processor holds in a register
      return List.of(() -> read[0] = n, () -> n = read[0] + 1);
    }

    @Override
    public int value() {
      return n;
    }
  }

  /// A repair: confinement. The two actions are one task of one thread, as on an event loop, and a
  /// task's turn ends where the task ends. The field needs no `volatile` then.
  static final class Confined implements Counter {
    private int n;

    @Override
    public List<Runnable> increment() {
      return List.of(() -> n++);
    }

    @Override
    public int value() {
      return n;
    }
  }

  /// A repair: both in one action, which nobody gets between. A lock around the two would do the
  /// same to the orders: whoever holds it has both turns.
  static final class Atomic implements Counter {
    private final AtomicInteger n = new AtomicInteger();

    @Override
    public List<Runnable> increment() {
      return List.of(n::incrementAndGet);
    }

    @Override
    public int value() {
      return n.get();
    }
  }
}
