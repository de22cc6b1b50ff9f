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

/// A generator of numbers, mapped by a function that waits: who decides how many are made?
///
/// A stream is a loop turned inside out: `map` asks for a number, maps it, and asks for the next.
/// `mapConcurrent(3, ...)` maps up to three at once, each on a virtual thread. One might expect a
/// `limit` behind it to limit what is made. By then up to three have been asked for: `limit` goes
/// first.
///
/// Run `make part_02 STEP=7c`. Watch how many were made for one that was wanted.
final class Step07c_MapConcurrentAsksAhead {

  static void main() {
    say("endless numbers, 0.1 s to make each and 0.5 s to map it");
    say("three, map:                          %s", inRealTime(MAP, 3));
    say("three, limit and then mapConcurrent: %s", inRealTime(LIMIT_FIRST, 3));
    say("one,   limit and then mapConcurrent: %s", inRealTime(LIMIT_FIRST, 1));
    say("one,   mapConcurrent and then limit: %s", inRealTime(LIMIT_LAST, 1));
  }

  /// ALWAYS as many made as there are results; with LIMIT_LAST up to three for one: three, if the
  /// first is still being mapped when the third has been made.
  record Mapped(List<Integer> results, int made) {}

  @FunctionalInterface
  interface Mapping {
    Stream<Integer> map(Stream<Integer> numbers, Function<Integer, Integer> work, int wanted);
  }

  static final Mapping MAP = (numbers, work, wanted) -> numbers.map(work).limit(wanted);

  static final Mapping LIMIT_FIRST =
      (numbers, work, wanted) -> numbers.limit(wanted).gather(mapConcurrent(3, work));

  // The mistake, if to make a number costs something. The mappings that are not wanted are
  // interrupted.
  static final Mapping LIMIT_LAST =
      (numbers, work, wanted) -> numbers.gather(mapConcurrent(3, work)).limit(wanted);

  static Mapped mapped(
      Mapping mapping,
      Function<Integer, Integer> make,
      Function<Integer, Integer> work,
      int wanted) {
    var made = new AtomicInteger();
    var numbers =
        new Generator<Integer>(out -> {
          while (true) {
            out.give(make.apply(made.getAndIncrement()));
          }
        });
    try (var stream = stream(numbers)) {
      return new Mapped(mapping.map(stream, work, wanted).toList(), made.get());
    }
  }

  /// Closing the stream closes the generator. Reading it to its end does not: a `try` does.
  static <T> Stream<T> stream(Generator<T> generator) {
    return StreamSupport.stream(in(generator).spliterator(), false).onClose(generator::close);
  }

  private static Mapped inRealTime(Mapping mapping, int wanted) {
    return mapped(mapping, number -> after(100, number), number -> after(500, number * 10), wanted);
  }

  private static int after(int millis, int value) {
    try {
      Thread.sleep(millis);
      return value;
    } catch (InterruptedException e) {
      throw new CancellationException(); // the last word of its thread
    }
  }
}
