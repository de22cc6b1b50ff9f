package miniredis.command;

import java.util.Arrays;
import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// Reads arguments.
final class Args {

  private static final byte[] REDACTED = Bytes.of("(redacted)");

  private Args() {}

  /// A command that has read a password calls this, since monitors and the SLOWLOG are told the
  /// request after the command has run.
  static void redact(byte[][] args, int from, int to) {
    Arrays.fill(args, from, to, REDACTED);
  }

  /// @throws ErrorReply it is no integer of 64 bits
  static long integer(byte[] argument) {
    if (!Bytes.isLong(argument)) {
      throw ErrorReply.notAnInteger();
    }
    return Bytes.toLong(argument);
  }

  /// 0 or more.
  static long positive(byte[] argument) {
    if (!Bytes.isLong(argument) || Bytes.toLong(argument) < 0) {
      throw new ErrorReply("ERR value is out of range, must be positive");
    }
    return Bytes.toLong(argument);
  }

  /// @param what names it in the error
  static long atLeastOne(byte[] argument, String what) {
    if (!Bytes.isLong(argument) || Bytes.toLong(argument) < 1) {
      throw new ErrorReply("ERR %s should be greater than 0".formatted(what));
    }
    return Bytes.toLong(argument);
  }

  /// `COUNT n` or nothing, which is 1: the end of the request.
  ///
  /// @param at where it begins
  static long countOption(byte[][] args, int at) {
    if (at == args.length) {
      return 1;
    }
    if (at + 1 == args.length || !Bytes.is(args[at], "count")) {
      throw ErrorReply.syntax();
    }
    long count = atLeastOne(args[at + 1], "count");
    if (at + 2 < args.length) {
      throw ErrorReply.syntax();
    }
    return count;
  }

  /// The keys that follow their own number.
  ///
  /// @param at where the number stands
  static List<byte[]> counted(byte[][] args, int at) {
    long count = atLeastOne(args[at], "numkeys");
    if (count > args.length - at - 1) {
      throw ErrorReply.syntax();
    }
    return Arrays.asList(args).subList(at + 1, at + 1 + (int) count);
  }

  /// As [#counted], with the error that SINTERCARD has for too many.
  static List<byte[]> countedAtMost(byte[][] args, int at) {
    if (atLeastOne(args[at], "numkeys") > args.length - at - 1) {
      throw new ErrorReply("ERR Number of keys can't be greater than number of args");
    }
    return counted(args, at);
  }

  /// `LIMIT count`, from there to the end; 0, if it is not there.
  static long limit(byte[][] args, int from) {
    long limit = 0;
    for (int i = from; i < args.length; i += 2) {
      if (i + 1 == args.length || !Bytes.is(args[i], "limit")) {
        throw ErrorReply.syntax();
      }
      if (!Bytes.isLong(args[i + 1]) || Bytes.toLong(args[i + 1]) < 0) {
        throw new ErrorReply("ERR LIMIT can't be negative");
      }
      limit = Bytes.toLong(args[i + 1]);
    }
    return limit;
  }

  /// How long to wait, in seconds with a fraction; 0 is for ever.
  ///
  /// @return in milliseconds, rounded up
  static long timeout(byte[] argument) {
    LongDouble seconds = LongDouble.parse(argument);
    if (seconds == null) {
      throw new ErrorReply("ERR timeout is not a float or out of range");
    }
    double millis = Math.ceil(seconds.toDouble() * 1000);
    if (millis < 0 || millis >= Long.MAX_VALUE) {
      throw new ErrorReply("ERR timeout is negative"); // what does not fit is so as well
    }
    return (long) millis;
  }

  /// @throws ErrorReply it is no integer of 32 bits
  static int int32(byte[] argument) {
    long number = integer(argument);
    if (number != (int) number) {
      throw new ErrorReply(
          "ERR value is out of range, value must between %d and %d"
              .formatted(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return (int) number;
  }
}
