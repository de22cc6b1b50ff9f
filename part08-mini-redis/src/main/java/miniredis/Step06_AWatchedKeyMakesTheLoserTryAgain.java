package miniredis;

import static lesson.Lesson.say;

import java.io.IOException;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;

/// Two clients want to double the same number. Each has to read it first. What does a transaction
/// do for them?
///
/// One might expect MULTI to keep others out until EXEC. It keeps nobody out: commands are queued,
/// and EXEC runs them in one go. A read that the new value depends on has to come before MULTI, and
/// between the two the other client may write. WATCH makes EXEC notice that: if a watched key was
/// changed, EXEC runs nothing, and the client that came too late reads again.
///
/// Run `make part_08 STEP=6`. The number is 5, and both double it: 20 is right.
///
/// Trap: MULTI locks the keys. In fact, it queues commands: WATCH tells that somebody was faster,
/// and then the client has to try again.
final class Step06_AWatchedKeyMakesTheLoserTryAgain {

  static void main() throws IOException {
    try (var server = MiniRedis.start();
        var one = Cli.connect(server.port());
        var two = Cli.connect(server.port())) {
      say("MULTI alone      %s", multiAlone(one, two));
      say("WATCH, no retry  %s", watched(one, two));
      say("WATCH, retry     %s", watchedAndTriedAgain(one, two));
    }
  }

  /// The mistake. ALWAYS 10: the second EXEC writes what the first one has overtaken.
  static String multiAlone(Cli one, Cli two) throws IOException {
    one.ask("SET number 5");
    int first = number(one);
    int second = number(two); // before the first has written
    write(one, 2 * first);
    write(two, 2 * second);
    return one.ask("GET number");
  }

  /// Half of the repair. ALWAYS 10: the second EXEC runs nothing, and says so.
  static String watched(Cli one, Cli two) throws IOException {
    one.ask("SET number 5");
    one.ask("WATCH number");
    two.ask("WATCH number");
    int first = number(one);
    int second = number(two);
    String won = write(one, 2 * first);
    String lost = write(two, 2 * second);
    return "%s, and EXEC answered %s, then %s".formatted(one.ask("GET number"), won, lost);
  }

  /// The repair: whoever came too late begins again, with the read. ALWAYS 20.
  static String watchedAndTriedAgain(Cli one, Cli two) throws IOException {
    one.ask("SET number 5");
    two.ask("WATCH number");
    int stale = number(two);
    int tries = 1;
    write(one, 2 * number(one));
    while (write(two, 2 * stale).equals("(nil)")) {
      two.ask("WATCH number");
      stale = number(two);
      tries++;
    }
    return "%s, after %d tries".formatted(one.ask("GET number"), tries);
  }

  private static int number(Cli client) throws IOException {
    return Integer.parseInt(client.ask("GET number").replace("\"", ""));
  }

  /// @return what EXEC answers
  private static String write(Cli client, int number) throws IOException {
    client.ask("MULTI");
    client.ask("SET number " + number);
    return client.ask("EXEC");
  }
}
