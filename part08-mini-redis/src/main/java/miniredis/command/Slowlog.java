package miniredis.command;

import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// SLOWLOG and LATENCY: commands that took long.
final class Slowlog {

  private static final String ADMIN = "admin loading stale";
  private static final String LATENCY = "admin noscript loading stale";

  private Slowlog() {}

  static Family family() {
    return new Family("server")
        .container("2.2.12", "slowlog", "Tells which commands took long.", slowlog())
        .container("2.8.13", "latency", "Tells of delays; none are recorded.", latency());
  }

  private static Family slowlog() {
    return new Family("server")
        .sub("2.2.12", "slowlog get [count]", ADMIN, "Gives the latest.", Slowlog::get)
        .sub("2.2.12", "slowlog len", ADMIN, "Counts them.", Slowlog::length)
        .sub("2.2.12", "slowlog reset", ADMIN, "Forgets them.", Slowlog::reset)
        .sub(
            "6.2.0",
            "slowlog help",
            "loading stale",
            "Says what SLOWLOG can do.",
            Help.of(
                "SLOWLOG",
                "GET [<count>]",
                "The latest, 10 without a count, all with -1.",
                "LEN",
                "How many there are.",
                "RESET",
                "Forgets them."));
  }

  private static Family latency() {
    return new Family("server")
        .sub("2.8.13", "latency latest", LATENCY, "Gives the latest delays.", Slowlog::nothing)
        .sub(
            "2.8.13",
            "latency history event",
            LATENCY,
            "Gives an event's delays.",
            Slowlog::nothing)
        .sub(
            "2.8.13",
            "latency graph event",
            LATENCY,
            "Draws an event's delays.",
            Slowlog::noSamples)
        .sub("2.8.13", "latency doctor", LATENCY, "Reports on delays.", Slowlog::doctor)
        .sub("2.8.13", "latency reset [event ...]", LATENCY, "Forgets delays.", Slowlog::zero)
        .sub(
            "7.0.0",
            "latency histogram [command ...]",
            LATENCY,
            "Tells how many calls took how long.",
            (client, _) -> client.reply().map(0))
        .sub(
            "2.8.13",
            "latency help",
            "loading stale",
            "Says what LATENCY can do.",
            Help.of(
                "LATENCY",
                "DOCTOR",
                "A report.",
                "GRAPH <event>",
                "A drawing of an event's delays.",
                "HISTORY <event>",
                "An event's delays.",
                "LATEST",
                "The latest delays of all events.",
                "RESET [<event> ...]",
                "Forgets delays.",
                "HISTOGRAM [<command> ...]",
                "How many calls took how long."));
  }

  private static void get(Client client, byte[][] args) {
    if (args.length > 3) {
      throw Families.unknownSubcommand(args);
    }
    long count = args.length > 2 ? Args.integer(args[2]) : 10;
    if (count < -1) {
      throw new ErrorReply("ERR count should be greater than or equal to -1");
    }
    List<Stats.Slow> slow =
        client.redis().stats().slow().stream().limit(count < 0 ? Long.MAX_VALUE : count).toList();
    Reply reply = client.reply();
    reply.array(slow.size());
    for (Stats.Slow one : slow) {
      reply.array(6);
      reply.integer(one.id());
      reply.integer(one.seconds());
      reply.integer(one.micros());
      reply.array(one.request().length);
      for (byte[] word : one.request()) {
        reply.bulk(word);
      }
      reply.bulk(one.address());
      reply.bulk(one.clientName());
    }
  }

  private static void length(Client client, byte[][] args) {
    client.reply().integer(client.redis().stats().slow().size());
  }

  private static void reset(Client client, byte[][] args) {
    client.redis().stats().slow().clear();
    client.reply().ok();
  }

  private static void nothing(Client client, byte[][] args) {
    client.reply().array(0);
  }

  private static void zero(Client client, byte[][] args) {
    client.reply().integer(0);
  }

  private static void noSamples(Client client, byte[][] args) {
    throw new ErrorReply("ERR No samples available for event '%s'".formatted(Bytes.shown(args[2])));
  }

  private static void doctor(Client client, byte[][] args) {
    client
        .reply()
        .verbatim("Delays are not recorded by this server: SLOWLOG has what took long.\n");
  }
}
