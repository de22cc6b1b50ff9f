package miniredis;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;

/// One client sends a command that takes half a second. Who waits for it?
///
/// One might expect: the client that asked. But one thread runs the commands of all clients, so a
/// GET that comes meanwhile is answered when the slow command has ended. In Redis the slow ones are
/// those that walk through a million keys, such as `KEYS *`. `DEBUG SLEEP` stands for them here.
///
/// Run `make part_08 STEP=3b`. Watch what the GET finds that was sent while the loop slept, and how
/// long it takes.
///
/// Trap: A slow command hurts its own client only. In fact, all clients of the loop wait until it
/// has ended.
final class Step03b_ASlowCommandHoldsUpAll {

  static void main() throws Exception {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("enable-debug-command", "yes");
    try (var server = MiniRedis.start(config, InstantSource.system());
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        var slow = Cli.connect(server.port());
        var quick = Cli.connect(server.port())) {
      quick.ask("PING");
      say("slow:  DEBUG SLEEP 0.5, SET done yes");
      say("quick: GET done, sent meanwhile   %s", askedMeanwhile(clients, slow, quick, "0.5"));
    }
    timeline();
  }

  /// ALWAYS "yes": the request waits behind all that the slow client had sent before it.
  static String askedMeanwhile(ExecutorService clients, Cli slow, Cli quick, String seconds)
      throws Exception {
    Future<String> first =
        clients.submit(() -> askBoth(slow, "DEBUG SLEEP " + seconds, "SET done yes"));
    awaitSleepingLoop();
    String reply;
    try (var _ = span("quick").waits()) {
      reply = quick.ask("GET done");
    }
    first.get();
    return reply;
  }

  private static String askBoth(Cli slow, String one, String other) throws IOException {
    try (var _ = span("slow").waits()) {
      slow.send(one, other);
      slow.read();
      return slow.read();
    }
  }

  /// Returns when the server's thread is in the middle of the command.
  private static void awaitSleepingLoop() {
    while (Thread.getAllStackTraces().entrySet().stream()
        .noneMatch(thread -> isAsleep(thread.getKey(), thread.getValue()))) {
      Thread.onSpinWait();
    }
  }

  private static boolean isAsleep(Thread thread, StackTraceElement[] stack) {
    return thread.getName().startsWith("redis")
        && stack.length > 0
        && stack[0].getMethodName().startsWith("sleep");
  }
}
