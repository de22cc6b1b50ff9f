package miniredis.command;

import java.util.ArrayList;
import java.util.List;
import miniredis.pubsub.Channels;
import miniredis.resp.Reply;

/// Publish and subscribe.
final class PubSub {

  private PubSub() {}

  static Family family() {
    return new Family("pubsub")
        .row(
            "2.0.0",
            "subscribe channel [channel ...]",
            "pubsub noscript loading stale",
            "Hears of the messages to these channels.",
            PubSub::subscribe)
        .row(
            "2.0.0",
            "unsubscribe [channel ...]",
            "pubsub noscript loading stale",
            "Hears no more of these channels, or of any.",
            PubSub::unsubscribe)
        .row(
            "2.0.0",
            "psubscribe pattern [pattern ...]",
            "pubsub noscript loading stale",
            "Hears of the messages to all channels whose names match.",
            PubSub::psubscribe)
        .row(
            "2.0.0",
            "punsubscribe [pattern ...]",
            "pubsub noscript loading stale",
            "Drops these patterns, or all.",
            PubSub::punsubscribe)
        .row(
            "2.0.0",
            "publish channel message",
            "pubsub loading stale fast",
            "Sends a message to all who hear of the channel, and counts them.",
            PubSub::publish)
        .container(
            "2.8.0",
            "pubsub",
            "Tells who hears of what.",
            new Family("pubsub")
                .sub(
                    "2.8.0",
                    "pubsub channels [pattern]",
                    "pubsub loading stale",
                    "Lists the channels that somebody hears of.",
                    PubSub::channels)
                .sub(
                    "2.8.0",
                    "pubsub numsub [channel ...]",
                    "pubsub loading stale",
                    "Counts the subscribers of channels.",
                    PubSub::numsub)
                .sub(
                    "2.8.0",
                    "pubsub numpat",
                    "pubsub loading stale",
                    "Counts the patterns.",
                    PubSub::numpat)
                .sub(
                    "6.2.0",
                    "pubsub help",
                    "loading stale",
                    "Says what PUBSUB can do.",
                    Help.of(
                        "PUBSUB",
                        "CHANNELS [<pattern>]",
                        "The channels that have subscribers.",
                        "NUMPAT",
                        "How many patterns are subscribed to.",
                        "NUMSUB [<channel> ...]",
                        "How many subscribers each channel has.")));
  }

  static void subscribe(Client client, byte[][] args) {
    for (int i = 1; i < args.length; i++) {
      client.session().subscriptions(client).subscribe(args[i]);
    }
  }

  static void unsubscribe(Client client, byte[][] args) {
    Subscriptions subscriptions = client.session().subscriptions(client);
    if (args.length == 1) {
      subscriptions.unsubscribeAll();
    }
    for (int i = 1; i < args.length; i++) {
      subscriptions.unsubscribe(args[i]);
    }
  }

  static void psubscribe(Client client, byte[][] args) {
    for (int i = 1; i < args.length; i++) {
      client.session().subscriptions(client).subscribePattern(args[i]);
    }
  }

  static void punsubscribe(Client client, byte[][] args) {
    Subscriptions subscriptions = client.session().subscriptions(client);
    if (args.length == 1) {
      subscriptions.unsubscribeAllPatterns();
    }
    for (int i = 1; i < args.length; i++) {
      subscriptions.unsubscribePattern(args[i]);
    }
  }

  static void publish(Client client, byte[][] args) {
    client.reply().integer(client.redis().channels().publish(args[1], args[2]));
  }

  private static void channels(Client client, byte[][] args) {
    if (args.length > 3) {
      throw Families.unknownSubcommand(args);
    }
    List<byte[]> names = new ArrayList<>(client.redis().channels().names());
    if (args.length == 3) {
      names.removeIf(name -> !Glob.matches(args[2], name));
    }
    client.reply().array(names.size());
    names.forEach(client.reply()::bulk);
  }

  private static void numsub(Client client, byte[][] args) {
    Reply reply = client.reply();
    Channels channels = client.redis().channels();
    reply.array(2 * (args.length - 2));
    for (int i = 2; i < args.length; i++) {
      reply.bulk(args[i]);
      reply.integer(channels.subscribers(args[i]));
    }
  }

  private static void numpat(Client client, byte[][] args) {
    client.reply().integer(client.redis().channels().patterns());
  }
}
