package miniredis;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;
import miniredis.server.ThreadPerConnection;

/// Virtual threads are cheap. Why not one for each connection, and no event loop at all?
///
/// It works: a connection is then a loop of read, run, write, in code that reads from top to
/// bottom, and the commands are the same. But the store has many threads around it now, so it needs
/// a lock, and a publisher's thread would have to write to the sockets of others, and might wait
/// there: what one client does to another is refused. What each costs is measured: see the README.
///
/// Run `make part_08 STEP=8a`. Watch that both servers count to 10,000, and which commands the
/// second one refuses.
final class Step08a_TheSameStoreBehindThreads {

  private static final List<String> TALK =
      List.of("SET tea green", "APPEND tea !", "GET tea", "SUBSCRIBE news", "BLPOP jobs 1");

  static void main() throws Exception {
    try (var loop = MiniRedis.start();
        var threads = new ThreadPerConnection();
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      say("50 clients, 200 INCR each");
      say("one loop                 %s", sum(loop.port(), clients));
      say("a thread a connection    %s", sum(threads.port(), clients));
      say("a thread a connection");
      for (String line : talk(threads.port())) {
        say("  %s", line);
      }
    }
  }

  /// ALWAYS 10,000 on either: the loop runs one command after the other, and so does the lock.
  static String sum(int port, ExecutorService clients) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(clients.submit(() -> increment(port)));
    }
    for (Future<?> client : all) {
      client.get();
    }
    try (var client = Cli.connect(port)) {
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

  static List<String> talk(int port) throws IOException {
    var lines = new ArrayList<String>();
    try (var client = Cli.connect(port)) {
      for (String request : TALK) {
        lines.add("%-16s %s".formatted(request, client.ask(request)));
      }
    }
    return lines;
  }
}
