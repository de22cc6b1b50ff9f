package gather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    return new Gathering<T>(calls.size()).of(calls, threads);
  }

  private static final class Gathering<T> {
    private final List<T> results;
    private final List<Future<?>> tasks = new ArrayList<>();
    private int left;
    private int running;
    private boolean over;
    private Throwable failure;

    Gathering(int size) {
      results = new ArrayList<>(Collections.nCopies(size, null));
      left = size;
    }

    List<T> of(List<Callable<T>> calls, ExecutorService threads) throws Exception {
      for (int i = 0; i < calls.size(); i++) {
        int index = i;
        var call = calls.get(i);
        tasks.add(threads.submit(() -> make(index, call)));
      }
      try {
        awaitAllOrAFailure();
      } finally {
        end();
      }
      switch (failure) {
        case null -> {
          return results;
        }
        case Error error -> throw error;
        default -> throw (Exception) failure;
      }
    }

    private void make(int index, Callable<T> call) {
      synchronized (this) {
        if (over) {
          return;
        }
        running++;
      }
      T value = null;
      Throwable thrown = null;
      try {
        value = call.call();
      } catch (Throwable t) {
        thrown = t;
      }
      synchronized (this) {
        running--;
        left--;
        results.set(index, value);
        if (failure == null) {
          failure = thrown;
        }
        notifyAll();
      }
    }

    private synchronized void awaitAllOrAFailure() throws InterruptedException {
      while (left > 0 && failure == null) {
        wait();
      }
    }

    private void end() {
      synchronized (this) {
        over = true;
      }
      tasks.forEach(task -> task.cancel(true));
      boolean interrupted = false;
      synchronized (this) {
        while (running > 0) {
          try {
            wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
