package gather;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import httpclient.OkHttp;
import httpserver.HttpServer;
import httpserver.Stats;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.atomic.AtomicInteger;

/// One of five tasks fails, and the caller goes on. What do the other four do?
///
/// One might expect that they are over, since the caller does not wait for them any more. On an
/// executor that outlives the caller they go on, as they do after asyncio's `gather`: threads,
/// connections, and work on the server, for answers that the caller never asks for.
///
/// Run `make part_04 STEP=3b`. Watch what the server has seen.
///
/// Trap: A failed gather is over. In fact, what it started on a shared executor runs on; a scope
/// stops it, and the server sees the connections closed.
final class Step03b_NothingIsLeftRunning {

  static void main() throws Exception {
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(5);
        var threads = newThreadPerTaskExecutor(ofVirtual().name("request-", 0).factory())) {
      say("five tasks: four requests, and one that fails while they wait for their answers");
      say("on a shared executor  %s", afterAFailure(t -> shared(t, threads), http, server));
      say("in a scope            %s", afterAFailure(t -> scoped(t), http, server));
    }
  }

  /// The mistake. The executor is the program's, and is not closed here. ALWAYS leaves 4 running.
  static List<String> shared(List<Callable<String>> tasks, ExecutorService threads)
      throws Exception {
    List<Future<String>> futures = tasks.stream().map(threads::submit).toList();
    var results = new ArrayList<String>();
    for (Future<String> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  /// The repair. NEVER leaves one running. The interrupt ends the reads of the requests, because
  /// they run on virtual threads.
  static List<String> scoped(List<Callable<String>> tasks) throws Exception {
    try (var scope = open(Joiner.<String>allSuccessfulOrThrow())) {
      tasks.forEach(scope::fork);
      return scope.join().map(Subtask::get).toList();
    }
  }

  /// How many tasks run when the caller has heard of the failure, and how many requests the server
  /// has answered and has seen abandoned in the end.
  record Left(int running, long answered, long abandoned) {
    @Override
    public String toString() {
      return "%d left running; the server answered %d, and saw %d abandoned"
          .formatted(running, answered, abandoned);
    }
  }

  @FunctionalInterface
  interface Gather {
    List<String> all(List<Callable<String>> tasks) throws Exception;
  }

  /// Four requests wait at a gate of the server; then the other task fails.
  static Left afterAFailure(Gather gather, OkHttp http, HttpServer server) throws Exception {
    server.reset();
    var running = new AtomicInteger();
    var tasks = new ArrayList<Callable<String>>();
    tasks.add(() -> fail(server));
    for (int i = 0; i < 4; i++) {
      tasks.add(() -> {
        running.incrementAndGet();
        try {
          return http.get(server.url("/gate/answers"));
        } finally {
          running.decrementAndGet();
        }
      });
    }
    try {
      gather.all(tasks);
    } catch (Exception e) {
      return left(running.get(), server);
    }
    throw new IllegalStateException("it did not fail");
  }

  private static String fail(HttpServer server) {
    server.awaitWaiting("answers", 4);
    throw new IllegalStateException("one fails");
  }

  /// Requests that still wait at the gate are answered now.
  private static Left left(int running, HttpServer server) {
    server.awaitStats("abandoned", 4 - running);
    server.open("answers");
    Stats stats = server.awaitStats("answered", running);
    return new Left(running, stats.answered(), stats.abandoned());
  }
}
