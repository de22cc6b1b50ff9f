package queues;

import exercise.OtherThreads;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// A source that sees whether several threads are in it at once. While one is, the others go as far
/// as they can.
final class WatchedSource implements Iterator<Integer> {
  /// On a busy machine, a test overlooks a mistake rather than that it waits for long.
  private static final long MOST_NANOS = 2_000_000_000;

  private final int items;
  private final OtherThreads others = new OtherThreads();
  private final ReentrantLock settling = new ReentrantLock();
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger insideNext = new AtomicInteger();
  private long settledFor;
  volatile boolean several;
  volatile boolean severalInNext;

  WatchedSource(int items) {
    this.items = items;
  }

  @Override
  public boolean hasNext() {
    if (inside.incrementAndGet() > 1) {
      several = true;
    }
    try {
      letOthersCome();
      return read.get() < items;
    } finally {
      inside.decrementAndGet();
    }
  }

  @Override
  public Integer next() {
    if (inside.incrementAndGet() > 1) {
      several = true;
    }
    if (insideNext.incrementAndGet() > 1) {
      severalInNext = true;
    }
    try {
      letOthersCome();
      return read.incrementAndGet();
    } finally {
      insideNext.decrementAndGet();
      inside.decrementAndGet();
    }
  }

  /// One after the other, so that each of them waits, as far as the others see.
  private void letOthersCome() {
    settling.lock();
    try {
      if (settledFor < MOST_NANOS && !severalInNext) {
        long begin = System.nanoTime();
        // On a thread of its own: a virtual one that is here would be a thread that runs.
        Thread.ofPlatform().daemon().start(this::settle).join();
        settledFor += System.nanoTime() - begin;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      settling.unlock();
    }
  }

  private void settle() {
    try {
      others.settle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
