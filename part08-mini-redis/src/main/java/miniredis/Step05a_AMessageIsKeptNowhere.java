package miniredis;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.List;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;

/// A message is published, and a client subscribes a moment later. Does it get the message?
///
/// One might expect a queue, as in part 7. Publish and subscribe has none: a message goes to those
/// who are subscribed at that moment, and the server forgets it. To publish is to write into the
/// output buffer of each subscriber, on the loop; all of them are sent at the end of the loop's
/// turn.
///
/// Run `make part_08 STEP=5a`. Watch the number that PUBLISH answers, and the first message that
/// each subscriber reads.
///
/// Trap: A channel keeps its messages. In fact, a client that subscribes later, or was away, NEVER
/// gets them: use a list for what must arrive.
final class Step05a_AMessageIsKeptNowhere {

  static void main() throws IOException {
    try (var server = MiniRedis.start();
        var publisher = Cli.connect(server.port());
        var early = Cli.connect(server.port());
        var wide = Cli.connect(server.port());
        var late = Cli.connect(server.port())) {
      say("early: SUBSCRIBE news     %s", early.ask("SUBSCRIBE news"));
      say("wide:  PSUBSCRIBE n*      %s", wide.ask("PSUBSCRIBE n*"));
      say("PUBLISH news one          %s", publisher.ask("PUBLISH news one"));
      say("late:  SUBSCRIBE news     %s", late.ask("SUBSCRIBE news"));
      say("PUBLISH news two          %s", publisher.ask("PUBLISH news two"));
      say("early reads               %s", read(early, 2));
      say("wide reads                %s", read(wide, 2));
      say("late reads                %s", read(late, 1));
    }
  }

  static List<String> read(Cli subscriber, int count) throws IOException {
    var messages = new java.util.ArrayList<String>();
    for (int i = 0; i < count; i++) {
      messages.add(subscriber.read());
    }
    return messages;
  }
}
