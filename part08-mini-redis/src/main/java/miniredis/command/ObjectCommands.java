package miniredis.command;

import miniredis.resp.ErrorReply;
import miniredis.store.Key;
import miniredis.store.StringValue;

/// OBJECT: what the server knows about a key beside its value. To ask does not count as a use of
/// the key.
final class ObjectCommands {

  private static final String FLAGS = "readonly @keyspace";

  /// What Redis says of a value that it never frees.
  private static final int SHARED = Integer.MAX_VALUE;

  private ObjectCommands() {}

  static Family family() {
    return new Family("generic")
        .container("2.2.3", "object", "Tells how a value is kept.", subcommands());
  }

  private static Family subcommands() {
    return new Family("generic")
        .sub(
            "2.2.3",
            "object encoding key",
            FLAGS,
            "Names the form in which a value lies in memory.",
            ObjectCommands::encoding)
        .sub(
            "2.2.3",
            "object refcount key",
            FLAGS,
            "Tells how many keys share a value.",
            ObjectCommands::refcount)
        .sub(
            "2.2.3",
            "object idletime key",
            FLAGS,
            "Tells for how many seconds a key was not used.",
            ObjectCommands::idletime)
        .sub(
            "4.0.0",
            "object freq key",
            FLAGS,
            "Tells how often a key is used, where the server counts that.",
            ObjectCommands::freq)
        .sub(
            "6.2.0",
            "object help",
            "loading stale @keyspace",
            "Lists the subcommands.",
            Help.of(
                "OBJECT",
                "ENCODING <key>",
                "Name the form in which the value of <key> lies in memory.",
                "FREQ <key>",
                "Tell how often <key> is used, on a logarithmic scale.",
                "IDLETIME <key>",
                "Tell for how many seconds <key> was not used.",
                "REFCOUNT <key>",
                "Tell how many keys share the value of <key>."));
  }

  /// The key, or null, which is then the reply.
  private static Key key(Client client, byte[][] args) {
    Key key = client.database().peek(args[2]);
    if (key == null) {
      client.reply().nil();
    }
    return key;
  }

  static void encoding(Client client, byte[][] args) {
    Key key = key(client, args);
    if (key != null) {
      client.reply().bulk(key.value().encoding());
    }
  }

  static void refcount(Client client, byte[][] args) {
    Key key = key(client, args);
    if (key != null) {
      boolean isShared = key.value() instanceof StringValue string && string.isShared();
      client.reply().integer(isShared ? SHARED : 1);
    }
  }

  static void idletime(Client client, byte[][] args) {
    Key key = key(client, args);
    if (key != null) {
      client.reply().integer(client.database().idleTime(key));
    }
  }

  static void freq(Client client, byte[][] args) {
    if (key(client, args) != null) {
      throw new ErrorReply(
          "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note"
              + " that when switching between policies at runtime LRU and LFU data will take some"
              + " time to adjust.");
    }
  }
}
