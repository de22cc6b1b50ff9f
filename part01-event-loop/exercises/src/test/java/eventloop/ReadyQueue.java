package eventloop;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A queue that lets something happen at a certain moment, once: before or after a callback is put
/// into it, before all are cleared away, or after the loop has looked and found nothing. It counts
/// how often the loop looks.
@SuppressWarnings("serial") // nobody will
final class ReadyQueue extends ConcurrentLinkedQueue<Runnable> {

  private static final int TOO_OFTEN = 1000;

  private final BooleanSupplier isLoop;
  private final Supplier<AssertionError> neverSleeps;
  private final AtomicReference<Runnable> beforePut = new AtomicReference<>();
  private final AtomicReference<Runnable> afterPut = new AtomicReference<>();
  private final AtomicReference<Runnable> beforeClear = new AtomicReference<>();
  private final AtomicReference<Runnable> afterEmptyLook = new AtomicReference<>();
  private volatile boolean lookedAtFromOutside;
  private final AtomicInteger looksSinceTaken = new AtomicInteger();
  private int emptyLooks; // the loop's thread alone counts
  private int actsAt; // this empty look

  /// `isLoop` says whether the calling thread is the loop's. A loop that looks into the empty queue
  /// too often gets what `neverSleeps` makes.
  ReadyQueue(BooleanSupplier isLoop, Supplier<AssertionError> neverSleeps) {
    this.isLoop = isLoop;
    this.neverSleeps = neverSleeps;
  }

  void beforePut(Runnable action) {
    beforePut.set(action);
  }

  void afterPut(Runnable action) {
    afterPut.set(action);
  }

  void beforeClear(Runnable action) {
    beforeClear.set(action);
  }

  void afterEmptyLook(int look, Runnable action) {
    actsAt = look;
    afterEmptyLook.set(action);
  }

  /// The loop has a callback.
  void taken() {
    looksSinceTaken.set(0);
  }

  int looksSinceTaken() {
    return looksSinceTaken.get();
  }

  boolean isLookedAtFromOutside() {
    return lookedAtFromOutside;
  }

  /// For the test: such a look is not counted.
  boolean holdsNothing() {
    return super.isEmpty();
  }

  @Override
  public boolean offer(Runnable callback) {
    actOnce(beforePut);
    boolean put = super.offer(callback);
    actOnce(afterPut);
    return put;
  }

  @Override
  public void clear() {
    actOnce(beforeClear);
    super.clear();
  }

  @Override
  public Runnable poll() {
    var callback = super.poll();
    looked(callback == null);
    return callback;
  }

  @Override
  public Runnable peek() {
    var callback = super.peek();
    looked(callback == null);
    return callback;
  }

  @Override
  public boolean isEmpty() {
    boolean empty = super.isEmpty();
    looked(empty);
    return empty;
  }

  @Override
  public int size() {
    int size = super.size();
    looked(size == 0);
    return size;
  }

  private void looked(boolean empty) {
    if (!isLoop.getAsBoolean()) {
      lookedAtFromOutside = true;
      return;
    }
    looksSinceTaken.incrementAndGet();
    if (!empty) {
      return;
    }
    emptyLooks++;
    if (emptyLooks == actsAt) {
      actOnce(afterEmptyLook);
    }
    if (emptyLooks > TOO_OFTEN) {
      throw neverSleeps.get();
    }
  }

  static void actOnce(AtomicReference<Runnable> action) {
    var once = action.getAndSet(null);
    if (once != null) {
      once.run();
    }
  }
}
