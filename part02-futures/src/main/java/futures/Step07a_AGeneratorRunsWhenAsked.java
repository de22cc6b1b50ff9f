package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static lesson.Lesson.say;

import futures.generator.Cursor;
import futures.generator.Generator;
import futures.generator.Generator.Body;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Can a method give its items one by one, and rest in between, as Python's `yield` does?
///
/// Java has no such word, and one might expect to need one. What it takes is a second stack, so
/// that the method can stay where it is while the loop goes on, and a virtual thread has that. The
/// two take turns: the producer runs from the moment it is asked until it has given an item. Read
/// [Generator].
///
/// Run `make part_02 STEP=7a`. Watch what has been made when the loop gets its first item.
final class Step07a_AGeneratorRunsWhenAsked {

  static void main() throws Exception {
    say("three numbers, 0.1 s to make each");
    say("a list:       %s", turns(LISTED, 3, 100));
    say("a generator:  %s", turns(GENERATED, 3, 100));
  }

  @FunctionalInterface
  interface Starter {
    Cursor<Integer> start(Body<Integer> body) throws Exception;
  }

  // The mistake, where making costs something: all is made before the first is looked at.
  static final Starter LISTED =
      body -> {
        var items = new ArrayDeque<Integer>();
        body.run(items::add);
        return () -> completedFuture(Optional.ofNullable(items.poll()));
      };

  static final Starter GENERATED = Generator::new;

  /// What happened in which order, and on which thread.
  static List<String> turns(Starter starter, int count, int millis) throws Exception {
    var turns = new ArrayList<String>(); // two threads use it, never at once
    Cursor<Integer> numbers =
        starter.start(out -> {
          for (int i = 0; i < count; i++) {
            Thread.sleep(millis);
            turns.add(Thread.currentThread().getName() + " makes " + i);
            out.give(i);
          }
        });
    for (int i : in(numbers)) {
      turns.add(Thread.currentThread().getName() + " gets " + i);
    }
    return turns;
  }
}
