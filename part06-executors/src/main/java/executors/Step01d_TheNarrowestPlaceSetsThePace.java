package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static lesson.Lesson.say;

import executors.gauge.Gauge;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Eight queries take 0.1 s each. Does a pool twice the size take half the time?
///
/// One might expect so, and at first it does. But the queries go on to a database, and that has
/// four connections. With more than four threads the queries queue for a connection instead of for
/// a thread, and each of them keeps a thread while it does.
///
/// Run `make part_06 STEP=1d`. Watch the seconds: 8, 4, 2 and again 2 times 0.1 s. The database is
/// a semaphore here, with four permits.
///
/// Trap: A larger pool is faster. In fact, its size ceases to matter at the narrowest place behind
/// it: from there on the work queues in another place.
final class Step01d_TheNarrowestPlaceSetsThePace {

  static void main() throws Exception {
    var query = Duration.ofMillis(100);
    say("eight queries of 0.1 s to a database with four connections");
    for (int threads : new int[] {1, 2, 4, 8}) {
      say("a pool of %d  %s", threads, run(threads, 8, new Database(4, () -> Thread.sleep(query))));
    }
  }

  /// ALWAYS as many queries at once as the smaller of the two allows: threads, or connections.
  static Seen run(int threads, int queries, Database database)
      throws InterruptedException, ExecutionException {
    var pool = new Gauge();
    try (ExecutorService executor =
        newFixedThreadPool(threads, Thread.ofPlatform().name("pool-", 1).factory())) {
      Callable<Void> query =
          () -> {
            pool.in(database::query);
            return null;
          };
      for (Future<Void> done : executor.invokeAll(Collections.nCopies(queries, query))) {
        done.get();
      }
    }
    return new Seen(database.inside.peak(), pool.peak());
  }

  /// How many queries were in the database at once, and how many threads of the pool were taken.
  record Seen(int inTheDatabase, int threadsTaken) {
    @Override
    public String toString() {
      return "queries at once: %d, threads taken: %d".formatted(inTheDatabase, threadsTaken);
    }
  }

  /// A model: so many connections, and a query waits until one is free.
  static final class Database {
    private final Semaphore connections;
    private final Gauge.Work work;
    final Gauge inside = new Gauge();

    Database(int connections, Gauge.Work work) {
      this.connections = new Semaphore(connections);
      this.work = work;
    }

    void query() throws Exception {
      connections.acquire();
      try {
        inside.in(work);
      } finally {
        connections.release();
      }
    }

    int waitingForAConnection() {
      return connections.getQueueLength();
    }
  }
}
