package miniredis;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import miniredis.cli.Cli;
import miniredis.resp.Bytes;
import miniredis.server.MiniRedis;
import miniredis.store.Database;
import miniredis.store.Keyspace;
import miniredis.store.Owner;
import miniredis.store.StringValue;

/// Fifty clients add to one counter at the same time. Where is the lock?
///
/// There is none. INCR reads a value and writes the next one, and one thread runs all commands: the
/// next command begins when this one has ended. So each command is atomic, as if it had a lock of
/// its own. The price is that nothing may touch the store from another thread, and Java would let
/// it. So the store asks at each look-up who is calling.
///
/// Run `make part_08 STEP=3a`. Watch the sum, 50 x 200, and what a second thread gets instead of a
/// value.
final class Step03a_OneThreadNeedsNoLock {

  static void main() throws Exception {
    say("50 clients send 200 INCR each");
    try (var server = MiniRedis.start();
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      say("the sum:                    %s", sum(server, clients));
    }
    say("the owner reads:            %s", read(onThisThread(), Runnable::run));
    try (var second =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("second").factory())) {
      say("a second thread reads:      %s", read(onThisThread(), second));
    }
  }

  /// ALWAYS 10,000: no increment is lost.
  static String sum(MiniRedis server, ExecutorService clients) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(clients.submit(() -> increment(server.port())));
    }
    for (Future<?> client : all) {
      client.get();
    }
    try (var client = Cli.connect(server.port())) {
      return client.ask("GET counter");
    }
  }

  private static Void increment(int port) throws IOException {
    try (var client = Cli.connect(port)) {
      for (int i = 0; i < 200; i++) {
        client.ask("INCR counter");
      }
    }
    return null;
  }

  /// A store that belongs to the calling thread.
  static Database onThisThread() {
    var keyspace =
        new Keyspace(
            1,
            Owner.thread(Thread.currentThread()),
            java.time.InstantSource.system(),
            (_, _, _) -> {});
    Database database = keyspace.database(0);
    database.put(Bytes.of("tea"), StringValue.of(Bytes.of("green")));
    return database;
  }

  /// What a read gives on the thread that `executor` stands for.
  static String read(Database database, java.util.concurrent.Executor executor) throws Exception {
    var read =
        new java.util.concurrent.FutureTask<>(
            () -> Bytes.text(database.string(Bytes.of("tea")).bytes()));
    executor.execute(read);
    try {
      return read.get();
    } catch (java.util.concurrent.ExecutionException e) {
      return e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
    }
  }
}
