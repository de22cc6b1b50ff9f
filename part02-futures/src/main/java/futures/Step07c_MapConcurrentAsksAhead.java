package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static java.util.stream.Gatherers.mapConcurrent;
import static lesson.Lesson.say;

import futures.generator.Generator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A generator of numbers, mapped by a function that waits: what decides how many are made?
///
/// A stream is a loop turned inside out: `map` asks for a number, maps it, and asks for the next.
/// `mapConcurrent(3, ...)` maps up to three at once, each on a virtual thread. One might expect a
/// `limit` behind it to limit what is made. By then up to three have been asked for: `limit` goes
/// first.
///
/// Run `make part_02 STEP=7c`. Watch how many were made for one that was wanted.
///
/// Trap: `limit` limits what is made. In fact, behind `mapConcurrent(3, …)` up to three are made
/// for one that is wanted.
final class Step07c_MapConcurrentAsksAhead {

  static void main() {
    Function<Integer, Integer> work = number -> after(500, number * 10);
    say("numbers without an end, 0.1 s to make each and 0.5 s to map it");
    say("three, map:                            %s", map(slowNumbers(), work, 3));
    say("three, limit and then mapConcurrent:   %s", limitFirst(slowNumbers(), work, 3));
    say("one, limit and then mapConcurrent:     %s", limitFirst(slowNumbers(), work, 1));
    say("one, mapConcurrent and then limit:     %s", limitLast(slowNumbers(), work, 1));
  }

  record Mapped(List<Integer> results, int made) {
    @Override
    public String toString() {
      return results + ", made " + made;
    }
  }

  /// The control. ALWAYS as many made as wanted.
  static Mapped map(Numbers numbers, Function<Integer, Integer> work, int wanted) {
    try (var stream = stream(numbers.generator)) {
      return numbers.mapped(stream.map(work).limit(wanted).toList());
    }
  }

  /// ALWAYS as many made as wanted.
  static Mapped limitFirst(Numbers numbers, Function<Integer, Integer> work, int wanted) {
    try (var stream = stream(numbers.generator)) {
      return numbers.mapped(stream.limit(wanted).gather(mapConcurrent(3, work)).toList());
    }
  }

  /// The mistake, if it costs something to make a number. Up to three are made for one: ALWAYS
  /// three, if the first is still being mapped when the third has been made. The mappings that are
  /// not wanted are interrupted.
  static Mapped limitLast(Numbers numbers, Function<Integer, Integer> work, int wanted) {
    try (var stream = stream(numbers.generator)) {
      return numbers.mapped(stream.gather(mapConcurrent(3, work)).limit(wanted).toList());
    }
  }

  /// Closing the stream closes the generator; `try` does that. To read the stream to its end does
  /// not.
  static <T> Stream<T> stream(Generator<T> generator) {
    return StreamSupport.stream(in(generator).spliterator(), false).onClose(generator::close);
  }

  /// Without an end, and counted.
  static final class Numbers {
    private final AtomicInteger made = new AtomicInteger();
    private final Generator<Integer> generator;

    Numbers(Function<Integer, Integer> make) {
      generator =
          new Generator<>(out -> {
            while (true) {
              out.give(make.apply(made.getAndIncrement()));
            }
          });
    }

    private Mapped mapped(List<Integer> results) {
      return new Mapped(results, made.get());
    }
  }

  private static Numbers slowNumbers() {
    return new Numbers(number -> after(100, number));
  }

  private static int after(int millis, int value) {
    try {
      Thread.sleep(millis);
      return value;
    } catch (InterruptedException e) {
      throw new CancellationException(); // its thread ends here: no code will read the flag
    }
  }
}
