package tasks;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import tasks.tenthousand.Options;
import tasks.tenthousand.Options.Kind;
import tasks.tenthousand.Options.Method;
import tasks.tenthousand.Report;
import tasks.tenthousand.Starter;

/// How long do 10,000 tasks take that each sleep up to 10 s?
///
/// As long as the longest sleep, one might hope: nobody computes anything. What comes on top is the
/// price of starting, waking and collecting them, and grows with their number.
///
/// Run `make part_03 STEP=8` (sleeps up to 2 s), then `make part_03 STEP=8 ARGS="--task-count 10000
/// --collection-method gather"` (up to 10 s), and vary the method (gather, wait, as-complete,
/// cancelled) and the `--kind` (platform, virtual, loop). Watch the last number of the last line.
final class Step08_TenThousandTasksEndWithTheLongest {

  static void main(String... args) throws InterruptedException {
    try {
      var options = Options.parse(args.length == 0 ? List.of("--longest", "2") : List.of(args));
      say("%d tasks, kind %s", options.taskCount(), Options.word(options.kind()));
      if (options.warmUp()) {
        warmUp(options.kind());
      }
      Report report = run(options);
      say("%d done, %d cancelled, %d wrong", report.done(), report.cancelled(), report.wrong());
      System.out.println(report);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /// The time runs from before the first start until the last result has been collected.
  static Report run(Options options) throws InterruptedException {
    double[] sleeps = options.sleeps();
    var tasks = new ArrayList<Future<Double>>(sleeps.length);
    var completed = new LinkedBlockingQueue<Future<Double>>();
    try (Starter starter = options.kind().starter()) {
      long start = System.nanoTime();
      for (double seconds : sleeps) {
        tasks.add(starter.start(seconds, completed::add));
      }
      switch (options.method()) {
        case GATHER -> gather(tasks);
        case WAIT -> waitForAll(tasks, completed);
        case AS_COMPLETE -> asComplete(tasks, completed);
        case CANCELLED -> cancelHalf(tasks, completed);
      }
      return Report.of(tasks, sleeps, (System.nanoTime() - start) / 1e9);
    }
  }

  /// Results in the order of the starts: wait for the first, then for the second. All are running,
  /// so the waits together are as long as the longest.
  static void gather(List<Future<Double>> tasks) throws InterruptedException {
    for (Future<Double> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        // The future keeps its failure: the report finds it there.
      }
    }
  }

  /// What is done and what is pending, as `asyncio.wait` returns them, until nothing is pending.
  @SuppressWarnings("CollectionUndefinedEquality") // the set asks whether it is the same object
  static void waitForAll(List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed)
      throws InterruptedException {
    var pending = Collections.newSetFromMap(new IdentityHashMap<Future<Double>, Boolean>());
    pending.addAll(tasks);
    while (!pending.isEmpty()) {
      var done = new ArrayList<Future<Double>>();
      done.add(completed.take());
      completed.drainTo(done); // what else has ended meanwhile
      done.forEach(pending::remove);
    }
  }

  /// Results in the order in which they are there.
  static void asComplete(List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed)
      throws InterruptedException {
    for (int i = 0; i < tasks.size(); i++) {
      completed.take();
    }
  }

  /// The first half as completed, then the rest is cancelled. A cancelled future is done at once;
  /// its thread ends a little later (step 2c), and closing the starter waits for that.
  static void cancelHalf(List<Future<Double>> tasks, BlockingQueue<Future<Double>> completed)
      throws InterruptedException {
    int half = tasks.size() / 2;
    asComplete(tasks.subList(0, half), completed);
    tasks.forEach(task -> task.cancel(true)); // one that has ended stays as it is
    asComplete(tasks.subList(half, tasks.size()), completed);
  }

  /// Some threads that sleep and wake before anything is measured: the README says why.
  private static void warmUp(Kind kind) throws InterruptedException {
    for (int round = 0; round < 5; round++) {
      run(new Options(2_000, Method.GATHER, kind, 0, 0.001, 1, false));
    }
  }
}
