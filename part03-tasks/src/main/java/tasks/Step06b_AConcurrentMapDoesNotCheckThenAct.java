package tasks;

import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/// Two threads ask a concurrent map for the same connection. How often is it opened?
///
/// One might expect once: the map is thread-safe. Each method of a [ConcurrentHashMap] is one
/// action; two of them are two, and the other thread may come between them.
///
/// Run `make part_03 STEP=6b`. Watch in how many rounds a second connection was opened, which no
/// thread will close.
///
/// Trap: Check-then-act on a `ConcurrentHashMap` is safe. In fact, each of its methods is one
/// action, and between `containsKey` and `put` another thread can check as well.
final class Step06b_AConcurrentMapDoesNotCheckThenAct {

  static void main() throws InterruptedException, ExecutionException {
    int rounds = 100;
    say("%d rounds; in each, two threads ask, and opening takes 1 ms", rounds);
    say("containsKey, put  two opened in %3d rounds", race(rounds, Connections::checkThenAct));
    say("putIfAbsent       two opened in %3d rounds", race(rounds, Connections::putIfAbsent));
    say("computeIfAbsent   two opened in %3d rounds", race(rounds, Connections::computeIfAbsent));
  }

  record Connection(int number) {}

  /// A connection that all threads share, opened by whichever needs it first.
  record Connections(ConcurrentMap<String, Connection> map, Supplier<Connection> open) {

    /// The mistake. SOMETIMES both threads find no connection, and both open one.
    Connection checkThenAct() {
      if (!map.containsKey("db")) {
        map.put("db", open.get());
      }
      return map.get("db");
    }

    /// Half a repair: the map keeps the first of the two. But an argument is evaluated before the
    /// call: ALWAYS each thread opens a connection before it asks the map.
    Connection putIfAbsent() {
      map.putIfAbsent("db", open.get());
      return map.get("db");
    }

    /// The repair: one action. The map calls the function, and a thread that asks for the same key
    /// waits meanwhile. So may one that asks for another key, if both are in one bin of the map's
    /// table: what takes long is better done outside, and a future for it put into the map. NEVER
    /// two.
    Connection computeIfAbsent() {
      return map.computeIfAbsent("db", _ -> open.get());
    }
  }

  /// In how many rounds both threads opened a connection.
  static int race(int rounds, Function<Connections, Connection> lookup)
      throws InterruptedException, ExecutionException {
    int openedTwice = 0;
    for (int round = 0; round < rounds; round++) {
      var opened = new AtomicInteger();
      Supplier<Connection> open =
          () -> {
            LockSupport.parkNanos(1_000_000); // what opening takes
            return new Connection(opened.incrementAndGet());
          };
      onTwoThreads(new Connections(new ConcurrentHashMap<>(), open), lookup);
      if (opened.get() == 2) {
        openedTwice++;
      }
    }
    return openedTwice;
  }

  /// What the two threads got. They ask when both are there.
  static List<Connection> onTwoThreads(
      Connections connections, Function<Connections, Connection> lookup)
      throws InterruptedException, ExecutionException {
    var bothAreThere = new CyclicBarrier(2);
    Callable<Connection> work =
        () -> {
          bothAreThere.await();
          return lookup.apply(connections);
        };
    var kind = Thread.ofPlatform().name("asker-", 1).factory();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(kind)) {
      Future<Connection> first = threads.submit(work);
      Future<Connection> second = threads.submit(work);
      return List.of(first.get(), second.get());
    }
  }
}
