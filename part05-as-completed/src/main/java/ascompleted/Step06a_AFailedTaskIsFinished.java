package ascompleted;

import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.terminal.LiveLine;
import ascompleted.terminal.Progress;
import ascompleted.terminal.Progress.Snapshot;
import ascompleted.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// 60 tasks, and every tenth fails. How full is the progress bar at the end?
///
/// One might expect it to be full. But a bar that counts what succeeded stops at 54 of 60, and says
/// for ever that there is something left. A task that failed is finished too; that it failed is a
/// number of its own.
///
/// Run `make part_05 STEP=6a`. On a terminal one line is written over and over; in a file, and in
/// the README, there is a line for each look.
///
/// Trap: The progress of a run is the number of its results. In fact, a task that fails has no
/// result and is finished: such a bar never gets to its end.
final class Step06a_AFailedTaskIsFinished {

  static void main() {
    var terminal = Terminal.ofThisProcess();
    var every = Duration.ofMillis(terminal.rewrites() ? 50 : 600);
    var inputs = IntStream.rangeClosed(1, 60).boxed().toList();
    say("60 tasks of 0.1 s, 4 at a time; every tenth fails");
    say("successes count:");
    countSuccesses(inputs, WORK, every, bar -> draw(bar, terminal));
    endLine(terminal);
    say("outcomes count:");
    countOutcomes(inputs, WORK, every, bar -> draw(bar, terminal));
    endLine(terminal);
  }

  /// The mistake. The bar is NEVER full if a task has failed.
  static void countSuccesses(
      List<Integer> inputs, Work<Integer, Integer> work, Duration every, Consumer<Snapshot> draw) {
    var progress = new Progress(inputs.size(), Duration.ofSeconds(2), System::nanoTime);
    try (var _ = new LiveLine(every, () -> draw.accept(progress.now()));
        var outcomes = new AsCompleted<>(inputs, 4, work)) {
      for (Outcome<Integer, Integer> outcome : outcomes) {
        switch (outcome) {
          case Success<Integer, Integer> _ -> progress.succeeded();
          case Failure<Integer, Integer> _ -> {}
        }
      }
    }
  }

  /// The repair. The last thing that is drawn is ALWAYS a full bar.
  static void countOutcomes(
      List<Integer> inputs, Work<Integer, Integer> work, Duration every, Consumer<Snapshot> draw) {
    var progress = new Progress(inputs.size(), Duration.ofSeconds(2), System::nanoTime);
    try (var _ = new LiveLine(every, () -> draw.accept(progress.now()));
        var outcomes = new AsCompleted<>(inputs, 4, work)) {
      for (Outcome<Integer, Integer> outcome : outcomes) {
        switch (outcome) {
          case Success<Integer, Integer> _ -> progress.succeeded();
          case Failure<Integer, Integer> _ -> progress.failed();
        }
      }
    }
  }

  private static final Work<Integer, Integer> WORK =
      n -> {
        Thread.sleep(Duration.ofMillis(100));
        if (n % 10 == 0) {
          throw new IllegalStateException("broken " + n);
        }
        return n;
      };

  static void draw(Snapshot bar, Terminal terminal) {
    if (terminal.rewrites()) {
      System.out.print(terminal.rewrite(bar.toString()));
    } else {
      say("%s", bar);
    }
  }

  static void endLine(Terminal terminal) {
    if (terminal.rewrites()) {
      System.out.println();
    }
  }
}
