package tasks;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import tasks.TaskCountOptions.Kind;
import tasks.TaskCountOptions.Method;

/// How long do 10,000 tasks take that each sleep up to 10 s?
///
/// As long as the longest sleep, one might hope: nobody computes anything. Whatever comes on top is
/// the price of starting, waking and collecting them, and grows with their number.
///
/// Run `make part_03 STEP=8` (sleeps up to 2 s), then `make part_03 STEP=8 ARGS="--task-count 10000
/// --collection-method gather"` (up to 10 s), and vary the method (gather, wait, as-complete,
/// cancelled) and the `--kind` (platform, virtual, loop). Watch the last number of the last line.
/// What `--no-warm-up` does to it is told in the README.
final class Step08_TenThousandTasksEndWithTheLongest {

  static void main(String[] args) throws InterruptedException {
    List<String> arguments = args.length > 0 ? Arrays.asList(args) : List.of("--longest", "2");
    try {
      var options = TaskCountOptions.parse(arguments);
      say("%d tasks, kind %s", options.taskCount(), TaskCountOptions.word(options.kind()));
      if (options.warmUp()) {
        warmUp(options.kind());
      }
      Report report = run(options, ProgressBar.on(System.out, options.taskCount()));
      say("%d done, %d cancelled, %d wrong", report.done(), report.cancelled(), report.wrong());
      System.out.println(report.line());
      System.exit(report.wrong() == 0 ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /// What became of the tasks. `longest` is the longest sleep among those that were not cancelled.
  record Report(int done, int cancelled, int wrong, double seconds, double longest) {
    String line() {
      return String.format(
          Locale.ROOT, // a point in every country: the measurements read this line
          "%d tasks finished in %.2f seconds, %.2f seconds past the longest sleep",
          done + cancelled + wrong,
          seconds,
          seconds - longest);
    }
  }

  /// The time runs from before the first start until the last result has been collected.
  static Report run(TaskCountOptions options, Runnable progress) throws InterruptedException {
    double[] sleeps = options.sleeps();
    var tasks = new ArrayList<Future<Double>>(sleeps.length);
    var completed = new LinkedBlockingQueue<Future<Double>>();
    try (Starter starter = starter(options.kind())) {
      long start = System.nanoTime();
      for (double seconds : sleeps) {
        tasks.add(starter.start(seconds, completed::add));
      }
      collector(options.method()).collect(tasks, completed, progress);
      return validate(tasks, sleeps, (System.nanoTime() - start) / 1e9);
    }
  }

  /// Nothing is taken on trust: every task has ended, did not fail, and returned its own number.
  static Report validate(List<? extends Future<Double>> tasks, double[] sleeps, double seconds) {
    int done = 0;
    int cancelled = 0;
    int wrong = 0;
    double longest = 0;
    for (int i = 0; i < sleeps.length; i++) {
      switch (tasks.get(i).state()) {
        case SUCCESS -> {
          if (tasks.get(i).resultNow() == sleeps[i]) {
            done++;
            longest = Math.max(longest, sleeps[i]);
          } else {
            wrong++;
          }
        }
        case CANCELLED -> cancelled++;
        case FAILED, RUNNING -> wrong++;
      }
    }
    return new Report(done, cancelled, wrong, seconds, longest);
  }

  /// A compiler that has never seen a thread wake up takes the sleep for one that does not return,
  /// and has to take that back at nearly every wake-up. So let some sleep, and wake, before
  /// anything is measured: 5 times 2,000 for up to 1 ms.
  private static void warmUp(Kind kind) throws InterruptedException {
    var options = new TaskCountOptions(2_000, Method.GATHER, kind, 0, 0.001, 1, false);
    for (int round = 0; round < 5; round++) {
      run(options, () -> {});
    }
  }

  private static Starter starter(Kind kind) {
    return switch (kind) {
      case PLATFORM -> new ThreadStarter(Thread.ofPlatform().factory());
      case VIRTUAL -> new ThreadStarter(Thread.ofVirtual().factory());
      case LOOP -> new LoopStarter();
    };
  }

  private static Collector collector(Method method) {
    return switch (method) {
      case GATHER -> new Gather();
      case WAIT -> new WaitForAll();
      case AS_COMPLETE -> new AsComplete();
      case CANCELLED -> new CancelHalf();
    };
  }
}
