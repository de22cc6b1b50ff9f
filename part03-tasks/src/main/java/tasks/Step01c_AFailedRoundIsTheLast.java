package tasks;

import static java.lang.Thread.ofPlatform;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/// A scheduler repeats a health check every 0.1 s. What happens after a round that fails?
///
/// One might expect the next round. There is none: a repeated task ends with its first failure, and
/// `scheduleAtFixedRate` keeps the failure in the future that it returned, which few programs keep.
/// The health check has stopped, and the program goes on without it.
///
/// Run `make part_03 STEP=1c`. Watch how many rounds begin. Round 2 fails in both runs.
///
/// Trap: A scheduler goes on after a round that failed. In fact, a repeated task ends with its
/// first failure.
final class Step01c_AFailedRoundIsTheLast {

  static void main() throws InterruptedException {
    var period = Duration.ofMillis(100);
    say("five rounds, 0.1 s apart; round 2 fails");
    say("let out of the round  %s", letOut(period));
    say("caught in the round   %s", caught(period));
  }

  /// The mistake: round 2 throws. ALWAYS 2 rounds, and then failed.
  static Rounds letOut(Duration period) throws InterruptedException {
    try (var scheduler = newScheduler()) {
      var check = new HealthCheck(scheduler);
      Future<?> repeated =
          scheduler.scheduleAtFixedRate(check::round, 0, period.toMillis(), MILLISECONDS);
      return check.awaitEnd(repeated);
    }
  }

  /// The repair: each round deals with its own failure. An Error still ends the repetition: after
  /// an OutOfMemoryError a next round would know no better what to do. ALWAYS 5 rounds, and then
  /// cancelled.
  static Rounds caught(Duration period) throws InterruptedException {
    try (var scheduler = newScheduler()) {
      var check = new HealthCheck(scheduler);
      Runnable guarded =
          () -> {
            try {
              check.round();
            } catch (RuntimeException e) {
              say("%s", e.getMessage());
            }
          };
      Future<?> repeated =
          scheduler.scheduleAtFixedRate(guarded, 0, period.toMillis(), MILLISECONDS);
      return check.awaitEnd(repeated);
    }
  }

  /// How many of the five rounds began, and what ended the repetition: round 5, which cancels it,
  /// or a failure before.
  record Rounds(int begun, Future.State end) {
    @Override
    public String toString() {
      return "%d of 5 rounds, then %s".formatted(begun, end);
    }
  }

  private static ScheduledExecutorService newScheduler() {
    return Executors.newSingleThreadScheduledExecutor(ofPlatform().name("health").factory());
  }

  private static final class HealthCheck {
    private final AtomicInteger begun = new AtomicInteger();
    private final ScheduledExecutorService scheduler;

    HealthCheck(ScheduledExecutorService scheduler) {
      this.scheduler = scheduler;
    }

    void round() {
      switch (begun.incrementAndGet()) {
        case 2 -> throw new IllegalStateException("no answer in round 2");
        case 5 -> scheduler.shutdown(); // cancels what is repeated
        default -> {}
      }
    }

    Rounds awaitEnd(Future<?> repeated) throws InterruptedException {
      try {
        repeated.get(); // a repetition has no value: this ends with an exception in any case
      } catch (ExecutionException | CancellationException e) {
        // the state tells which of the two
      }
      return new Rounds(begun.get(), repeated.state());
    }
  }
}
