package miniredis;

import static lesson.Lesson.say;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import miniredis.resp.Bytes;
import miniredis.resp.ProtocolException;
import miniredis.resp.Reply;
import miniredis.resp.RequestReader;

/// What goes over the wire when a client says `SET a 1`?
///
/// One might expect a line of text, and a client may send one. But a value may hold any bytes,
/// spaces and line breaks too, so client libraries send the number of words, and each word with its
/// length before it. That is RESP, Redis's protocol; its replies have the same form. A reader of
/// RESP never searches for the end of a value: it knows how many bytes to take.
///
/// Run `make part_08 STEP=2a`. Watch that the space in `green tea` and the line break in the last
/// value need no escape, and which replies look different in the protocol's third version.
final class Step02a_ARequestIsAnArrayOfByteStrings {

  static void main() throws ProtocolException {
    say("requests");
    for (byte[] wire :
        List.of(
            Bytes.of("SET drink \"green tea\"\r\n"),
            request("SET", "drink", "green tea"),
            request("SET", "poem", "one\r\ntwo"))) {
      say("  %-50s %s", shown(wire), words(wire));
    }
    say("replies                 RESP2               RESP3");
    say("  OK                    %s", bothWays(Reply::ok));
    say("  the number 2          %s", bothWays(reply -> reply.integer(2)));
    say("  a value               %s", bothWays(reply -> reply.bulk("green tea")));
    say("  no value              %s", bothWays(Reply::nil));
    say("  an error              %s", bothWays(reply -> reply.error("ERR no")));
    say("  yes                   %s", bothWays(reply -> reply.bool(true)));
    say("  a score of 1.5        %s", bothWays(reply -> reply.real(1.5)));
    say("  a map of one field    %s", bothWays(Step02a_ARequestIsAnArrayOfByteStrings::map));
  }

  /// A request as a client library sends it.
  static byte[] request(String... words) {
    var wire = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      wire.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return Bytes.of(wire.toString());
  }

  /// What the server makes of it.
  static List<String> words(byte[] wire) throws ProtocolException {
    var reader = new RequestReader();
    reader.add(Unpooled.wrappedBuffer(wire));
    return Arrays.stream(reader.next()).map(Step02a_ARequestIsAnArrayOfByteStrings::shown).toList();
  }

  private static void map(Reply reply) {
    reply.map(1);
    reply.bulk("a");
    reply.integer(1);
  }

  /// The same reply in either version of the protocol.
  static BothWays bothWays(java.util.function.Consumer<Reply> command) {
    var both = new ArrayList<String>();
    for (int version : new int[] {2, 3}) {
      var reply = new Reply();
      reply.version(version);
      command.accept(reply);
      both.add(shown(reply.take()));
    }
    return new BothWays(both.get(0), both.get(1));
  }

  record BothWays(String resp2, String resp3) {
    @Override
    public String toString() {
      return "%-19s %s".formatted(resp2, resp3.equals(resp2) ? "the same" : resp3);
    }
  }

  private static String shown(byte[] wire) {
    return Bytes.text(wire)
        .chars()
        .mapToObj(c -> c == '\r' ? "\\r" : c == '\n' ? "\\n" : Character.toString(c))
        .collect(Collectors.joining());
  }
}
