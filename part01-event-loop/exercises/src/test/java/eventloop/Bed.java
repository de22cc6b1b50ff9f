package eventloop;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/// A selector without sockets: what is left is who sleeps, and who wakes.
final class Bed extends Selector {

  private final AtomicReference<Runnable> beforeSleep = new AtomicReference<>();
  private boolean rung;
  private boolean asleep;
  private int sleeps;
  private int wakeUps;
  private int timeOuts;

  /// Happens on the loop's thread when it next comes to sleep.
  void beforeSleep(Runnable action) {
    beforeSleep.set(action);
  }

  /// Nothing that has happened so far will end this sleep.
  synchronized boolean isAsleep() {
    return asleep && !rung;
  }

  /// How often the loop has come to sleep.
  synchronized int sleeps() {
    return sleeps;
  }

  synchronized int wakeUps() {
    return wakeUps;
  }

  synchronized int timeOuts() {
    return timeOuts;
  }

  /// As if a socket were ready.
  synchronized void returnForNothing() {
    rung = true;
    notifyAll();
  }

  @Override
  public int select() {
    ReadyQueue.actOnce(beforeSleep);
    sleep();
    return 0;
  }

  private synchronized void sleep() {
    sleeps++;
    asleep = true;
    try {
      while (!rung) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
    asleep = false;
    rung = false;
  }

  @Override
  public int select(long millis) {
    return millis == 0 ? select() : timeOut(); // a selector's 0 is for ever
  }

  private synchronized int timeOut() {
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
