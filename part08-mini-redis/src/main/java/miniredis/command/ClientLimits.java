package miniredis.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// `client-output-buffer-limit`: for each kind of client how many bytes may be unsent at once, and
/// how many for how long. A limit of 0 is none.
public record ClientLimits(Map<String, Limit> limits) {

  /// A limit of one kind of client.
  ///
  /// @param hard in bytes
  /// @param soft in bytes
  /// @param softSeconds how long it may be over the soft limit without a break
  public record Limit(long hard, long soft, int softSeconds) {}

  static final String INITIAL =
      "normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60";

  /// @throws IllegalArgumentException the text is wrong
  static ClientLimits of(String text) {
    String[] words = text.isEmpty() ? new String[0] : text.split(" ", -1);
    if (words.length % 4 != 0) {
      throw new IllegalArgumentException(
          "Wrong number of arguments in buffer limit configuration.");
    }
    Map<String, Limit> limits = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 4) {
      String word = words[i].toLowerCase(Locale.ROOT);
      String kind = word.equals("replica") ? "slave" : word;
      if (!kind.equals("normal") && !kind.equals("slave") && !kind.equals("pubsub")) {
        throw new IllegalArgumentException(
            "Invalid client class specified in buffer limit configuration.");
      }
      try {
        int seconds = (int) Long.parseLong(words[i + 3]); // as Redis, which keeps an int
        if (seconds < 0) {
          throw new IllegalArgumentException(words[i + 3]);
        }
        limits.put(
            kind, new Limit(Setting.bytes(words[i + 1]), Setting.bytes(words[i + 2]), seconds));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Error in hard, soft or soft_seconds setting in buffer limit configuration.", e);
      }
    }
    return new ClientLimits(limits);
  }

  /// Those of `other`, and for kinds that it does not name those of this.
  ClientLimits with(ClientLimits other) {
    Map<String, Limit> all = new LinkedHashMap<>(limits);
    all.putAll(other.limits);
    return new ClientLimits(all);
  }

  /// Of clients that subscribed to something.
  public Limit ofSubscribers() {
    return limits.get("pubsub");
  }

  /// Of all others.
  public Limit ofOthers() {
    return limits.get("normal");
  }

  String text() {
    var text = new StringBuilder();
    limits.forEach((kind, limit) ->
        text.append(text.isEmpty() ? "" : " ")
            .append(kind)
            .append(' ')
            .append(limit.hard)
            .append(' ')
            .append(limit.soft)
            .append(' ')
            .append(limit.softSeconds));
    return text.toString();
  }
}
