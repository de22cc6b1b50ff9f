package ascompleted;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Requests;
import httpserver.HttpServer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lesson.Span;

/// Nine requests of 0.2 s, at most three at once, and a consumer that takes 0.8 s for the first
/// answer. How many requests has the server seen by then?
///
/// One might expect that three at once is a bound. With a semaphore it is one on the requests:
/// while the consumer is busy, they go on, three by three, and their answers pile up in the queue.
/// [AsCompleted] starts a request only when its outcome may be waited for, and what has not been
/// taken counts, in flight or ready. So a consumer that stops taking stops the requests.
///
/// Run `make part_05 STEP=3a`. Watch the gap in the second half of the picture.
///
/// Trap: A bound on what is in flight bounds what is kept. In fact, results that have not been
/// taken pile up in the queue unless they count against the bound as well.
final class Step03a_WhatIsNotTakenCounts {

  static void main() throws Exception {
    try (var requests = Requests.atMost(9)) {
      var server = requests.server();
      List<Integer> nine = IntStream.rangeClosed(1, 9).boxed().toList();
      say("nine requests of 0.2 s; the first answer takes 0.8 s to handle");
      try (var all = span("semaphore").waits()) {
        semaphore(nine, 3, get(requests, all), slowAtFirst("semaphore", server));
      }
      say("semaphore    %d in flight at most", server.stats().peakInFlight());
      server.reset();
      try (var all = span("three ahead").waits()) {
        bounded(nine, 3, get(requests, all), slowAtFirst("three ahead", server));
      }
      say("three ahead  %d in flight at most", server.stats().peakInFlight());
    }
    timeline();
  }

  /// The mistake, where the inputs are many, or the consumer is slow. What is in flight is bounded;
  /// what is kept in the queue NEVER is.
  static <I, O> void semaphore(
      List<I> inputs, int bound, Work<I, O> work, Consumer<Outcome<I, O>> handle)
      throws InterruptedException, ExecutionException {
    var permits = new Semaphore(bound);
    Work<I, O> withAPermit =
        input -> {
          permits.acquire();
          try {
            return work.on(input);
          } finally {
            permits.release();
          }
        };
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("work-", 1).factory())) {
      var completed = new ExecutorCompletionService<Outcome<I, O>>(threads);
      for (I input : inputs) {
        var _ = completed.submit(() -> Outcome.of(input, withAPermit));
      }
      for (int taken = 0; taken < inputs.size(); taken++) {
        handle.accept(completed.take().get());
      }
    }
  }

  /// The repair. NEVER has more than the bound ahead of the consumer.
  static <I, O> void bounded(
      Iterable<I> inputs, int bound, Work<I, O> work, Consumer<Outcome<I, O>> handle) {
    try (var outcomes = new AsCompleted<>(inputs, bound, work)) {
      for (Outcome<I, O> outcome : outcomes) {
        handle.accept(outcome);
      }
    }
  }

  private static Work<Integer, String> get(Requests requests, Span all) {
    return number -> requests.get(all, "request " + number, "/count?delay=0.2");
  }

  /// Handles the first outcome for 0.8 s, and tells what the server has seen by then.
  private static Consumer<Outcome<Integer, String>> slowAtFirst(String name, HttpServer server) {
    var handled = new AtomicInteger();
    return _ -> {
      if (handled.getAndIncrement() == 0) {
        LockSupport.parkNanos(800_000_000);
        say("%-11s  %d requests seen", name, server.stats().requests());
      }
    };
  }
}
