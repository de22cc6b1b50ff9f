package executors;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import executors.heart.Heart;
import executors.heart.Loops;
import httpclient.OkHttp;
import httpserver.HttpServer;
import io.netty.channel.EventLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// An event loop needs a web page, a file, and a row of a database, and for all three there is only
/// code that blocks. Who runs it?
///
/// One might expect a driver to have an asynchronous method for that. JDBC has none: a query blocks
/// until the database has answered. So the loop gives each of them away (step 1c): HTTP calls to a
/// virtual thread each, files to a few platform threads (step 6c says why), queries to as many
/// threads as there are connections (step 1d). Each answer comes back to the loop.
///
/// Run `make part_06 STEP=6a`. The database is H2, in a file. Watch the heart, on the loop.
///
/// Trap: A JDBC query can be made from an event loop. In fact, each query blocks its thread; the
/// loop gives it to a pool that is as large as the number of connections.
final class Step06a_ADriverGetsAThreadForEachConnection {

  static void main() throws Exception {
    Path folder = Files.createTempDirectory("step06a");
    for (String file : List.of("", "kitchen.mv.db", "note.txt")) {
      folder.resolve(file).toFile().deleteOnExit();
    }
    try (var server = HttpServer.useOrStart(8000);
        var http = OkHttp.atMost(1);
        var kitchen = new Kitchen(folder.resolve("kitchen"));
        EventLoop loop = Loops.newLoop("loop");
        var heart = new Heart(loop, Duration.ofMillis(100));
        var calls = newThreadPerTaskExecutor(Thread.ofVirtual().name("call").factory());
        var files = newFixedThreadPool(2, Thread.ofPlatform().name("files").factory());
        var queries = newFixedThreadPool(1, Thread.ofPlatform().name("jdbc").factory())) {
      Path note = Files.writeString(folder.resolve("note.txt"), "buy eggs");
      http.get(server.url("/count?delay=0"));
      say("a web page, a file and a row, for a loop");
      var page = runIn(calls, () -> http.get(server.url("/gate/page")), loop);
      var text = runIn(files, () -> Files.readString(note), loop);
      var row = runIn(queries, () -> kitchen.eggs(Duration.ofMillis(400)), loop);
      server.awaitWaiting("page", 1);
      heart.awaitBeats(2);
      say("the heart beats");
      server.open("page");
      say("HTTP  %s", page.get());
      say("file  %s", text.get());
      say("JDBC  %s", row.get());
    }
    timeline();
  }

  /// What a reader would copy. Both come back to the loop, the answer and the failure.
  static <T> CompletableFuture<Answer<T>> runIn(
      Executor threads, Callable<T> blocking, EventLoop loop) {
    return supplyAsync(() -> asked(blocking), threads)
        .thenApplyAsync(Answer::arrived, loop)
        .whenCompleteAsync((_, _) -> {}, loop); // a failure has skipped the line above
  }

  private static <T> Answer<T> asked(Callable<T> blocking) {
    try (var _ = span("blocking").waits()) {
      return new Answer<>(blocking.call(), name(), "");
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  record Answer<T>(T value, String ranOn, String arrivedOn) {
    Answer<T> arrived() {
      return new Answer<>(value, ranOn, name());
    }

    @Override
    public String toString() {
      return "%-14s ran on %-5s  arrived on %s".formatted(value, ranOn, arrivedOn);
    }
  }

  private static String name() {
    return Thread.currentThread().getName();
  }

  /// A database with one connection and one row. Its queries may take their time.
  static final class Kitchen implements AutoCloseable {
    private final Connection connection;

    Kitchen(Path file) throws SQLException {
      connection = DriverManager.getConnection("jdbc:h2:" + file);
      try (var statement = connection.createStatement()) {
        statement.execute("create table stock (eggs int)");
        statement.execute("insert into stock values (12)");
        statement.execute("create alias sleep for 'java.lang.Thread.sleep(long)'");
      }
    }

    String eggs(Duration takes) throws SQLException {
      try (var sleep = connection.createStatement();
          var query = connection.prepareStatement("select eggs from stock")) {
        sleep.execute("call sleep(" + takes.toMillis() + ")");
        var rows = query.executeQuery();
        rows.next();
        return rows.getInt(1) + " eggs";
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
