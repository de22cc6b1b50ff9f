package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

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
    private final Lock lock = new ReentrantLock();
    private final Condition isDecided = lock.newCondition();
    private final Throwable[] failures;
    private int left;
    private boolean isWon;
    private T value;

    private Race(int tries) {
      failures = new Throwable[tries];
      left = tries;
    }

    private void run(int index, Callable<T> one) {
      T result = null;
      Throwable thrown = null;
      try {
        result = one.call();
      } catch (Throwable e) {
        thrown = e;
      }
      lock.lock();
      try {
        failures[index] = thrown;
        left--;
        if (thrown == null && !isWon) {
          isWon = true;
          value = result;
        }
        if (isWon || left == 0) {
          isDecided.signal();
        }
      } finally {
        lock.unlock();
      }
    }

    private T await() throws AllFailed, InterruptedException {
      lock.lock();
      try {
        isDecided.await();
        if (!isWon) {
          throw new AllFailed(List.of(failures));
        }
        return value;
      } finally {
        lock.unlock();
      }
    }
  }

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    if (tries.isEmpty()) {
      throw new AllFailed(List.of());
    }
    var race = new Race<T>(tries.size());
    var tasks = new ArrayList<FutureTask<Void>>();
    try {
      for (int i = 0; i < tries.size(); i++) {
        int index = i;
        var task = new FutureTask<Void>(() -> race.run(index, tries.get(index)), null);
        tasks.add(task);
        threads.execute(task);
      }
      return race.await();
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }
}
