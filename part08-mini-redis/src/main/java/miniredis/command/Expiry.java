package miniredis.command;

import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.Key;

/// When keys expire. The store keeps a deadline for a key; that the key is gone when its time has
/// come is the store's work: see [Database].
final class Expiry {

  /// The reply for a key that is not there.
  private static final int NO_KEY = -2;

  /// The reply for a key without a deadline.
  private static final int NO_DEADLINE = -1;

  private Expiry() {}

  static Family family() {
    return new Family("generic")
        .row(
            "1.0.0",
            "expire key seconds [NX | XX | GT | LT]",
            "write fast",
            "Gives a key a deadline, in seconds from now.",
            Expiry::expire)
        .row(
            "2.6.0",
            "pexpire key milliseconds [NX | XX | GT | LT]",
            "write fast",
            "Gives a key a deadline, in milliseconds from now.",
            Expiry::pexpire)
        .row(
            "1.2.0",
            "expireat key unix-time-seconds [NX | XX | GT | LT]",
            "write fast",
            "Gives a key a deadline, in seconds since 1970.",
            Expiry::expireat)
        .row(
            "2.6.0",
            "pexpireat key unix-time-milliseconds [NX | XX | GT | LT]",
            "write fast",
            "Gives a key a deadline, in milliseconds since 1970.",
            Expiry::pexpireat)
        .row("2.2.0", "persist key", "write fast", "Takes a key's deadline away.", Expiry::persist)
        .row(
            "1.0.0",
            "ttl key",
            "readonly fast",
            "Tells how many seconds a key has left.",
            Expiry::ttl)
        .row(
            "2.6.0",
            "pttl key",
            "readonly fast",
            "Tells how many milliseconds a key has left.",
            Expiry::pttl)
        .row(
            "7.0.0",
            "expiretime key",
            "readonly fast",
            "Tells a key's deadline, in seconds since 1970.",
            Expiry::expiretime)
        .row(
            "7.0.0",
            "pexpiretime key",
            "readonly fast",
            "Tells a key's deadline, in milliseconds since 1970.",
            Expiry::pexpiretime);
  }

  static void expire(Client client, byte[][] args) {
    expire(client, args, ExpireTime.SECONDS, "expire");
  }

  static void pexpire(Client client, byte[][] args) {
    expire(client, args, ExpireTime.MILLIS, "pexpire");
  }

  static void expireat(Client client, byte[][] args) {
    expire(client, args, ExpireTime.UNIX_SECONDS, "expireat");
  }

  static void pexpireat(Client client, byte[][] args) {
    expire(client, args, ExpireTime.UNIX_MILLIS, "pexpireat");
  }

  private static void expire(Client client, byte[][] args, ExpireTime form, String command) {
    Database database = client.database();
    var condition = Condition.of(args);
    long deadline = form.deadline(Args.integer(args[2]), database.keyspace().now(), command);
    Key key = database.find(args[1]);
    boolean may = key != null && condition.allows(key.deadline(), deadline);
    boolean isPast = deadline <= database.keyspace().now();
    if (!isPast) {
      client.reply().integer(may ? 1 : 0); // before the notification, as in Redis
    }
    if (may) {
      setDeadline(database, key, deadline);
    }
    if (isPast) {
      client.reply().integer(may ? 1 : 0);
    }
  }

  /// Gives the key a deadline, and says so. A key whose deadline has passed already is removed at
  /// once.
  static void setDeadline(Database database, Key key, long deadline) {
    if (deadline <= database.keyspace().now()) {
      database.remove(key.name());
      database.changed(key.name(), Event.DEL);
    } else {
      database.setDeadline(key, deadline);
      database.changed(key.name(), Event.EXPIRE);
    }
  }

  /// Under which condition a key gets another deadline. No deadline is later than any.
  ///
  /// @param nx if it has none
  /// @param xx if it has one
  /// @param gt if the new one is later
  /// @param lt if the new one is earlier
  private record Condition(boolean nx, boolean xx, boolean gt, boolean lt) {

    static Condition of(byte[][] args) {
      boolean nx = false;
      boolean xx = false;
      boolean gt = false;
      boolean lt = false;
      for (int i = 3; i < args.length; i++) {
        if (Bytes.is(args[i], "nx")) {
          nx = true;
        } else if (Bytes.is(args[i], "xx")) {
          xx = true;
        } else if (Bytes.is(args[i], "gt")) {
          gt = true;
        } else if (Bytes.is(args[i], "lt")) {
          lt = true;
        } else {
          throw new ErrorReply("ERR Unsupported option " + Bytes.shown(args[i]));
        }
      }
      if (nx && (xx || gt || lt)) {
        throw new ErrorReply("ERR NX and XX, GT or LT options at the same time are not compatible");
      }
      if (gt && lt) {
        throw new ErrorReply("ERR GT and LT options at the same time are not compatible");
      }
      return new Condition(nx, xx, gt, lt);
    }

    boolean allows(long before, long after) {
      boolean has = before != Key.NEVER;
      return !(nx && has)
          && !(xx && !has)
          && !(gt && (!has || after <= before))
          && !(lt && has && after >= before);
    }
  }

  static void persist(Client client, byte[][] args) {
    Database database = client.database();
    Key key = database.find(args[1]);
    boolean has = key != null && key.deadline() != Key.NEVER;
    if (has) {
      database.setDeadline(key, Key.NEVER);
      database.changed(args[1], Event.PERSIST);
    }
    client.reply().integer(has ? 1 : 0);
  }

  static void ttl(Client client, byte[][] args) {
    tell(client, args[1], client.database().keyspace().now(), 1000);
  }

  static void pttl(Client client, byte[][] args) {
    tell(client, args[1], client.database().keyspace().now(), 1);
  }

  static void expiretime(Client client, byte[][] args) {
    tell(client, args[1], 0, 1000);
  }

  static void pexpiretime(Client client, byte[][] args) {
    tell(client, args[1], 0, 1);
  }

  /// @param from counts the time from then, in milliseconds since 1970
  /// @param unit in milliseconds; half of one or more counts as a whole one
  private static void tell(Client client, byte[] name, long from, int unit) {
    Key key = client.database().peek(name);
    if (key == null) {
      client.reply().integer(NO_KEY);
    } else if (key.deadline() == Key.NEVER) {
      client.reply().integer(NO_DEADLINE);
    } else {
      long millis = key.deadline() - from;
      client.reply().integer(millis / unit + (2 * (millis % unit) >= unit ? 1 : 0));
    }
  }
}
