package miniredis.pubsub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import miniredis.resp.Bytes;
import miniredis.store.Table;

/// Who subscribes to which channel, and to which pattern of names. A channel exists while it has a
/// subscriber. Used by the thread that runs the commands.
public final class Channels {

  /// A channel and those who subscribed to it, in the order in which they did.
  private static final class Channel extends Table.Entry {
    final Set<Subscriber> subscribers = new LinkedHashSet<>();

    Channel(byte[] name) {
      super(name);
    }
  }

  private record Pattern(byte[] text, Set<Subscriber> subscribers) {}

  private final Table<Channel> channels = new Table<>();
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();
  private final BiPredicate<byte[], byte[]> matches;

  /// @param matches does the pattern, its first argument, match the name?
  public Channels(BiPredicate<byte[], byte[]> matches) {
    this.matches = matches;
  }

  /// Subscribes to a channel.
  ///
  /// @return whether the subscriber is new to the channel
  public boolean subscribe(Subscriber subscriber, byte[] name) {
    Channel channel = channels.find(name);
    if (channel == null) {
      channel = new Channel(name);
      channels.add(channel);
    }
    return channel.subscribers.add(subscriber);
  }

  public void unsubscribe(Subscriber subscriber, byte[] name) {
    Channel channel = channels.find(name);
    if (channel != null
        && channel.subscribers.remove(subscriber)
        && channel.subscribers.isEmpty()) {
      channels.remove(name);
    }
  }

  /// Subscribes to all channels that match.
  ///
  /// @return whether the subscriber is new to the pattern
  public boolean subscribePattern(Subscriber subscriber, byte[] text) {
    return patterns
        .computeIfAbsent(Bytes.text(text), _ -> new Pattern(text, new LinkedHashSet<>()))
        .subscribers
        .add(subscriber);
  }

  public void unsubscribePattern(Subscriber subscriber, byte[] text) {
    Pattern pattern = patterns.get(Bytes.text(text));
    if (pattern != null
        && pattern.subscribers.remove(subscriber)
        && pattern.subscribers.isEmpty()) {
      patterns.remove(Bytes.text(text));
    }
  }

  /// Hands a message to all who subscribed to the channel, then to those with a pattern for it.
  ///
  /// @return how many times it was handed over
  public int publish(byte[] name, byte[] message) {
    int count = 0;
    Channel channel = channels.find(name);
    if (channel != null) {
      for (Subscriber subscriber : List.copyOf(channel.subscribers)) { // one may leave meanwhile
        subscriber.message(name, message);
        count++;
      }
    }
    for (Pattern pattern :
        patterns.isEmpty() ? List.<Pattern>of() : List.copyOf(patterns.values())) {
      if (matches.test(pattern.text, name)) {
        for (Subscriber subscriber : List.copyOf(pattern.subscribers)) {
          subscriber.message(pattern.text, name, message);
          count++;
        }
      }
    }
    return count;
  }

  /// The names of all channels that have a subscriber by name, in no order.
  public List<byte[]> names() {
    var names = new ArrayList<byte[]>();
    channels.forEach(channel -> names.add(channel.name()));
    return names;
  }

  /// How many clients subscribed to the channel by name.
  public int subscribers(byte[] name) {
    Channel channel = channels.find(name);
    return channel == null ? 0 : channel.subscribers.size();
  }

  /// How many different patterns there are.
  public int patterns() {
    return patterns.size();
  }
}
