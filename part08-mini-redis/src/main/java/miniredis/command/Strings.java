package miniredis.command;

import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.Key;
import miniredis.store.StringValue;
import miniredis.store.Value;

/// Values that are read and written whole.
final class Strings {

  private Strings() {}

  static Family family() {
    return new Family("string")
        .row("1.0.0", "get key", "readonly fast", "Gives the value of a key.", Strings::get)
        .row(
            "1.0.0",
            "set key value [NX | XX] [GET] [EX seconds | PX milliseconds | EXAT unix-time-seconds"
                + " | PXAT unix-time-milliseconds | KEEPTTL]",
            "write denyoom",
            "Gives a key a value, whatever it held, and a deadline, if asked.",
            Strings::set)
        .row(
            "1.0.0",
            "setnx key value",
            "write denyoom fast",
            "Gives a key a value, if it is not there.",
            Strings::setnx)
        .row(
            "2.0.0",
            "setex key seconds value",
            "write denyoom",
            "Gives a key a value, and a deadline in seconds from now.",
            Strings::setex)
        .row(
            "2.6.0",
            "psetex key milliseconds value",
            "write denyoom",
            "Gives a key a value, and a deadline in milliseconds from now.",
            Strings::psetex)
        .row(
            "1.0.0",
            "getset key value",
            "write denyoom fast",
            "Gives a key a value, and the client the value before.",
            Strings::getset)
        .row(
            "6.2.0",
            "getdel key",
            "write fast",
            "Gives the value of a key, and removes the key.",
            Strings::getdel)
        .row(
            "6.2.0",
            "getex key [EX seconds | PX milliseconds | EXAT unix-time-seconds"
                + " | PXAT unix-time-milliseconds | PERSIST]",
            "write fast",
            "Gives the value of a key, and the key a deadline, or none.",
            Strings::getex)
        .row(
            "1.0.0",
            "mget key [key ...]",
            "readonly fast",
            "Gives the values of several keys.",
            Strings::mget)
        .row(
            "1.0.1",
            "mset key value [key value ...]",
            "write denyoom",
            "Gives several keys their values.",
            Strings::mset)
        .row(
            "1.0.1",
            "msetnx key value [key value ...]",
            "write denyoom",
            "Gives several keys their values, if none of them is there.",
            Strings::msetnx);
  }

  static void get(Client client, byte[][] args) {
    StringValue value = client.database().string(args[1]);
    if (value == null) {
      client.reply().nil();
    } else {
      value.writeTo(client.reply());
    }
  }

  static void set(Client client, byte[][] args) {
    if (args.length > 3) {
      setWithOptions(client, args);
      return;
    }
    Database database = client.database();
    database.put(args[1], StringValue.of(args[2]));
    database.changed(args[1], Event.SET);
    client.reply().ok();
  }

  private static void setWithOptions(Client client, byte[][] args) {
    Database database = client.database();
    SetOptions options = SetOptions.ofSet(args);
    long deadline =
        options.hasTime() ? options.deadline(database.keyspace().now(), "set") : Key.NEVER;
    if (options.get) {
      get(client, args);
    }
    Key key = database.find(args[1]);
    if (key == null ? options.ifPresent : options.ifAbsent) {
      if (!options.get) {
        client.reply().nil();
      }
      return;
    }
    if (options.keepsDeadline && key != null) {
      database.replace(key, StringValue.of(args[2]));
      database.changed(args[1], Event.SET);
    } else {
      put(database, args[1], args[2], deadline);
    }
    if (!options.get) {
      client.reply().ok();
    }
  }

  /// @param deadline in milliseconds since 1970, or [Key#NEVER]
  private static void put(Database database, byte[] name, byte[] value, long deadline) {
    database.setDeadline(database.put(name, StringValue.of(value)), deadline);
    database.changed(name, Event.SET);
    if (deadline != Key.NEVER) {
      database.changed(name, Event.EXPIRE);
    }
  }

  static void setnx(Client client, byte[][] args) {
    boolean isAbsent = client.database().find(args[1]) == null;
    if (isAbsent) {
      put(client.database(), args[1], args[2], Key.NEVER);
    }
    client.reply().integer(isAbsent ? 1 : 0);
  }

  static void setex(Client client, byte[][] args) {
    long now = client.database().keyspace().now();
    long deadline = ExpireTime.SECONDS.later(args[2], now, "setex");
    put(client.database(), args[1], args[3], deadline);
    client.reply().ok();
  }

  static void psetex(Client client, byte[][] args) {
    long now = client.database().keyspace().now();
    long deadline = ExpireTime.MILLIS.later(args[2], now, "psetex");
    put(client.database(), args[1], args[3], deadline);
    client.reply().ok();
  }

  static void getset(Client client, byte[][] args) {
    get(client, args);
    put(client.database(), args[1], args[2], Key.NEVER);
  }

  static void getdel(Client client, byte[][] args) {
    get(client, args);
    Database database = client.database();
    if (database.remove(args[1]) != null) {
      database.changed(args[1], Event.DEL);
    }
  }

  static void getex(Client client, byte[][] args) {
    Database database = client.database();
    SetOptions options = SetOptions.ofGetEx(args);
    get(client, args);
    Key key = database.find(args[1]);
    if (key == null) {
      return;
    }
    if (options.hasTime()) {
      long deadline = options.deadline(database.keyspace().now(), "getex");
      Expiry.setDeadline(database, key, deadline);
    } else if (options.dropsDeadline && key.deadline() != Key.NEVER) {
      database.setDeadline(key, Key.NEVER);
      database.changed(args[1], Event.PERSIST);
    }
  }

  static void mget(Client client, byte[][] args) {
    var values = new Value[args.length];
    for (int i = 1; i < args.length; i++) {
      values[i] = client.database().value(args[i]); // its expiry may push a notification
    }
    client.reply().array(args.length - 1);
    for (int i = 1; i < args.length; i++) {
      if (values[i] instanceof StringValue string) {
        string.writeTo(client.reply());
      } else {
        client.reply().nil();
      }
    }
  }

  static void mset(Client client, byte[][] args) {
    checkPairs(args, "mset");
    putAll(client.database(), args);
    client.reply().ok();
  }

  static void msetnx(Client client, byte[][] args) {
    checkPairs(args, "msetnx");
    for (int i = 1; i < args.length; i += 2) {
      if (client.database().find(args[i]) != null) {
        client.reply().integer(0);
        return;
      }
    }
    putAll(client.database(), args);
    client.reply().integer(1);
  }

  private static void checkPairs(byte[][] args, String command) {
    if (args.length % 2 == 0) {
      throw new ErrorReply("ERR wrong number of arguments for '%s' command".formatted(command));
    }
  }

  private static void putAll(Database database, byte[][] args) {
    for (int i = 1; i < args.length; i += 2) {
      put(database, args[i], args[i + 1], Key.NEVER);
    }
  }
}
