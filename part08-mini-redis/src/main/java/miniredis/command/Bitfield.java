package miniredis.command;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.StringValue;

/// A value as a row of numbers of 1 to 64 bits, at any bit: BITFIELD.
final class Bitfield {

  /// What becomes of a number that does not fit.
  private enum Overflow {
    /// It loses its highest bits.
    WRAP,
    /// It becomes the largest or smallest that fits.
    SAT,
    /// It is not written.
    FAIL
  }

  private enum Action {
    GET,
    SET,
    INCRBY
  }

  private static final byte[] NOTHING = {};

  private Bitfield() {}

  static Family family() {
    return new Family("bitmap")
        .row(
            "3.2.0",
            "bitfield key [[GET encoding offset | [OVERFLOW WRAP|SAT|FAIL]"
                + " SET encoding offset value | INCRBY encoding offset increment] ...]",
            "write denyoom",
            "Reads and writes numbers of any width within a value.",
            Bitfield::bitfield)
        .row(
            "6.0.0",
            "bitfield_ro key [GET encoding offset ...]",
            "readonly fast",
            "Reads numbers of any width within a value.",
            Bitfield::bitfieldRo);
  }

  /// The width of a number, and whether it has a sign: `i16`, `u8`.
  private record Encoding(boolean signed, int bits) {

    static Encoding of(byte[] argument) {
      boolean signed = argument.length > 0 && argument[0] == 'i';
      boolean unsigned = argument.length > 0 && argument[0] == 'u';
      if ((signed || unsigned) && Bytes.isLong(argument, 1, argument.length)) {
        long bits = Bytes.toLong(argument, 1, argument.length);
        if (bits >= 1 && bits <= (signed ? 64 : 63)) {
          return new Encoding(signed, (int) bits);
        }
      }
      throw new ErrorReply(
          "ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but"
              + " i64 is.");
    }

    BigInteger largest() {
      return BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    }

    BigInteger smallest() {
      return signed ? largest().not() : BigInteger.ZERO;
    }

    /// Keeps the lowest bits, with the sign that they then have.
    long wrap(long number) {
      int shift = Long.SIZE - bits;
      return signed ? number << shift >> shift : number << shift >>> shift;
    }

    long read(byte[] bytes, int length, long offset) {
      long number = 0;
      for (long at = offset; at < offset + bits; at++) {
        boolean isSet = at >> 3 < length && Bits.isSet(bytes, at);
        number = number << 1 | (isSet ? 1 : 0);
      }
      return wrap(number);
    }

    void write(byte[] bytes, long offset, long number) {
      for (int i = 0; i < bits; i++) {
        Bits.set(bytes, offset + i, ((number >> (bits - 1 - i)) & 1) == 1);
      }
    }
  }

  /// One of the things that a BITFIELD does.
  ///
  /// @param offset of the number's first bit
  /// @param argument the value or the increment
  private record Step(
      Action action, Encoding encoding, long offset, long argument, Overflow overflow) {

    long end() {
      return offset + encoding.bits;
    }

    /// What is to be written in the place of `before`, or null, if nothing is.
    Long after(long before) {
      BigInteger wanted = wanted(before);
      boolean isTooLarge = isTooLarge(wanted);
      if (!isTooLarge && wanted.compareTo(encoding.smallest()) >= 0) {
        return wanted.longValue();
      }
      return switch (overflow) {
        case WRAP -> encoding.wrap(wanted.longValue());
        case SAT -> (isTooLarge ? encoding.largest() : encoding.smallest()).longValue();
        case FAIL -> null;
      };
    }

    /// Redis computes in 64 bits how far a value is below the largest, and takes one that is
    /// further below for too large.
    private boolean isTooLarge(BigInteger wanted) {
      BigInteger room = encoding.largest().subtract(wanted);
      boolean isTooFar = action == Action.SET && encoding.bits < Long.SIZE && room.bitLength() > 63;
      return room.signum() < 0 || isTooFar;
    }

    private BigInteger wanted(long before) {
      BigInteger number = BigInteger.valueOf(argument);
      if (action == Action.INCRBY) {
        return number.add(BigInteger.valueOf(before));
      }
      return encoding.signed ? number : number.mod(BigInteger.TWO.pow(Long.SIZE));
    }
  }

