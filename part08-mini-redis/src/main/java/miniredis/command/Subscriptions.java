package miniredis.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import miniredis.pubsub.Channels;
import miniredis.pubsub.Subscriber;
import miniredis.resp.Bytes;
import miniredis.resp.Reply;

/// What one client subscribed to. Messages to it are written into its output buffer, as what it
/// asked for is: the connection sends them at the end of the loop's turn, and ends if the client
/// takes too long to read them.
final class Subscriptions implements Subscriber {

  private static final byte[] MESSAGE = Bytes.of("message");
  private static final byte[] PATTERN_MESSAGE = Bytes.of("pmessage");

  private final Client client;
  private final Map<String, byte[]> channels = new LinkedHashMap<>();
  private final Map<String, byte[]> patterns = new LinkedHashMap<>();

  Subscriptions(Client client) {
    this.client = client;
  }

  int channels() {
    return channels.size();
  }

  int patterns() {
    return patterns.size();
  }

  int count() {
    return channels.size() + patterns.size();
  }

  boolean isResp3() {
    return client.reply().isResp3();
  }

  void subscribe(byte[] channel) {
    if (channels.putIfAbsent(Bytes.text(channel), channel) == null) {
      registry().subscribe(this, channel);
    }
    confirm("subscribe", channel);
  }

  void subscribePattern(byte[] pattern) {
    if (patterns.putIfAbsent(Bytes.text(pattern), pattern) == null) {
      registry().subscribePattern(this, pattern);
    }
    confirm("psubscribe", pattern);
  }

  void unsubscribe(byte[] channel) {
    if (channels.remove(Bytes.text(channel)) != null) {
      registry().unsubscribe(this, channel);
    }
    confirm("unsubscribe", channel);
  }

  void unsubscribePattern(byte[] pattern) {
    if (patterns.remove(Bytes.text(pattern)) != null) {
      registry().unsubscribePattern(this, pattern);
    }
    confirm("punsubscribe", pattern);
  }

  /// From all channels; each is confirmed, or, if there is none, that.
  void unsubscribeAll() {
    if (channels.isEmpty()) {
      confirm("unsubscribe", null);
    }
    List.copyOf(channels.values()).forEach(this::unsubscribe);
  }

  void unsubscribeAllPatterns() {
    if (patterns.isEmpty()) {
      confirm("punsubscribe", null);
    }
    List.copyOf(patterns.values()).forEach(this::unsubscribePattern);
  }

  /// Without a word to the client: it has gone, or starts anew.
  void clear() {
    channels.values().forEach(channel -> registry().unsubscribe(this, channel));
    patterns.values().forEach(pattern -> registry().unsubscribePattern(this, pattern));
    channels.clear();
    patterns.clear();
  }

  private void confirm(String what, byte[] name) {
    Reply reply = client.reply();
    reply.push(3);
    reply.bulk(what);
    if (name == null) {
      reply.nil();
    } else {
      reply.bulk(name);
    }
    reply.integer(count());
    reply.pushed();
  }

  @Override
  public void message(byte[] channel, byte[] message) {
    client.tell(reply -> {
      reply.push(3);
      reply.bulk(MESSAGE);
      reply.bulk(channel);
      reply.bulk(message);
      reply.pushed();
    });
  }

  @Override
  public void message(byte[] pattern, byte[] channel, byte[] message) {
    client.tell(reply -> {
      reply.push(4);
      reply.bulk(PATTERN_MESSAGE);
      reply.bulk(pattern);
      reply.bulk(channel);
      reply.bulk(message);
      reply.pushed();
    });
  }

  private Channels registry() {
    return client.redis().channels();
  }
}
