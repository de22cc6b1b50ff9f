package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static lesson.Lesson.say;

import futures.generator.Generator;
import futures.generator.Generator.Out;
import java.time.Duration;
import java.util.concurrent.CompletionException;

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
    say("numbers without an end, and a loop that leaves at 3");
    say("%-26s%-16s%-12s%s", "", "the loop", "clean-up", "the producer's thread");
    print("break", breakAlone(new Numbers(Integer.MAX_VALUE), patience));
    print("break, and close", breakAndClose(new Numbers(Integer.MAX_VALUE), patience));
    print("the producer fails at 2", breakAlone(new Numbers(2), patience));
  }

  private static void print(String name, Fate fate) {
    say(
        "%-26s%-16s%-12s%s",
        name,
        fate.loop,
        fate.cleanedUp ? "has run" : "has not run",
        fate.gone ? "has ended" : "waits in give");
  }

  /// What ended the loop, and what became of the producer.
  record Fate(String loop, boolean cleanedUp, boolean gone) {}

  /// The mistake. The thread is NEVER gone, unless the producer ends or fails by itself.
  static Fate breakAlone(Numbers numbers, Duration patience) throws InterruptedException {
    String end = "left at 3";
    try {
      for (int number : in(new Generator<>(numbers::produce))) {
        if (number == 3) {
          break;
        }
      }
    } catch (CompletionException e) {
      end = "failed: " + e.getCause().getMessage();
    }
    return numbers.fate(end, patience);
  }

  /// The repair. Java's `for` closes nothing, whatever it loops over; `try` does. The thread is
  /// ALWAYS gone.
  static Fate breakAndClose(Numbers numbers, Duration patience) throws InterruptedException {
    String end = "left at 3";
    try (var generator = new Generator<>(numbers::produce)) {
      for (int number : in(generator)) {
        if (number == 3) {
          break;
        }
      }
    } catch (CompletionException e) {
      end = "failed: " + e.getCause().getMessage();
    }
    return numbers.fate(end, patience);
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

    private Fate fate(String loop, Duration patience) throws InterruptedException {
      boolean gone = producer.join(patience);
      return new Fate(loop, cleanedUp, gone);
    }
  }
}
