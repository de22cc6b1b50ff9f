package miniredis.command;

import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.HashValue;

/// Hashes: fields with values, below one key.
final class Hashes {

  private Hashes() {}

  static Family family() {
    return new Family("hash")
        .row(
            "2.0.0",
            "hset key field value [field value ...]",
            "write denyoom fast",
            "Gives fields values.",
            Hashes::hset)
        .row(
            "2.0.0",
            "hmset key field value [field value ...]",
            "write denyoom fast",
            "Gives fields values, and says OK.",
            Hashes::hmset)
        .row(
            "2.0.0",
            "hsetnx key field value",
            "write denyoom fast",
            "Gives a field a value, if it has none.",
            Hashes::hsetnx)
        .row("2.0.0", "hget key field", "readonly fast", "Gives a field's value.", Hashes::hget)
        .row(
            "2.0.0",
            "hmget key field [field ...]",
            "readonly fast",
            "Gives the values of fields.",
            Hashes::hmget)
        .row("2.0.0", "hgetall key", "readonly", "Gives all fields and values.", Hashes::hgetall)
        .row("2.0.0", "hkeys key", "readonly", "Gives all fields.", Hashes::hkeys)
        .row("2.0.0", "hvals key", "readonly", "Gives all values.", Hashes::hvals)
        .row("2.0.0", "hdel key field [field ...]", "write fast", "Removes fields.", Hashes::hdel)
        .row("2.0.0", "hlen key", "readonly fast", "Counts the fields.", Hashes::hlen)
        .row(
            "2.0.0",
            "hexists key field",
            "readonly fast",
            "Is there such a field?",
            Hashes::hexists)
        .row(
            "3.2.0",
            "hstrlen key field",
            "readonly fast",
            "Tells how long a field's value is.",
            Hashes::hstrlen)
        .row(
            "2.0.0",
            "hincrby key field increment",
            "write denyoom fast",
            "Adds to a field's number.",
            Hashes::hincrby)
        .row(
            "2.6.0",
            "hincrbyfloat key field increment",
            "write denyoom fast",
            "Adds to a field's number, which may have a fraction.",
            Hashes::hincrbyfloat);
  }

  static void hset(Client client, byte[][] args) {
    client.reply().integer(set(client, args, "hset"));
    client.database().changed(args[1], Event.HSET);
  }

  static void hmset(Client client, byte[][] args) {
    set(client, args, "hmset");
    client.reply().ok();
    client.database().changed(args[1], Event.HSET);
  }

  /// @return how many of the fields are new
  private static int set(Client client, byte[][] args, String name) {
    if (args.length % 2 != 0) {
      throw new ErrorReply("ERR wrong number of arguments for '%s' command".formatted(name));
    }
    Database database = client.database();
    HashValue hash = createIfAbsent(database, args[1]);
    int added = 0;
    for (int i = 2; i < args.length; i += 2) {
      if (hash.put(args[i], args[i + 1], database.keyspace().limits())) {
        added++;
      }
    }
    return added;
  }

  private static HashValue createIfAbsent(Database database, byte[] key) {
    HashValue hash = database.value(key, HashValue.class);
    if (hash == null) {
      hash = new HashValue();
      database.add(key, hash);
    }
    return hash;
  }

  static void hsetnx(Client client, byte[][] args) {
    Database database = client.database();
    HashValue hash = database.value(args[1], HashValue.class);
    if (hash != null && hash.get(args[2]) != null) {
      client.reply().integer(0);
      return;
    }
    createIfAbsent(database, args[1]).put(args[2], args[3], database.keyspace().limits());
    client.reply().integer(1);
    database.changed(args[1], Event.HSET);
  }

  static void hget(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    bulkOrNil(client.reply(), hash == null ? null : hash.get(args[2]));
  }

  static void hmget(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    client.reply().array(args.length - 2);
    for (int i = 2; i < args.length; i++) {
      bulkOrNil(client.reply(), hash == null ? null : hash.get(args[i]));
    }
  }

  private static void bulkOrNil(Reply reply, byte[] value) {
    if (value == null) {
      reply.nil();
    } else {
      reply.bulk(value);
    }
  }

  static void hgetall(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    Reply reply = client.reply();
    reply.map(hash == null ? 0 : hash.size());
    if (hash != null) {
      hash.forEach((field, value) -> {
        reply.bulk(field);
        reply.bulk(value);
      });
    }
  }

  static void hkeys(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    client.reply().array(hash == null ? 0 : hash.size());
    if (hash != null) {
      hash.forEach((field, _) -> client.reply().bulk(field));
    }
  }

  static void hvals(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    client.reply().array(hash == null ? 0 : hash.size());
    if (hash != null) {
      hash.forEach((_, value) -> client.reply().bulk(value));
    }
  }

  static void hdel(Client client, byte[][] args) {
    Database database = client.database();
    HashValue hash = database.value(args[1], HashValue.class);
    int removed = 0;
    for (int i = 2; hash != null && i < args.length; i++) {
      if (hash.remove(args[i])) {
        removed++;
      }
    }
    if (removed > 0) {
      database.changed(args[1], Event.HDEL);
      database.removeIfEmpty(args[1], hash.size());
    }
    client.reply().integer(removed);
  }

  static void hlen(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    client.reply().integer(hash == null ? 0 : hash.size());
  }

  static void hexists(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    client.reply().integer(hash != null && hash.get(args[2]) != null ? 1 : 0);
  }

  static void hstrlen(Client client, byte[][] args) {
    HashValue hash = client.database().value(args[1], HashValue.class);
    byte[] value = hash == null ? null : hash.get(args[2]);
    client.reply().integer(value == null ? 0 : value.length);
  }

  static void hincrby(Client client, byte[][] args) {
    long increment = Args.integer(args[3]);
    Database database = client.database();
    HashValue hash = database.value(args[1], HashValue.class);
    byte[] value = hash == null ? null : hash.get(args[2]);
    if (value != null && !Bytes.isLong(value)) {
      throw new ErrorReply("ERR hash value is not an integer");
    }
    long before = value == null ? 0 : Bytes.toLong(value);
    long after = Counters.sum(before, increment);
    createIfAbsent(database, args[1]).put(args[2], Bytes.of(after), database.keyspace().limits());
    client.reply().integer(after);
    database.changed(args[1], Event.HINCRBY);
  }

  static void hincrbyfloat(Client client, byte[][] args) {
    LongDouble increment = LongDouble.parse(args[3]);
    if (increment == null) {
      throw ErrorReply.notAFloat();
    }
    if (!increment.isFinite()) {
      throw new ErrorReply("ERR value is NaN or Infinity");
    }
    Database database = client.database();
    HashValue hash = database.value(args[1], HashValue.class);
    byte[] value = hash == null ? null : hash.get(args[2]);
    LongDouble before = value == null ? LongDouble.of(0) : LongDouble.parse(value);
    if (before == null) {
      throw new ErrorReply("ERR hash value is not a float");
    }
    LongDouble after = before.plus(increment);
    if (!after.isFinite()) {
      throw new ErrorReply("ERR increment would produce NaN or Infinity");
    }
    byte[] text = after.text();
    createIfAbsent(database, args[1]).put(args[2], text, database.keyspace().limits());
    client.reply().bulk(text);
    database.changed(args[1], Event.HINCRBYFLOAT);
  }
}
