package miniredis.command;

import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.Keyspace;

/// Whole databases: their size, their end, and two that change places.
final class Databases {

  private Databases() {}

  static Family family() {
    return new Family("server")
        .row(
            "1.0.0",
            "dbsize",
            "readonly fast @keyspace",
            "Counts the keys of the database.",
            Databases::dbsize)
        .row(
            "1.0.0",
            "flushdb [ASYNC | SYNC]",
            "write @keyspace @dangerous",
            "Removes all keys of the database.",
            Databases::flushdb)
        .row(
            "1.0.0",
            "flushall [ASYNC | SYNC]",
            "write @keyspace @dangerous",
            "Removes all keys of all databases.",
            Databases::flushall)
        .row(
            "4.0.0",
            "swapdb index1 index2",
            "write fast @keyspace @dangerous",
            "Lets what two databases hold change places.",
            Databases::swapdb);
  }

  /// Keys that have expired count until they are removed.
  static void dbsize(Client client, byte[][] args) {
    client.reply().integer(client.database().size());
  }

  static void flushdb(Client client, byte[][] args) {
    checkFlush(args);
    client.redis().clear(client.database());
    client.reply().ok();
  }

  static void flushall(Client client, byte[][] args) {
    checkFlush(args);
    Keyspace keyspace = client.redis().keyspace();
    for (int i = 0; i < keyspace.databases(); i++) {
      client.redis().clear(keyspace.database(i));
    }
    client.reply().ok();
  }

  /// Both words mean the same here: the JVM frees the memory on threads of its own.
  private static void checkFlush(byte[][] args) {
    if (args.length > 2
        || (args.length == 2 && !Bytes.is(args[1], "async") && !Bytes.is(args[1], "sync"))) {
      throw ErrorReply.syntax();
    }
  }

  static void swapdb(Client client, byte[][] args) {
    Keyspace keyspace = client.redis().keyspace();
    int one = index(args[1], "ERR invalid first DB index");
    int other = index(args[2], "ERR invalid second DB index");
    if (Math.min(one, other) < 0 || Math.max(one, other) >= keyspace.databases()) {
      throw new ErrorReply("ERR DB index is out of range");
    }
    if (one != other) {
      client.redis().swap(keyspace.database(one), keyspace.database(other));
    }
    client.reply().ok();
  }

  private static int index(byte[] argument, String error) {
    if (!Bytes.isLong(argument) || Bytes.toLong(argument) != (int) Bytes.toLong(argument)) {
      throw new ErrorReply(error);
    }
    return (int) Bytes.toLong(argument);
  }
}
