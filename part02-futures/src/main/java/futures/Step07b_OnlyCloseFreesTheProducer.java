package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static lesson.Lesson.say;

import futures.generator.Generator;
import futures.generator.Generator.Out;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// A loop leaves early: what becomes of the producer, which rests in the middle of a method?
///
/// One might expect it to end with the loop, or to be collected as garbage. But `break` calls
/// nothing: the producer is never asked again, so it rests for ever, and holds what it holds.
/// `close` interrupts it: `give` throws, `finally` runs, and when that is done `close` returns.
///
/// Run `make part_02 STEP=7b`. Watch whether the producer has cleaned up, and whether its thread
/// has ended.
///
/// Trap: A loop that ends ends its producer. In fact, `break` calls nothing, and no garbage
/// collector runs a `finally`: only `close` frees the producer.
final class Step07b_OnlyCloseFreesTheProducer {

  static void main() throws InterruptedException {
    var patience = Duration.ofMillis(100);
    int never = Integer.MAX_VALUE;
    say("numbers without an end, and a loop that leaves at 3");
    say("%-26s%-15s%-14s%s", "", "the loop", "clean-up", "the producer's thread");
    print(
        "break",
        new Numbers(never).fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAlone, patience));
    print(
        "break, and close",
        new Numbers(never).fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAndClose, patience));
    print(
        "the producer fails at 2",
        new Numbers(2).fateAfter(Step07b_OnlyCloseFreesTheProducer::breakAlone, patience));
  }

  private static void print(String name, Fate fate) {
    say(
        "%-26s%-15s%-14s%s",
        name,
        fate.loop,
        fate.cleanedUp ? "has run" : "has not run",
        fate.gone ? "has ended" : "waits in give");
  }

  /// The mistake. The producer's thread is NEVER gone, unless the producer ends or fails by itself.
  static void breakAlone(Generator<Integer> numbers) {
    for (int number : in(numbers)) {
      if (number == 3) {
        break;
      }
    }
  }

  /// The repair. Java's `for` closes nothing, whatever it loops over; `try` does. The thread is
  /// ALWAYS gone.
  static void breakAndClose(Generator<Integer> numbers) {
    try (numbers) {
      for (int number : in(numbers)) {
        if (number == 3) {
          break;
        }
      }
    }
  }

  /// What ended the loop, and what became of the producer.
  record Fate(String loop, boolean cleanedUp, boolean gone) {}

  static final class Numbers {
    private final int failAt;
    volatile Thread producer;
    volatile boolean cleanedUp;

    Numbers(int failAt) {
      this.failAt = failAt;
    }

    private void produce(Out<Integer> out) throws InterruptedException {
      producer = Thread.currentThread();
      try {
        for (int i = 0; i < failAt; i++) {
          out.give(i);
        }
        throw new IllegalStateException("no " + failAt);
      } finally {
        cleanedUp = true;
      }
    }

    /// With one of the two methods above.
    Fate fateAfter(Consumer<Generator<Integer>> loop, Duration patience)
        throws InterruptedException {
      String end = "left at 3";
      try {
        loop.accept(new Generator<>(this::produce));
      } catch (CompletionException e) {
        end = "failed: " + e.getCause().getMessage();
      }
      boolean gone = producer.join(patience);
      return new Fate(end, cleanedUp, gone);
    }
  }
}
