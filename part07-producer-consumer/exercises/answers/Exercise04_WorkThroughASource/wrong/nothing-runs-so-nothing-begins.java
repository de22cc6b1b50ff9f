package queues;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    new Run<>(source, atOnce, work).run();
  }

  private static final class Run<T> {
    private final Iterator<T> source;
    private final int atOnce;
    private final Work<T> work;

    /// Held while the source is called, which may take long.
    private final ReentrantLock turn = new ReentrantLock();

    private boolean exhausted; // guarded by turn

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by lock.
    private final Set<Thread> working = new HashSet<>();
    private int workers;
    private boolean stopped;
    private Throwable failure;

    Run(Iterator<T> source, int atOnce, Work<T> work) {
      this.source = source;
      this.atOnce = atOnce;
      this.work = work;
    }

    void run() throws Exception {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      boolean interrupted = false;
      startWorker();
      lock.lock();
      try {
        while (stopped ? !working.isEmpty() : workers > 0) {
          try {
            changed.await();
          } catch (InterruptedException e) {
            interrupted = true;
            stopped = true;
            working.forEach(Thread::interrupt);
          }
        }
      } finally {
        lock.unlock();
      }
      if (interrupted || Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (failure != null) {
        Exercise04_WorkThroughASource.<Exception>sneak(failure);
      }
    }

    /// One more, if there are not enough. Each worker that finds an item starts the next one, so
    /// there are never more than the items need.
    private void startWorker() {
      lock.lock();
      try {
        if (workers == atOnce || stopped) {
          return;
        }
        workers++;
      } finally {
        lock.unlock();
      }
      Thread.startVirtualThread(this::pull);
    }

    private void pull() {
      try {
        while (true) {
          T item;
          turn.lock();
          try {
            if (exhausted || isStopped()) {
              return;
            }
            if (!source.hasNext()) {
              exhausted = true;
              return;
            }
            item = source.next();
          } finally {
            turn.unlock();
          }
          startWorker();
          begin();
          try {
            work.on(item);
          } catch (Throwable e) {
            fail(e); // before it counts as ended
          } finally {
            end();
          }
        }
      } catch (Throwable e) { // of the source
        fail(e);
      } finally {
        lock.lock();
        try {
          workers--;
          changed.signalAll();
        } finally {
          lock.unlock();
        }
      }
    }

    private boolean isStopped() {
      lock.lock();
      try {
        return stopped;
      } finally {
        lock.unlock();
      }
    }

    private void begin() {
      lock.lock();
      try {
        working.add(Thread.currentThread());
      } finally {
        lock.unlock();
      }
    }

    private void end() {
      lock.lock();
      try {
        working.remove(Thread.currentThread());
        Thread.interrupted(); // whatever this item has left there is not for the next
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void fail(Throwable e) {
      lock.lock();
      try {
        if (failure == null) {
          failure = e;
        }
        stopped = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// Also one that is neither an Exception nor an Error, which a generic method can throw.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable e) throws E {
    throw (E) e;
  }
}
