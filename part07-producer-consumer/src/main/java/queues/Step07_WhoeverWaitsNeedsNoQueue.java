package queues;

import static lesson.Lesson.say;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import queues.worker.Service;

/// Twelve calls, at most four at once. Does that take a queue and workers?
///
/// One might think so, since it did when threads were few. Here each submitter has a virtual thread
/// and waits for its answer anyway. It can as well wait for a permit, and make the call itself: the
/// semaphore's line of waiting threads is the queue. What that cannot do is let a submitter go: a
/// callback that must return puts its jobs into a queue, and workers do them.
///
/// Run `make part_07 STEP=7`. Watch how many are done when the submitters go on.
///
/// Trap: A limit needs a queue and workers. In fact, a submitter that waits for its answer can wait
/// for a permit; a queue is for one that does not wait.
final class Step07_WhoeverWaitsNeedsNoQueue {

  static void main() throws Exception {
    Service<Integer, Integer> takes100Millis =
        question -> {
          Thread.sleep(100);
          return question;
        };
    say("12 calls of 0.1 s, at most 4 at once");
    say("a semaphore, 12 threads wait     at most %d at once", semaphore(takes100Millis).most());
    say("a queue, 12 threads wait         at most %d at once", queue(takes100Millis).most());
    say(
        "a semaphore, a callback calls    goes on when %2d are done",
        callbackCalls(takes100Millis).done());
    say(
        "a queue, a callback submits      goes on when %2d are done",
        callbackSubmits(takes100Millis).done());
  }

  /// ALWAYS 4 at most; no thread but the submitters' own.
  static Run semaphore(Service<Integer, Integer> service) {
    var counted = new Counted(service);
    var permits = new Semaphore(4);
    try (var submitters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        int question = i;
        var _ =
            submitters.submit(() -> {
              permits.acquire();
              try {
                return counted.answer(question);
              } finally {
                permits.release();
              }
            });
      }
    }
    return counted.run();
  }

  /// The control: the same, and four more threads. ALWAYS 4 at most.
  static Run queue(Service<Integer, Integer> service) {
    var counted = new Counted(service);
    try (ExecutorService workers = Executors.newFixedThreadPool(4);
        var submitters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        int question = i;
        var _ = submitters.submit(() -> workers.submit(() -> counted.answer(question)).get());
      }
    }
    return counted.run();
  }

  /// The mistake, for a callback that must return: the twelfth call is done by then. ALWAYS.
  static Run callbackCalls(Service<Integer, Integer> service) throws Exception {
    var counted = new Counted(service);
    var permits = new Semaphore(4);
    for (int i = 0; i < 12; i++) {
      permits.acquire();
      try {
        counted.answer(i);
      } finally {
        permits.release();
      }
    }
    return counted.run();
  }

  /// The repair, a pool's queue. ALWAYS none is done by then, if a call takes longer than 12 puts.
  static Run callbackSubmits(Service<Integer, Integer> service) {
    var counted = new Counted(service);
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        int question = i;
        var _ = workers.submit(() -> counted.answer(question));
      }
      return counted.run(); // and close waits for the workers
    }
  }

  /// How many calls were done when the submitters went on, and the most that were made at once.
  record Run(int done, int most) {}

  private static final class Counted {
    private final Service<Integer, Integer> service;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    Counted(Service<Integer, Integer> service) {
      this.service = service;
    }

    Integer answer(Integer question) throws Exception {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Integer answer = service.answer(question);
        done.incrementAndGet();
        return answer;
      } finally {
        now.decrementAndGet();
      }
    }

    Run run() {
      return new Run(done.get(), most.get());
    }
  }
}
