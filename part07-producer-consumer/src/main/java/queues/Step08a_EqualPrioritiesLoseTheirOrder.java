package queues;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;

/// Six jobs have the same priority. In which order does a priority queue hand them out?
///
/// One might expect the order in which they came: it is a queue. A [PriorityBlockingQueue] promises
/// nothing for equal ones. It is a heap, and moves its last element to the top when it takes the
/// first out. A number that each job gets when it comes makes no two of them equal.
///
/// Run `make part_07 STEP=8a`. Watch the order of six equal jobs.
///
/// Trap: Jobs of equal priority come out in the order in which they went in. In fact, they come out
/// in any order, unless a sequence number decides.
final class Step08a_EqualPrioritiesLoseTheirOrder {

  static void main() {
    say("six jobs of one priority, and then an urgent one");
    say("by priority               %s", String.join(" ", byPriority()));
    say("by priority, then number  %s", String.join(" ", byPriorityThenNumber()));
  }

  record Job(String name, int priority, long number) {}

  /// The mistake. ALWAYS the urgent one first; the others in an order that is not theirs.
  static List<String> byPriority() {
    return order(comparingInt(Job::priority));
  }

  /// The repair. ALWAYS first in, first out among equals.
  static List<String> byPriorityThenNumber() {
    return order(comparingInt(Job::priority).thenComparing(comparingLong(Job::number)));
  }

  private static List<String> order(Comparator<Job> comparator) {
    var queue = new PriorityBlockingQueue<>(7, comparator); // 7 is its first size, and no bound
    for (int i = 1; i <= 6; i++) {
      queue.add(new Job("job" + i, 5, i));
    }
    queue.add(new Job("urgent", 1, 7)); // the smallest comes first
    var order = new ArrayList<String>();
    while (!queue.isEmpty()) {
      order.add(queue.remove().name());
    }
    return order;
  }
}
