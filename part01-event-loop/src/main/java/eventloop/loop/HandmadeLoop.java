package eventloop.loop;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// An event loop from scratch: callbacks, timers and sockets, one after the other on one thread.
///
/// The thread is whichever calls [#run] or [#runUntilComplete], one at a time. Every method may be
/// called from any thread, but a loop that runs can't be run again or closed.
///
/// A turn has three parts: the sockets that are ready, then at most [#BATCH] timers that are due,
/// then at most [#BATCH] callbacks. So callbacks that submit callbacks for ever starve neither
/// timers nor sockets.
public final class HandmadeLoop implements Executor, AutoCloseable {

  /// More lets a flood flow faster, and a timer or a socket wait longer for it.
  public static final int BATCH = 1024;

  private final LongSupplier nanos;
  private final Selector selector;
  private final Consumer<Throwable> failures;

  // For all threads.
  private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final ConcurrentSkipListSet<Timer> timers = new ConcurrentSkipListSet<>();
  private final AtomicLong timersSoFar = new AtomicLong();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final AtomicReference<Thread> runner = new AtomicReference<>();
  private volatile boolean closed;

  // For the runner alone.
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private boolean stopping;

  /// A loop in real time. What a callback throws goes to the thread's uncaught exception handler.
  public HandmadeLoop() throws IOException {
    this(System::nanoTime, Selector.open(), HandmadeLoop::uncaught);
  }

  /// `nanos` may start anywhere, and moves forward only. The loop closes the selector. `failures`
  /// gets what a callback throws, and the loop goes on; what it throws itself ends the run.
  public HandmadeLoop(LongSupplier nanos, Selector selector, Consumer<Throwable> failures) {
    this.nanos = nanos;
    this.selector = selector;
    this.failures = failures;
  }

  /// Runs the callback on the loop, after those that the same thread submitted before. Once this
  /// has returned, the callback will run: in a turn of the loop, or else in [#close].
  ///
  /// @throws RejectedExecutionException if the loop is closed; then it will not run
  @Override
  public void execute(Runnable callback) {
    if (Thread.currentThread().equals(runner.get()) && !closed && inbox.isEmpty()) {
      // Nobody else looks here, and the loop is awake: no lock, no wake-up. But not past what waits
      // in the inbox, since this thread may have put it there before.
      ready.add(callback);
    } else {
      put(callback, inbox);
    }
  }

  /// Runs the callback once, not earlier than `delay` from now; of equal deadlines, first the one
  /// that was scheduled first. A selector counts in milliseconds, so a timer may be one late.
  ///
  /// @throws RejectedExecutionException if the loop is closed
  public Timer schedule(Duration delay, Runnable callback) {
    // Half of all longs is 146 years: the deadlines keep their order even where nanoTime overflows.
    long wait = Math.clamp(NANOSECONDS.convert(delay), 0, Long.MAX_VALUE / 2);
    var timer =
        new Timer(nanos.getAsLong() + wait, timersSoFar.getAndIncrement(), callback, timers);
    put(timer, timers);
    return timer;
  }

  /// Runs the callback whenever the channel is ready, until its key is cancelled or it is closed.
  public SelectionKey register(SelectableChannel channel, int ops, Runnable callback)
      throws IOException {
    var key = channel.register(selector, ops, callback);
    wake();
    return key;
  }

  /// Ends the run, after what the same thread submitted before. The rest waits for the next run.
  /// Each call ends one run: called twice, it ends the next one too.
  public void stop() {
    execute(() -> stopping = true);
  }

  /// Runs until [#stop], or until the thread is interrupted. It leaves the interrupt flag set.
  public void run() {
    runUntil(() -> false);
  }

  /// Runs until the future is done, and returns its value or throws as its `join` does.
  ///
  /// @throws IllegalStateException if the run ends before
  public <T> T runUntilComplete(CompletableFuture<T> future) {
    var _ = future.whenComplete((_, _) -> execute(() -> {})); // to wake the loop
    runUntil(future::isDone);
    if (!future.isDone()) {
      throw new IllegalStateException("the run ended before the future was complete");
    }
    return future.join();
  }

  /// Refuses what comes from now on, runs the callbacks that it has accepted, and drops the timers.
  /// If the handler of failures throws, so does this; called again, it runs the rest.
  @Override
  public void close() throws IOException {
    begin();
    try (selector) {
      closed = true;
      for (var queue : List.of(ready, inbox)) {
        for (Runnable callback; (callback = queue.poll()) != null; ) {
          run(callback);
        }
      }
      timers.clear();
    } finally {
      runner.set(null);
    }
  }

  private void runUntil(BooleanSupplier done) {
    begin();
    try {
      stopping = false;
      while (!done.getAsBoolean() && !stopping && !Thread.currentThread().isInterrupted()) {
        turn();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      runner.set(null);
    }
  }

  private void begin() {
    var other = runner.compareAndExchange(null, Thread.currentThread());
    if (other != null) {
      throw new IllegalStateException("the loop is running already, on thread " + other.getName());
    }
  }

  private void turn() throws IOException {
    sleep();

    for (var keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
      var key = keys.next();
      keys.remove();
      if (key.isValid()) { // a callback before this one may have closed the channel
        run((Runnable) key.attachment());
      }
    }

    long now = nanos.getAsLong();
    int due = 0;
    for (var timer : timers) {
      if (timer.deadline - now > 0 || due++ == BATCH) {
        break;
      }
      if (timer.cancel()) { // from here on, no other thread can
        run(timer.callback);
      }
    }

    Runnable callback;
    for (int i = 0; i < BATCH && (callback = inbox.poll()) != null; i++) {
      ready.add(callback);
    }
    for (int i = 0; i < BATCH && !stopping && (callback = ready.poll()) != null; i++) {
      run(callback);
    }
  }

  private void run(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable failure) {
      failures.accept(failure);
    }
  }

  /// Waits for work, unless there is some. The loop first announces that it sleeps, then looks for
  /// work; `put` first puts it down, then looks whether the loop sleeps. So at least one sees the
  /// other. A wake-up before `select` is not lost either: it makes it return at once.
  private void sleep() throws IOException {
    asleep.set(true);
    long millis = millisToSleep();
    if (millis > 0) {
      selector.select(millis);
    } else {
      selector.selectNow(); // select(0) would wait for ever
    }
    asleep.set(false);
  }

  private long millisToSleep() {
    if (!ready.isEmpty() || !inbox.isEmpty()) {
      return 0;
    }
    var soonest = timers.iterator();
    if (!soonest.hasNext()) {
      return Long.MAX_VALUE;
    }
    // Rounded up: rounded down, the loop would spin through the last millisecond.
    return Math.max(0, Math.ceilDiv(soonest.next().deadline - nanos.getAsLong(), 1_000_000));
  }

  private <T> void put(T work, Collection<? super T> place) {
    place.add(work);
    if (closed && place.remove(work)) { // if it is gone, `close` has taken it
      throw new RejectedExecutionException("the loop is closed");
    }
    wake();
  }

  private void wake() {
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  private static void uncaught(Throwable failure) {
    var thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }
}
