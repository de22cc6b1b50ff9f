package eventloop;

import exercise.Settled;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The thread of a loop, which takes callbacks and runs none.
final class LoopThread {

  final List<Runnable> taken = new CopyOnWriteArrayList<>();
  final AtomicReference<Runnable> afterTaking = new AtomicReference<>(); // on this thread, once
  volatile Throwable failure;
  private volatile Thread thread;

  /// It ends when it has taken so many callbacks.
  void start(Exercise03_NoWakeUpIsLost loop, ReadyQueue ready, int callbacks) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> {
              try {
                for (int i = 0; i < callbacks; i++) {
                  taken.add(loop.next());
                  ReadyQueue.actOnce(afterTaking);
                  ready.taken();
                }
              } catch (CancellationException e) {
                // the test is over
              } catch (Throwable e) {
                failure = e;
              }
            });
    thread.start();
  }

  boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  Thread.State state() {
    return thread.getState();
  }

  boolean hasEnded() {
    return state() == Thread.State.TERMINATED;
  }

  boolean isWaiting() {
    return Settled.waits(thread);
  }

  void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
