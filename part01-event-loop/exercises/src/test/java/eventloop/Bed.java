package eventloop;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/// A selector without sockets: what is left is who sleeps, and who wakes. While it sleeps it holds
/// its own monitor, as the JDK's selectors do.
final class Bed extends Selector {

  private final AtomicReference<Runnable> beforeSleep = new AtomicReference<>();
  private final Object state = new Object(); // the lock of what follows
  private boolean rung;
  private boolean cleared;
  private boolean asleep;
  private int sleeps;
  private int wakeUps;
  private int timeOuts;

  /// Happens on the loop's thread when it next comes to sleep.
  void beforeSleep(Runnable action) {
    beforeSleep.set(action);
  }

  /// Nothing that has happened so far will end this sleep.
  boolean isAsleep() {
    synchronized (state) {
      return asleep && !rung;
    }
  }

  /// How often the loop has come to sleep.
  int sleeps() {
    synchronized (state) {
      return sleeps;
    }
  }

  int wakeUps() {
    synchronized (state) {
      return wakeUps;
    }
  }

  int timeOuts() {
    synchronized (state) {
      return timeOuts;
    }
  }

  /// Whether `selectNow` has taken away what would have ended a sleep.
  boolean isCleared() {
    synchronized (state) {
      return cleared;
    }
  }

  /// As if a socket were ready.
  void returnForNothing() {
    synchronized (state) {
      rung = true;
      state.notifyAll();
    }
  }

  @Override
  public int select() {
    ReadyQueue.actOnce(beforeSleep);
    synchronized (this) {
      sleep();
    }
    return 0;
  }

  private void sleep() {
    synchronized (state) {
      sleeps++;
      asleep = true;
      try {
        while (!rung) {
          state.wait();
        }
      } catch (InterruptedException e) {
        throw new CancellationException();
      }
      asleep = false;
      rung = false;
    }
  }

  @Override
  public int select(long millis) {
    return millis == 0 ? select() : timeOut(); // a selector's 0 is for ever
  }

  private int timeOut() {
    synchronized (state) {
      timeOuts++;
      rung = false;
      return 0;
    }
  }

  @Override
  public int selectNow() {
    synchronized (state) {
      cleared |= rung;
      rung = false;
      return 0;
    }
  }

  @Override
  public Selector wakeup() {
    synchronized (state) {
      wakeUps++;
      rung = true;
      state.notifyAll();
      return this;
    }
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
