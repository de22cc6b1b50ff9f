package miniredis;

import static lesson.Lesson.say;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;

/// The bytes of a request have come. What lies between the read and the command's own method?
///
/// One might expect a queue, and a worker that takes from it. But a command runs within the very
/// call in which its bytes were read, so the stack of the loop's thread holds all of the way. A
/// second thread looks at that stack while the loop is in the middle of a command.
///
/// Run `make part_08 STEP=3c`. Watch for what is not there: between Netty's call and the command's
/// there is no queue, and no other thread.
///
/// Trap: A server hands each request to a worker. In fact, one that must keep their order, and
/// shares what they work on, may be simpler and quicker without.
final class Step03c_OneStackHoldsTheWay {

  private static final String OURS = Step03c_OneStackHoldsTheWay.class.getPackageName() + ".";

  static void main() throws Exception {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("enable-debug-command", "yes");
    try (var server = MiniRedis.start(config, InstantSource.system());
        var clients = Executors.newVirtualThreadPerTaskExecutor();
        var client = Cli.connect(server.port())) {
      say("DEBUG SLEEP 0.2 is under way, in");
      way(clients, client, "DEBUG SLEEP 0.2").forEach(call -> say("  %s", call));
    }
  }

  /// The server's own methods in which its thread is, from Netty's call downwards. ALWAYS the same.
  static List<String> way(ExecutorService clients, Cli client, String sleep) throws Exception {
    return Arrays.stream(stack(clients, client, sleep))
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .filter(
            frame -> !frame.getClassName().contains("$$")) // made by the JVM for `Class::method`
        .map(frame -> frame.getClassName().substring(OURS.length()) + "." + frame.getMethodName())
        .toList()
        .reversed();
  }

  /// All of it, Netty's frames and the JDK's as well; the innermost call comes first.
  static StackTraceElement[] stack(ExecutorService clients, Cli client, String sleep)
      throws Exception {
    Future<String> reply = clients.submit(() -> client.ask(sleep));
    StackTraceElement[] stack = stackOfTheSleepingLoop();
    reply.get();
    return stack;
  }

  private static StackTraceElement[] stackOfTheSleepingLoop() {
    while (true) {
      for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
        StackTraceElement[] stack = each.getValue();
        if (each.getKey().getName().startsWith("redis")
            && stack.length > 0
            && stack[0].getMethodName().startsWith("sleep")) {
          return stack;
        }
      }
      Thread.onSpinWait();
    }
  }
}
