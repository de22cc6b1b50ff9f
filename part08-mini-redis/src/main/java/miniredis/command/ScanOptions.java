package miniredis.command;

import java.util.List;
import java.util.function.Consumer;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.resp.Reply;

/// What SCAN, HSCAN, SSCAN and ZSCAN take after the cursor: `MATCH pattern`, `COUNT count`, and,
/// for SCAN, `TYPE type`.
///
/// @param pattern null: any name
/// @param type null: any type
record ScanOptions(byte[] pattern, long count, byte[] type) {

  /// A call looks at no more than so many buckets for each element that it was asked for: a table
  /// that has lost most of its elements has long stretches without any.
  private static final int BUCKETS_AN_ELEMENT = 10;

  /// A table, from a cursor on: see [miniredis.store.Table#scan].
  @FunctionalInterface
  interface Scanned<E> {
    long scan(long cursor, Consumer<E> action);
  }

  /// The cursor, which is a number without a sign, of 64 bits. As in Redis, whose C library reads
  /// it: it may have a sign nevertheless, be empty, or end at a zero byte.
  ///
  /// @throws ErrorReply it is none
  static long cursor(byte[] argument) {
    int end = 0;
    while (end < argument.length && argument[end] != 0) {
      end++;
    }
    boolean minus = end > 0 && argument[0] == '-';
    int from = end > 0 && (minus || argument[0] == '+') ? 1 : 0;
    if (from == end) {
      if (from > 0) {
        throw invalidCursor();
      }
      return 0;
    }
    for (int i = from; i < end; i++) {
      if (argument[i] < '0' || argument[i] > '9') {
        throw invalidCursor();
      }
    }
    try {
      long cursor = Long.parseUnsignedLong(Bytes.text(argument).substring(from, end));
      return minus ? -cursor : cursor;
    } catch (NumberFormatException _) {
      throw invalidCursor();
    }
  }

  private static ErrorReply invalidCursor() {
    return new ErrorReply("ERR invalid cursor");
  }

  /// The options of HSCAN, SSCAN and ZSCAN.
  ///
  /// @param from the index of the first option
  static ScanOptions of(byte[][] args, int from) {
    return of(args, from, false);
  }

  /// @param hasType may there be a TYPE?
  static ScanOptions of(byte[][] args, int from, boolean hasType) {
    byte[] pattern = null;
    byte[] type = null;
    long count = 10;
    for (int i = from; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw ErrorReply.syntax();
      } else if (Bytes.is(args[i], "count")) {
        count = Args.integer(args[i + 1]);
        if (count < 1) {
          throw ErrorReply.syntax();
        }
      } else if (Bytes.is(args[i], "match")) {
        pattern = isStar(args[i + 1]) ? null : args[i + 1];
      } else if (hasType && Bytes.is(args[i], "type")) {
        type = args[i + 1];
      } else {
        throw ErrorReply.syntax();
      }
    }
    return new ScanOptions(pattern, count, type);
  }

  /// `*` alone fits the empty name as well.
  static boolean isStar(byte[] pattern) {
    return pattern.length == 1 && pattern[0] == '*';
  }

  boolean matches(byte[] name) {
    return pattern == null || Glob.matches(pattern, name);
  }

  /// Adds elements to `found` until there are about COUNT: the elements of a bucket come together.
  /// They are not compared with the pattern yet, so a call takes as long whatever the pattern is.
  ///
  /// @return the cursor for the next call
  <E> long collect(Scanned<E> table, long cursor, List<E> found) {
    long next = cursor;
    long buckets = Math.multiplyFull((int) Math.min(count, Integer.MAX_VALUE), BUCKETS_AN_ELEMENT);
    do {
      next = table.scan(next, found::add);
    } while (next != 0 && --buckets > 0 && found.size() < count);
    return next;
  }

  /// Begins the reply: the cursor, and an array of so many elements, which are written next.
  static void begin(Reply reply, long cursor, int count) {
    reply.array(2);
    reply.bulk(Long.toUnsignedString(cursor));
    reply.array(count);
  }
}
