package queues;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static lesson.Lesson.say;

import java.util.Comparator;
import java.util.PriorityQueue;

/// A worker takes the most urgent job first, and for each job that it does an urgent one comes in.
/// When is a job without urgency done?
///
/// One might expect that it only waits longer. It waits for as long as urgent ones come: for ever.
/// *Ageing* ends that: a job's rank is its number, plus a handicap if it is not urgent. So what
/// came more than 20 places later goes behind it, urgent or not.
///
/// Run `make part_07 STEP=8b`. It is a model: one thread plays the worker and who brings the jobs.
///
/// Trap: A job of low priority is done later. In fact, it is never done while more urgent ones keep
/// coming, unless its waiting counts.
final class Step08b_APriorityStarves {

  static void main() {
    say("1 patient job; an urgent one comes for each job that is done, 1000 in all");
    say("by priority         %s", byPriority(1000));
    say("with ageing, by 20  %s", withAgeing(1000, 20));
  }

  record Job(boolean urgent, long number) {}

  /// The mistake, where urgent jobs may keep coming. ALWAYS the last.
  static Place byPriority(int rounds) {
    return serve(
        rounds,
        comparingInt((Job job) -> job.urgent() ? 0 : 1).thenComparing(comparingLong(Job::number)));
  }

  /// The repair. ALWAYS after as many urgent ones as its handicap.
  static Place withAgeing(int rounds, int handicap) {
    return serve(
        rounds,
        comparingLong((Job job) -> job.urgent() ? job.number() : job.number() + handicap)
            .thenComparing(job -> !job.urgent()));
  }

  private static Place serve(int rounds, Comparator<Job> order) {
    var queue = new PriorityQueue<>(order);
    queue.add(new Job(false, 0));
    for (int round = 1; round <= rounds; round++) {
      queue.add(new Job(true, round));
      if (!queue.remove().urgent()) {
        return new Place(round - 1);
      }
    }
    return new Place(rounds); // no more come, and it is the last that is left
  }

  /// How many jobs were done before the patient one.
  record Place(int before) {
    @Override
    public String toString() {
      return before + " urgent jobs go first";
    }
  }
}
