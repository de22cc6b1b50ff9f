package tasks;

import static java.lang.Thread.ofPlatform;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A scheduler repeats a task. What happens after a round that fails?
///
/// One might expect the next round. There is none: a repeated task ends with its first failure, and
/// the failure lies in a future that hardly anybody keeps. The health check has stopped, and the
/// program goes on without it.
///
/// Trap: A scheduler goes on after a round that failed. In fact, a repeated task ends with its
/// first failure.
///
/// Run `make part_03 STEP=1c`. Watch how far each of the two gets. Round 2 fails in both.
final class Step01c_AFailedRoundIsTheLast {

  static void main() throws InterruptedException {
    var period = Duration.ofMillis(100);
    say("five rounds, 0.1 s apart; round 2 fails");
    say("let out of the round:  %s", rounds(LET_OUT, period));
    say("caught in the round:   %s", rounds(CAUGHT, period));
  }

  /// How many rounds began, and how the repetition ended: `CANCELLED` after round 5, as asked for,
  /// or `FAILED` before. ALWAYS (2, FAILED) and (5, CANCELLED).
  record Rounds(int begun, Future.State end) {}

  /// Makes what the scheduler repeats out of one round's work.
  @FunctionalInterface
  interface Guard {
    Runnable around(Runnable round);
  }

  // The mistake.
  static final Guard LET_OUT = round -> round;

  // The repair: a round deals with its own failure. An Error still ends the repetition: after an
  // OutOfMemoryError the next round knows as little what to do as this one.
  static final Guard CAUGHT =
      round ->
          () -> {
            try {
              round.run();
            } catch (RuntimeException e) {
              say("%s", e.getMessage());
            }
          };

  static Rounds rounds(Guard guard, Duration period) throws InterruptedException {
    var begun = new AtomicInteger();
    var names = ofPlatform().name("health").factory();
    try (var scheduler = Executors.newSingleThreadScheduledExecutor(names)) {
      Runnable round =
          () -> {
            switch (begun.incrementAndGet()) {
              case 2 -> throw new IllegalStateException("no answer in round 2");
              case 5 -> scheduler.shutdown(); // cancels what is repeated
              default -> {}
            }
          };
      var repeated =
          scheduler.scheduleAtFixedRate(guard.around(round), 0, period.toMillis(), MILLISECONDS);
      try {
        repeated.get(); // a repetition has no value: this ends by an exception alone
      } catch (ExecutionException | CancellationException e) {
        // which of the two, its state tells
      }
      return new Rounds(begun.get(), repeated.state());
    }
  }
}
