package miniredis;

import static lesson.Lesson.say;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.InstantSource;
import miniredis.cli.Cli;
import miniredis.command.Config;
import miniredis.server.MiniRedis;

/// A subscriber does not read its messages. Who waits for it?
///
/// In part 7 a full queue holds its producer back. If PUBLISH waited for the slowest subscriber,
/// one client that has stopped reading would hold up all others: there is one thread. So what a
/// subscriber has not read is kept for it, up to a limit, and then the server cuts it off. The
/// messages are lost to it, and the publisher and the other subscribers notice nothing.
///
/// Run `make part_08 STEP=5b`. A message has 60 kB, and 2 MB may be unsent. Watch who gets all 300
/// messages, and what the slow one finds when it begins to read.
final class Step05b_ASlowSubscriberIsCutOff {

  private static final int MESSAGES = 300;
  private static final String PAYLOAD = "x".repeat(60_000);

  static void main() throws IOException {
    var config = new Config();
    config.port(0);
    config.set("transport", "nio");
    config.set("client-output-buffer-limit", "pubsub 2mb 0 0");
    try (var server = MiniRedis.start(config, InstantSource.system());
        var publisher = Cli.connect(server.port());
        var quick = Cli.connect(server.port());
        var slow = Cli.connect(server.port())) {
      quick.ask("SUBSCRIBE news");
      slow.ask("SUBSCRIBE news");
      say("300 messages of 60 kB for two subscribers, and one of them does not read");
      say("the quick one reads %d messages of 300", publish(publisher, quick));
      say("the slow one reads  %s", readAll(slow));
    }
  }

  /// ALWAYS all of them: each message is read before the next one is published.
  static int publish(Cli publisher, Cli quick) throws IOException {
    int read = 0;
    for (int i = 0; i < MESSAGES; i++) {
      publisher.ask("PUBLISH news " + PAYLOAD);
      quick.read();
      read++;
    }
    return read;
  }

  /// ALWAYS fewer: what the kernel and the server had kept for it, and then the end.
  static Outcome readAll(Cli slow) throws IOException {
    try {
      for (int i = 0; i < MESSAGES; i++) {
        slow.read();
      }
      return new Outcome(false);
    } catch (EOFException | SocketException e) { // an end, or a reset
      return new Outcome(true);
    }
  }

  record Outcome(boolean cutOff) {
    @Override
    public String toString() {
      return cutOff ? "some of them, and then the end of its connection" : "all of them";
    }
  }
}
