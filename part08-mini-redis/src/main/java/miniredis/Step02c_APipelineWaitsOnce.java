package miniredis;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import miniredis.cli.Cli;
import miniredis.cli.SlowWire;
import miniredis.server.MiniRedis;

/// A client has ten requests, and the server is 50 ms away. How long does it take?
///
/// If the client waits for each reply before it sends the next request, it waits ten times. But a
/// request needs no reply to be sent: the client may send all ten, and then read ten replies, which
/// come in the order of the requests. That is a *pipeline*, and takes nothing but a server that
/// keeps the order.
///
/// Run `make part_08 STEP=2c`. The wire is a proxy that keeps bytes for 25 ms each way. Watch the
/// times: 10 x 50 ms, and 1 x 50 ms.
///
/// Trap: A pipeline is a transaction. In fact, it saves waiting and nothing more: other clients'
/// requests may run between two of its own.
final class Step02c_APipelineWaitsOnce {

  static void main() throws IOException {
    try (var server = MiniRedis.start();
        var wire = new SlowWire(server.port(), 25);
        var client = Cli.connect(wire.port());
        var other = Cli.connect(server.port())) {
      client.ask("PING"); // what is used first is loaded
      say("ten requests, the server 50 ms away and back");
      say("one at a time   %s", oneAtATime(client));
      say("in a pipeline   %s", pipelined(client));
      say("between two requests of a pipeline, another client's runs: %s", between(client, other));
    }
  }

  static List<String> oneAtATime(Cli client) throws IOException {
    var replies = new ArrayList<String>();
    for (int i = 1; i <= 10; i++) {
      replies.add(client.ask("INCR one"));
    }
    return numbers(replies);
  }

  static List<String> pipelined(Cli client) throws IOException {
    for (int i = 1; i <= 10; i++) {
      client.send("INCR two");
    }
    var replies = new ArrayList<String>();
    for (int i = 1; i <= 10; i++) {
      replies.add(client.read());
    }
    return numbers(replies);
  }

  /// A pipeline of two that comes to the server in two reads. ALWAYS: its last reply counts the
  /// other client's request.
  static List<String> between(Cli client, Cli other) throws IOException {
    client.send("INCR three");
    while (!other.ask("GET three").equals("\"1\"")) {
      // the first of the two is under way
    }
    other.ask("INCR three");
    client.send("INCR three");
    return numbers(List.of(client.read(), client.read()));
  }

  private static List<String> numbers(List<String> replies) {
    return replies.stream().map(reply -> reply.replace("(integer) ", "")).toList();
  }
}
