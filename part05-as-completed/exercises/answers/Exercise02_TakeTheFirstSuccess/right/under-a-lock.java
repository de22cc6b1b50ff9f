package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

final class Exercise02_TakeTheFirstSuccess {

  private Exercise02_TakeTheFirstSuccess() {}

  static final class AllFailed extends Exception {
    private static final long serialVersionUID = 1;

    AllFailed(List<Throwable> failures) {
      super(failures.size() + " tries, and no success");
      failures.forEach(this::addSuppressed);
    }
  }

  private static final class Race<T> {
    private boolean isWon;
    private boolean isOver;
    private T value;
    private int running;
    private final Throwable[] failures;
    private final List<Thread> runners = new ArrayList<>();

    private Race(int tries) {
      running = tries;
      failures = new Throwable[tries];
    }

    void run(int index, Callable<T> one) {
      synchronized (this) {
        if (isOver) {
          return;
        }
        runners.add(Thread.currentThread());
      }
      T result = null;
      Throwable thrown = null;
      try {
        result = one.call();
      } catch (Throwable e) {
        thrown = e;
      }
      synchronized (this) {
        runners.remove(Thread.currentThread()); // from here on, nothing of ours interrupts it
        Thread.interrupted();
        failures[index] = thrown;
        running--;
        if (thrown == null && !isWon) {
          isWon = true;
          value = result;
        }
        notifyAll();
      }
    }

    synchronized T await() throws AllFailed, InterruptedException {
      try {
        while (!isWon && running > 0) {
          wait();
        }
      } finally {
        isOver = true;
        runners.forEach(Thread::interrupt);
      }
      if (!isWon) {
        throw new AllFailed(List.of(failures));
      }
      return value;
    }
  }

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    var race = new Race<T>(tries.size());
    for (int i = 0; i < tries.size(); i++) {
      int index = i;
      threads.execute(() -> race.run(index, tries.get(index)));
    }
    return race.await();
  }
}
