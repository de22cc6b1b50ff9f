package executors.table;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Each question closes the executor that it was asked about, or leaves that to its caller.
public final class OfAnExecutor {
  private static final int LIMIT = 10; // seconds, for what would hang

  private OfAnExecutor() {}

  /// Twelve tasks: how many threads ran them, and was the caller's one of them?
  public static String threads(ExecutorService executor) throws Exception {
    Set<Thread> threads = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      threads.add(executor.submit(Thread::currentThread).get());
    }
    if (threads.contains(Thread.currentThread())) {
      return "the caller's";
    }
    return threads.size() == 12 ? "one a task" : "reused";
  }

  /// A running task submits a second one.
  public static String takesMore(ExecutorService executor) throws Exception {
    var second = new CompletableFuture<Future<String>>();
    executor.execute(() -> second.complete(executor.submit(() -> "yes")));
    return second.get(LIMIT, SECONDS).get(LIMIT, SECONDS);
  }

  /// The task can only end when `submit` has returned.
  public static String returnsAtOnce(ExecutorService executor) throws Exception {
    var returned = new CountDownLatch(1);
    Future<Boolean> task = executor.submit(() -> returned.await(LIMIT, SECONDS));
    returned.countDown();
    return task.get() ? "yes" : "no";
  }

  /// When `close` has returned, are all tasks done?
  public static String waitsForAll(ExecutorService executor) {
    List<Future<Integer>> tasks =
        Stream.of(1, 2, 3).map(i -> executor.submit(() -> slowly(i))).toList();
    executor.close();
    return tasks.stream().allMatch(Future::isDone) ? "yes" : "no";
  }

  /// One of two running tasks is cancelled.
  public static String cancelOne(ExecutorService executor) throws Exception {
    var first = new Waiting();
    var second = new Waiting();
    Future<?> cancelled = executor.submit(first);
    executor.execute(second);
    first.begun.await();
    second.begun.await();
    cancelled.cancel(true);
    String end = first.end.get(LIMIT, SECONDS);
    boolean alone = !second.end.isDone();
    second.goOn.countDown();
    return end.equals("interrupted") && alone ? "interrupts it" : "no";
  }

  /// Two tasks run, and the executor is told to stop now.
  public static String stopAll(ExecutorService executor) throws Exception {
    var first = new Waiting();
    var second = new Waiting();
    executor.execute(first);
    executor.execute(second);
    first.begun.await();
    second.begun.await();
    executor.shutdownNow();
    return Stream.of(first, second).allMatch(task -> task.end.join().equals("interrupted"))
        ? "interrupts all"
        : "no";
  }

  /// Of two unlike tasks the first to be done is the answer, and the other one is ended.
  public static String firstOfTwo(ExecutorService executor) throws Exception {
    var waiting = new Waiting();
    Callable<Object> never =
        () -> {
          waiting.run();
          return 0;
        };
    Callable<Object> soon =
        () -> {
          waiting.begun.await(); // so that there is one to be ended
          return "soon";
        };
    Object first = executor.invokeAny(List.of(never, soon), LIMIT, SECONDS);
    return first.equals("soon") && waiting.end.get(LIMIT, SECONDS).equals("interrupted")
        ? "yes, ends the rest"
        : "no";
  }

  /// The same function for each element: a task each, and a loop over the futures.
  public static String map(ExecutorService executor) throws Exception {
    List<Callable<Integer>> tasks =
        Stream.of(1, 2, 3).<Callable<Integer>>map(i -> () -> i * i).toList();
    var squares = executor.invokeAll(tasks).stream().map(Future::resultNow).toList();
    return squares.equals(List.of(1, 4, 9)) ? "by hand" : "no";
  }

  /// Two tasks fail.
  public static String failures(ExecutorService executor) throws Exception {
    Callable<Void> fails =
        () -> {
          throw new IllegalStateException("it fails");
        };
    int kept = 0;
    for (Future<Void> task : executor.invokeAll(Collections.nCopies(2, fails))) {
      try {
        task.get();
      } catch (ExecutionException e) {
        kept++;
      }
    }
    return kept == 2 ? "each in its future" : "no";
  }

  private static int slowly(int i) throws InterruptedException {
    Thread.sleep(20);
    return i;
  }

  /// A task that waits until it may go on, or is interrupted.
  private static final class Waiting implements Runnable {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public void run() {
      begun.countDown();
      try {
        end.complete(goOn.await(LIMIT, SECONDS) ? "done" : "ran on");
      } catch (InterruptedException e) {
        end.complete("interrupted");
      }
    }
  }
}
