package queues;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import queues.fair.RoundRobinQueue;

/// One submitter puts 100 jobs into the queue, and then two others put one each. When are theirs
/// done?
///
/// One might call first in, first out fair. It is fair to jobs, and not to submitters: whoever puts
/// most gets most. A queue for each submitter, served in turn, lets the greedy one wait for itself.
///
/// Run `make part_07 STEP=8c`. Watch the place of ben's and of cas's job.
///
/// Trap: First in, first out treats all submitters alike. In fact, it treats all jobs alike: a
/// submitter with 100 of them holds up everybody for 100 jobs.
final class Step08c_OneGreedySubmitterHoldsUpTheRest {

  static void main() throws InterruptedException {
    say("one worker, 5 ms for a job; ann puts 100, then ben puts 1 and cas puts 1");
    say("first in, first out  %s", oneQueue(5));
    say("in turn              %s", inTurn(5));
  }

  /// ALWAYS 101st and 102nd.
  static Served oneQueue(int millis) throws InterruptedException {
    var queue = new LinkedBlockingQueue<String>();
    for (int i = 0; i < 100; i++) {
      queue.put("ann");
    }
    queue.put("ben");
    queue.put("cas");
    return work(102, millis, queue::take);
  }

  /// ALWAYS second and third.
  static Served inTurn(int millis) throws InterruptedException {
    var queue = new RoundRobinQueue<String, String>();
    for (int i = 0; i < 100; i++) {
      queue.put("ann", "ann");
    }
    queue.put("ben", "ben");
    queue.put("cas", "cas");
    return work(102, millis, queue::take);
  }

  /// Whose jobs were done, in that order, and when each was: seconds since the worker began.
  record Served(List<String> order, List<Double> seconds) {

    /// From 1.
    int place(String submitter) {
      return order.indexOf(submitter) + 1;
    }

    @Override
    public String toString() {
      return one("ben") + "; " + one("cas");
    }

    private String one(String submitter) {
      int place = place(submitter);
      return "%s is number %3d, after %.2f s".formatted(submitter, place, seconds.get(place - 1));
    }
  }

  private static Served work(int jobs, int millis, Take take) throws InterruptedException {
    long start = System.nanoTime();
    var order = new ArrayList<String>();
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < jobs; i++) {
      order.add(take.next());
      Thread.sleep(millis);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return new Served(order, seconds);
  }

  @FunctionalInterface
  private interface Take {
    String next() throws InterruptedException;
  }
}
