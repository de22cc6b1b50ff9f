package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static lesson.Lesson.say;

import futures.generator.Generator;
import java.util.ArrayList;
import java.util.List;

/// Can a method give its items one by one, and rest in between, as with Python's `yield`?
///
/// Java has no such word, and one might expect to need one. What it takes is a second stack, so
/// that the method can stay where it is while the loop goes on, and a virtual thread has one. The
/// two take turns: the producer runs from the moment when it is asked until it has given an item.
/// [Generator] does that.
///
/// Run `make part_02 STEP=7a`. Watch what has been made when the loop gets its first number.
final class Step07a_AGeneratorRunsWhenAsked {

  static void main() throws InterruptedException {
    say("three numbers, 0.1 s to make each, in a list");
    fromAList(3, 100);
    say("and from a generator");
    fromAGenerator(3, 100);
  }

  /// The mistake, where making costs something: all is made before the first is looked at.
  static List<String> fromAList(int count, int millis) throws InterruptedException {
    var turns = new Turns();
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      Thread.sleep(millis);
      turns.note("makes", i);
      numbers.add(i);
    }
    for (int number : numbers) {
      turns.note("gets", number);
    }
    return turns.noted;
  }

  /// The repair. ALWAYS in turns.
  static List<String> fromAGenerator(int count, int millis) {
    var turns = new Turns();
    var numbers =
        new Generator<Integer>(out -> {
          for (int i = 0; i < count; i++) {
            Thread.sleep(millis);
            turns.note("makes", i);
            out.give(i);
          }
        });
    for (int number : in(numbers)) {
      turns.note("gets", number);
    }
    return turns.noted;
  }

  /// What happened, in order, and on which thread. Two threads use it, never both at once.
  private static final class Turns {
    private final List<String> noted = new ArrayList<>();

    void note(String what, int number) {
      noted.add("%s %s %d".formatted(Thread.currentThread().getName(), what, number));
      say("%s %d", what, number);
    }
  }
}
