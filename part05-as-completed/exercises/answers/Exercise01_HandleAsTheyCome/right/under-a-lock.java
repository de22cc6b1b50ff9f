package ascompleted;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

final class Exercise01_HandleAsTheyCome {

  private Exercise01_HandleAsTheyCome() {}

  interface Work<I, V> {
    V of(I input) throws Exception;
  }

  sealed interface Result<V> {}

  record Success<V>(V value) implements Result<V> {}

  record Failure<V>(Throwable thrown) implements Result<V> {}

  interface Handler<I, V> {
    void handle(I input, Result<V> result);
  }

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var lock = new Object();
    var doneInputs = new ArrayDeque<I>();
    var doneTasks = new ArrayDeque<FutureTask<V>>();
    for (I input : inputs) {
      threads.execute(
          new FutureTask<>(() -> work.of(input)) {
            @Override
            protected void done() {
              synchronized (lock) {
                doneInputs.add(input);
                doneTasks.add(this);
                lock.notifyAll();
              }
            }
          });
    }
    for (int handled = 0; handled < inputs.size(); handled++) {
      I input;
      FutureTask<V> task;
      synchronized (lock) {
        while (doneTasks.isEmpty()) {
          lock.wait();
        }
        input = doneInputs.remove();
        task = doneTasks.remove();
      }
      handler.handle(
          input,
          task.state() == Future.State.SUCCESS
              ? new Success<>(task.resultNow())
              : new Failure<>(task.exceptionNow()));
    }
  }
}