  static void bitfield(Client client, byte[][] args) {
    List<Step> steps = steps(client, args);
    long end = 0;
    for (Step step : steps) {
      end = step.action == Action.GET ? end : Math.max(end, step.end());
    }
    if (end == 0) {
      read(client, args[1], steps);
    } else {
      write(client, args, steps, (int) ((end + 7) >> 3));
    }
  }

  static void bitfieldRo(Client client, byte[][] args) {
    List<Step> steps = steps(client, args);
    if (steps.stream().anyMatch(step -> step.action != Action.GET)) {
      throw new ErrorReply("ERR BITFIELD_RO only supports the GET subcommand");
    }
    read(client, args[1], steps);
  }

  private static List<Step> steps(Client client, byte[][] args) {
    List<Step> steps = new ArrayList<>();
    Overflow overflow = Overflow.WRAP;
    int i = 2;
    while (i < args.length) {
      int left = args.length - i - 1;
      if (Bytes.is(args[i], "overflow") && left >= 1) {
        overflow = overflow(args[i + 1]);
        i += 2;
        continue;
      }
      Action action = action(args[i]);
      int arguments = action == Action.GET ? 2 : 3;
      if (left < arguments) {
        throw ErrorReply.syntax();
      }
      var encoding = Encoding.of(args[i + 1]);
      long offset = Bits.offset(client, args[i + 2], encoding.bits);
      long argument = action == Action.GET ? 0 : Args.integer(args[i + 3]);
      steps.add(new Step(action, encoding, offset, argument, overflow));
      i += 1 + arguments;
    }
    return steps;
  }

  private static Action action(byte[] word) {
    for (Action action : Action.values()) {
      if (Bytes.is(word, action.name().toLowerCase(Locale.ROOT))) {
        return action;
      }
    }
    throw ErrorReply.syntax();
  }

  private static Overflow overflow(byte[] word) {
    for (Overflow overflow : Overflow.values()) {
      if (Bytes.is(word, overflow.name().toLowerCase(Locale.ROOT))) {
        return overflow;
      }
    }
    throw new ErrorReply("ERR Invalid OVERFLOW type specified");
  }

  private static void read(Client client, byte[] key, List<Step> steps) {
    StringValue value = client.database().string(key);
    byte[] bytes = value == null ? NOTHING : value.view();
    int length = value == null ? 0 : value.length();
    client.reply().array(steps.size());
    for (Step step : steps) {
      client.reply().integer(step.encoding.read(bytes, length, step.offset));
    }
  }

  /// The value grows to this size, in bytes, even if in the end nothing is written.
  private static void write(Client client, byte[][] args, List<Step> steps, int size) {
    Database database = client.database();
    StringValue value = database.string(args[1]);
    boolean isChanged = false;
    boolean grows = value == null || value.length() < size;
    if (value == null) {
      value = StringValue.zeros(size);
      database.add(args[1], value);
    }
    byte[] bytes = value.edit(size);
    client.reply().array(steps.size());
    for (Step step : steps) {
      long before = step.encoding.read(bytes, value.length(), step.offset);
      Long after = step.action == Action.GET ? Long.valueOf(before) : step.after(before);
      if (after == null) {
        client.reply().nil();
        continue;
      }
      client.reply().integer(step.action == Action.INCRBY ? after : before);
      if (step.action != Action.GET) {
        step.encoding.write(bytes, step.offset, after);
        isChanged |= grows || after != before;
      }
    }
    if (isChanged) {
      database.changed(args[1], Event.SETBIT);
    }
  }
}
