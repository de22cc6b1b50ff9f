package eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The orders in which a wake-up gets lost, one by one: the queue lets the other thread act between
/// two steps of this one. A test waits until the loop sleeps or has ended, not for a clock.
class Exercise03_NoWakeUpIsLostTest {

  private final Bed bed = new Bed();
  private final ReadyQueue ready = new ReadyQueue();
  private final Exercise03_NoWakeUpIsLost loop = new Exercise03_NoWakeUpIsLost(ready, bed);

  private final List<Runnable> taken = new CopyOnWriteArrayList<>();
  private volatile Thread loopThread;
  private volatile Thread otherThread;
  private volatile Throwable failure;

  @AfterEach
  void end() {
    if (loopThread != null) {
      loopThread.interrupt();
    }
  }

  @Test
  void callbacks_come_out_in_the_order_in_which_they_went_in() throws Throwable {
    loop.execute(Dish.HAM);
    loop.execute(Dish.EGGS);
    startTaking(2);
    expect(
        """
        Two callbacks were put there before the loop looked, and it slept although one of them lay in
        its queue. A wake-up says that there is something, not how much. Look at the queue first, and
        sleep only while there is nothing in it. (Step 5a)\
        """,
        Dish.HAM,
        Dish.EGGS);
  }

  @Test
  void a_callback_wakes_a_loop_that_sleeps() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds(5);
    loop.execute(Dish.HAM);
    expect(
        bed.wakeUps == 0
            ? "The loop sleeps, a callback lies in its queue, and nobody wakes it. (Step 5a)"
            : WAKE_UP_CAME_FIRST,
        Dish.HAM);
  }

  @Test
  void a_callback_that_comes_while_the_loop_falls_asleep_is_not_lost() throws Throwable {
    ready.afterEmptyLook.set(() -> onAnotherThread(() -> loop.execute(Dish.HAM)));
    startTaking(1);
    expect(
        """
        The loop looked, and the queue was empty. A callback came right after that look, when the loop
        had not said yet that it sleeps: so nobody woke it, and it fell asleep with work in its queue.
        What it saw was out of date. First announce, then look. (Step 5a)\
        """,
        Dish.HAM);
  }

  @Test
  void a_wake_up_does_not_overtake_its_callback() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds(5);
    ready.beforePut.set(() -> untilItSleepsOrEnds(1));
    loop.execute(Dish.HAM);
    expect(WAKE_UP_CAME_FIRST, Dish.HAM);
  }

  private static final String WAKE_UP_CAME_FIRST =
      """
      The wake-up came before the callback. The loop woke, found its queue empty, and slept again;
      then the callback was put there. Threads stop wherever it suits nobody: that something takes
      long enough is no order. First put, then look whether it sleeps. (Step 5a)\
      """;

  @Test
  void a_callback_behind_another_one_is_not_lost() throws Throwable {
    ready.add(Dish.HAM);
    ready.beforePut.set(() -> {
      startTaking(2); // it takes the first one, and sleeps
      untilItSleepsOrEnds(1);
    });
    loop.execute(Dish.EGGS);
    expect(
        ready.lookedAtFromOutside
            ? """
            The callback was to be the second in the queue, and the first one's wake-up was to do for both.
            But by the time that it lay there, the loop had taken the first one and slept: it was the first
            after all, and woke nobody. What `execute` sees before it puts is out of date when it has put.
            First put, then look. (Step 5a)\
            """
            : WAKE_UP_CAME_FIRST,
        Dish.HAM,
        Dish.EGGS);
  }

  @Test
  void a_loop_that_is_awake_is_not_woken() throws Throwable {
    loop.execute(Dish.HAM); // it has not slept yet
    assertNotWoken();
    loop.next();
    startTaking(1);
    untilItSleepsOrEnds(5);
    loop.execute(Dish.HAM); // this one wakes it
    untilItSleepsOrEnds(5);
    if (taken.isEmpty()) {
      return; // or it should have: that is another test's matter
    }
    bed.wakeUps = 0;
    loop.execute(Dish.EGGS);
    assertNotWoken();
  }

  private void assertNotWoken() {
    if (bed.wakeUps > 0) {
      fail(
          """
          The loop was awake, and was woken. A wake-up is not free: it is a system call, and the next
          sleep ends at once. Let the loop say when it sleeps and when it does not any more. (Step 5a)\
          """);
    }
  }

  /// Starts a loop that ends when it has taken so many callbacks.
  private void startTaking(int callbacks) {
    bed.begun();
    loopThread =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> {
              try {
                for (int i = 0; i < callbacks; i++) {
                  taken.add(loop.next());
                }
              } catch (CancellationException e) {
                // the test is over
              } catch (Throwable e) {
                failure = e;
              } finally {
                bed.ended();
              }
            });
    loopThread.start();
  }

  private void expect(String ifItSleepsOverACallback, Runnable... callbacks) throws Throwable {
    untilItSleepsOrEnds(5);
    if (otherThread != null) {
      join(otherThread, 5);
      untilItSleepsOrEnds(5);
    }
    if (failure != null) {
      throw failure;
    }
    if (taken.contains(null)) {
      fail(
          """
          The queue was empty, and `next` returned null: the loop has nothing to run, and asks again and
          again. While there is no callback, it sleeps. (Step 5a)\
          """);
    }
    if (bed.isAsleep()) {
      fail(ready.isEmpty() ? NOBODY_PUT_IT_THERE : ifItSleepsOverACallback);
    }
    assertThat(taken)
        .withFailMessage(
            """
            The loop was handed %s, and took %s. What comes first is taken first, and once: to look at it
            does not remove it. (Step 5a)\
            """,
            List.of(callbacks), taken)
        .containsExactly(callbacks);
  }

  private static final String NOBODY_PUT_IT_THERE =
      """
      `execute` has returned, and the loop sleeps before an empty queue: the callback never lay there.
      It is the loop that runs callbacks. `execute` only leaves one for it. (Step 5a)\
      """;

  /// Gives up after so many seconds: no right answer depends on that, nor is it let down by it.
  private void untilItSleepsOrEnds(int seconds) {
    bed.await(Duration.ofSeconds(seconds));
  }

  /// Goes on when that is done, or after a second: it may have to wait for a lock of the loop's.
  private void onAnotherThread(Runnable work) {
    otherThread = Thread.ofPlatform().daemon().start(work);
    join(otherThread, 1);
  }

  private static void join(Thread thread, int seconds) {
    try {
      thread.join(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  private enum Dish implements Runnable {
    HAM,
    EGGS;

    @Override
    public void run() {}
  }

  /// Lets the other thread act once: before something is put there, or when it was found empty.
  @SuppressWarnings("serial") // nobody will
  private final class ReadyQueue extends ConcurrentLinkedQueue<Runnable> {
    private static final int TOO_OFTEN = 1000;

    private final AtomicReference<Runnable> beforePut = new AtomicReference<>();
    private final AtomicReference<Runnable> afterEmptyLook = new AtomicReference<>();
    private volatile boolean lookedAtFromOutside;
    private int emptyLooks; // the loop's thread alone counts

    @Override
    public boolean offer(Runnable callback) {
      actOnce(beforePut);
      return super.offer(callback);
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
      if (!Thread.currentThread().equals(loopThread)) {
        lookedAtFromOutside = true;
      } else if (empty) {
        actOnce(afterEmptyLook);
        if (++emptyLooks > TOO_OFTEN) {
          throw new AssertionError(bed.timeOuts > 0 ? ONLY_A_TIME_OUT : BUSY);
        }
      }
    }

    private static void actOnce(AtomicReference<Runnable> action) {
      var once = action.getAndSet(null);
      if (once != null) {
        once.run();
      }
    }
  }

  private static final String ONLY_A_TIME_OUT =
      """
      An idle loop woke up by itself, again and again. A time-out loses no wake-up for good; it makes
      each lost one late, and costs a turn for nothing each time. Lose none, and `select()` needs no
      time-out. (Step 5a)\
      """;

  private static final String BUSY =
      """
      An idle loop looked at its queue a thousand times and did not sleep: it keeps a whole processor
      busy with nothing. `select()` sleeps, `selectNow()` does not. (Step 5a)\
      """;

  /// A selector without sockets: what is left is who sleeps, and who wakes.
  private static final class Bed extends Selector {
    private boolean rung;
    private boolean asleep;
    private boolean ended;
    private volatile int wakeUps;
    private volatile int timeOuts;

    /// Until the loop sleeps and nobody has woken it, or has ended; or the time is up.
    synchronized void await(Duration most) {
      long end = System.nanoTime() + most.toNanos();
      try {
        while (!isAsleep() && !ended && end - System.nanoTime() > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
      } catch (InterruptedException e) {
        throw new CancellationException();
      }
    }

    synchronized boolean isAsleep() {
      return asleep && !rung;
    }

    synchronized void begun() {
      ended = false;
    }

    synchronized void ended() {
      ended = true;
      notifyAll();
    }

    @Override
    public synchronized int select() {
      asleep = true;
      notifyAll();
      try {
        while (!rung) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new CancellationException();
      }
      asleep = false;
      rung = false;
      return 0;
    }

    @Override
    public synchronized int select(long millis) {
      if (millis == 0) {
        return select(); // a selector's 0 is for ever
      }
      timeOuts++;
      return selectNow();
    }

    @Override
    public synchronized int selectNow() {
      rung = false;
      return 0;
    }

    @Override
    public synchronized Selector wakeup() {
      wakeUps++;
      rung = true;
      notifyAll();
      return this;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public SelectorProvider provider() {
      return SelectorProvider.provider();
    }

    @Override
    public Set<SelectionKey> keys() {
      return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
      return Set.of();
    }

    @Override
    public void close() {}
  }
}
