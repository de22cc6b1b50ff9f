package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static lesson.Lesson.say;

import futures.generator.Generator;
import futures.generator.Generator.Out;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// A loop leaves early: what becomes of the producer, who rests in the middle of a method?
///
/// One might expect it to end with the loop, or to be collected as garbage. But `break` calls
/// nothing: nobody asks again, so the producer rests for ever, and holds what it holds. `close`
/// interrupts it: `give` throws, `finally` runs, and when that is done `close` returns.
///
/// Run `make part_02 STEP=7b`. Watch whether the producer has cleaned up, and is gone.
final class Step07b_OnlyCloseFreesTheProducer {

  private static final Duration PATIENCE = Duration.ofMillis(100);

  static void main() throws InterruptedException {
    say("endless numbers, and a loop that leaves at 3");
    say("break:                  %s", fateAfter(BREAK, new Numbers(Integer.MAX_VALUE), PATIENCE));
    say("break, and close:       %s", fateAfter(CLOSE, new Numbers(Integer.MAX_VALUE), PATIENCE));
    say("the producer fails at 2: %s", fateAfter(CLOSE, new Numbers(2), PATIENCE));
  }

  /// What ended the loop, and what became of the producer. After BREAK it is NEVER gone, after
  /// CLOSE ALWAYS.
  record Fate(String loop, boolean cleanedUp, boolean gone) {}

  @FunctionalInterface
  interface Loop {
    void over(Generator<Integer> numbers);
  }

  // The mistake.
  static final Loop BREAK =
      numbers -> {
        for (int number : in(numbers)) {
          if (number == 3) {
            break;
          }
        }
      };

  // The repair. Java's `for` closes nothing, whatever it loops over.
  static final Loop CLOSE =
      numbers -> {
        try (numbers) {
          BREAK.over(numbers);
        }
      };

  /// A failure of the producer ends the loop where it asked for the item. (A thread that feeds a
  /// queue dies alone, and the loop waits.)
  static Fate fateAfter(Loop loop, Numbers numbers, Duration patience) throws InterruptedException {
    String end = "left";
    try {
      loop.over(new Generator<>(numbers::produce));
    } catch (CompletionException e) {
      end = e.getCause().getMessage();
    }
    boolean gone = numbers.producer.join(patience);
    return new Fate(end, numbers.cleanedUp, gone);
  }

  static final class Numbers {
    private final int failAt;
    volatile Thread producer;
    volatile boolean cleanedUp;

    Numbers(int failAt) {
      this.failAt = failAt;
    }

    void produce(Out<Integer> out) throws InterruptedException {
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
  }
}
