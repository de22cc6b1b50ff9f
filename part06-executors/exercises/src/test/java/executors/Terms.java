package executors;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongUnaryOperator;

/// What is added up: remembers its calls. It can take its time, and all that are inside then go on
/// together, at the next tick: so time is counted in ticks, and no clock decides.
final class Terms implements LongUnaryOperator {

  record Call(long number, Thread thread, boolean inAParallelStream) {
    boolean onTheCommonPool() {
      return thread.getName().startsWith("ForkJoinPool.commonPool");
    }
  }

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final boolean slow;
  private Tick tick = new Tick();

  private Terms(boolean slow) {
    this.slow = slow;
  }

  static Terms atOnce() {
    return new Terms(false);
  }

  static Terms inTicks() {
    return new Terms(true);
  }

  /// Each but that of -1 needs more than an int.
  static long of(long number) {
    return 3_000_000_019L * (number + 1) + number % 7;
  }

  static long sum(long from, long to) {
    long sum = 0;
    for (long number = from; number < to; number++) {
      sum += of(number);
    }
    return sum;
  }

  @Override
  public long applyAsLong(long number) {
    calls.add(new Call(number, Thread.currentThread(), isInAParallelStream()));
    if (slow) {
      var mine = enter();
      mine.await();
      mine.left.countDown();
    }
    return of(number);
  }

  private static boolean isInAParallelStream() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames.anyMatch(frame -> frame.getClassName().equals("java.util.stream.AbstractTask")));
  }

  List<Long> numbers() {
    return calls.stream().map(Call::number).sorted().toList();
  }

  private synchronized Tick enter() {
    tick.inside++;
    return tick;
  }

  synchronized int inside() {
    return tick.inside;
  }

  /// All that are inside go on. When this returns they do: each is running, until it waits again.
  int tick() throws InterruptedException {
    var over = next();
    over.left = new CountDownLatch(over.inside);
    over.begins.countDown();
    over.left.await();
    return over.inside;
  }

  private synchronized Tick next() {
    var over = tick;
    tick = new Tick();
    return over;
  }

  private static final class Tick {
    private final CountDownLatch begins = new CountDownLatch(1);
    private volatile CountDownLatch left;
    private int inside; // guarded by the terms

    void await() {
      try {
        begins.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
