package miniredis.command;

import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.StringValue;

/// Values that count. One thread runs all commands, so a read and the write that follows are one.
final class Counters {

  private Counters() {}

  static Family family() {
    return new Family("string")
        .row("1.0.0", "incr key", "write denyoom fast", "Adds 1.", Counters::incr)
        .row("1.0.0", "decr key", "write denyoom fast", "Subtracts 1.", Counters::decr)
        .row(
            "1.0.0",
            "incrby key increment",
            "write denyoom fast",
            "Adds a whole number.",
            Counters::incrby)
        .row(
            "1.0.0",
            "decrby key decrement",
            "write denyoom fast",
            "Subtracts a whole number.",
            Counters::decrby)
        .row(
            "2.6.0",
            "incrbyfloat key increment",
            "write denyoom fast",
            "Adds a number with a fraction.",
            Counters::incrbyfloat);
  }

  static void incr(Client client, byte[][] args) {
    add(client, args, 1);
  }

  static void decr(Client client, byte[][] args) {
    add(client, args, -1);
  }

  static void incrby(Client client, byte[][] args) {
    add(client, args, Args.integer(args[2]));
  }

  static void decrby(Client client, byte[][] args) {
    long subtrahend = Args.integer(args[2]);
    if (subtrahend == Long.MIN_VALUE) {
      throw new ErrorReply("ERR decrement would overflow");
    }
    add(client, args, -subtrahend);
  }

  private static void add(Client client, byte[][] args, long summand) {
    Database database = client.database();
    StringValue value = database.string(args[1]);
    if (value != null && !value.isLong()) {
      throw ErrorReply.notAnInteger();
    }
    long before = value == null ? 0 : value.toLong();
    long after = sum(before, summand);
    if (value == null) {
      database.add(args[1], new StringValue(after));
    } else {
      value.set(after);
    }
    database.changed(args[1], Event.INCRBY);
    client.reply().integer(after);
  }

  /// @throws ErrorReply it is too large
  static long sum(long before, long summand) {
    try {
      return Math.addExact(before, summand);
    } catch (ArithmeticException e) {
      throw new ErrorReply("ERR increment or decrement would overflow");
    }
  }

  static void incrbyfloat(Client client, byte[][] args) {
    Database database = client.database();
    StringValue value = database.string(args[1]);
    LongDouble before = value == null ? LongDouble.of(0) : LongDouble.parse(value.bytes());
    LongDouble summand = LongDouble.parse(args[2]);
    if (before == null || summand == null) {
      throw ErrorReply.notAFloat();
    }
    LongDouble sum = before.plus(summand);
    if (!sum.isFinite()) {
      throw new ErrorReply("ERR increment would produce NaN or Infinity");
    }
    byte[] text = sum.text();
    if (value == null) {
      database.add(args[1], StringValue.text(text));
    } else {
      database.replace(database.find(args[1]), StringValue.text(text));
    }
    database.changed(args[1], Event.INCRBYFLOAT);
    client.reply().bulk(text);
  }
}
