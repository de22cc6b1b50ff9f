package ascompleted;

import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.terminal.LiveLine;
import ascompleted.terminal.Progress;
import ascompleted.terminal.Progress.Snapshot;
import java.time.Duration;
import java.util.stream.IntStream;

/// 40 of 60 tasks are finished, one each 0.01 s, and the next one hangs. What does the progress bar
/// say 1.2 s later?
///
/// One might expect that it says so. But a bar that is drawn when a task is finished is not drawn
/// now: it shows the speed of 1.2 s ago. A thread that draws by the clock is not enough: the
/// average of the whole run falls slowly. The rate of the last second is zero.
///
/// Run `make part_05 STEP=6b`. Watch the rates: they are all of the same moment.
///
/// Trap: A progress bar is live if each task that is finished draws it. In fact, it freezes with
/// its last rate when nothing is finished: draw by the clock, and count the last seconds alone.
final class Step06b_AStandstillShows {

  static void main() {
    var second = Duration.ofSeconds(1);
    var wholeRun = Duration.ofDays(1);
    say("40 of 60 are finished, and 1.2 s ago one began to hang");
    say("drawn by each task        %s", byEachTask(progress(second), new Run()));
    say("by the clock, whole run   %s", byTheClock(progress(wholeRun), new Run()));
    say("by the clock, last second %s", byTheClock(progress(second), new Run()));
  }

  private static Progress progress(Duration window) {
    return new Progress(60, window, System::nanoTime);
  }

  /// The mistake. In a standstill the bar is NEVER drawn.
  static Snapshot byEachTask(Progress progress, Run run) {
    run.forEach(() -> {
      progress.succeeded();
      run.shown = progress.now();
    });
    return run.seen;
  }

  /// The repair, if the progress counts the last seconds alone. The bar is ALWAYS drawn.
  static Snapshot byTheClock(Progress progress, Run run) {
    try (var _ = new LiveLine(Duration.ofMillis(50), () -> run.shown = progress.now())) {
      run.forEach(progress::succeeded);
    }
    return run.seen;
  }

  /// 60 tasks, one after the other. Task 41 hangs, looks at the bar, and goes on.
  static class Run {
    volatile Snapshot shown; // what the bar shows
    Snapshot seen;

    /// Calls `finished` when a task is.
    void forEach(Runnable finished) {
      Work<Integer, Void> work =
          n -> {
            if (n == 41) {
              hang();
              seen = shown;
            }
            Thread.sleep(10);
            return null;
          };
      var inputs = IntStream.rangeClosed(1, 60).boxed().toList();
      try (var outcomes = new AsCompleted<>(inputs, 1, work)) {
        outcomes.forEach(_ -> finished.run());
      }
    }

    void hang() throws InterruptedException {
      Thread.sleep(1200);
    }
  }
}
