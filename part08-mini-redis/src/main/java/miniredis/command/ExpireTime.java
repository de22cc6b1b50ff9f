package miniredis.command;

import java.util.List;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// The four ways in which a command says when a key expires. All of them become one deadline, in
/// milliseconds since 1970.
enum ExpireTime {
  /// Seconds from now, as EXPIRE takes them.
  SECONDS("ex", 1000, true),
  /// Milliseconds from now, PEXPIRE.
  MILLIS("px", 1, true),
  /// Seconds since 1970, EXPIREAT.
  UNIX_SECONDS("exat", 1000, false),
  /// Milliseconds since 1970, PEXPIREAT.
  UNIX_MILLIS("pxat", 1, false);

  private static final List<ExpireTime> ALL = List.of(values());

  private final String option;
  private final int millis;
  private final boolean fromNow;

  /// @param option of SET and GETEX
  ExpireTime(String option, int millis, boolean fromNow) {
    this.option = option;
    this.millis = millis;
    this.fromNow = fromNow;
  }

  /// The one that this option asks for, or null.
  static ExpireTime of(byte[] option) {
    for (ExpireTime form : ALL) {
      if (Bytes.is(option, form.option)) {
        return form;
      }
    }
    return null;
  }

  /// @param now in milliseconds since 1970
  /// @param command whose name is in the error
  /// @throws ErrorReply the deadline does not fit into 64 bits
  long deadline(long number, long now, String command) {
    try {
      return Math.addExact(Math.multiplyExact(number, millis), fromNow ? now : 0);
    } catch (ArithmeticException _) {
      throw invalid(command);
    }
  }

  /// As [#deadline], for SET and its like, which give no key a time that is 0 or less.
  ///
  /// @throws ErrorReply the time is not above 0, is no number, or makes no deadline of 64 bits
  long later(byte[] time, long now, String command) {
    long number = Args.integer(time);
    if (number <= 0) {
      throw invalid(command);
    }
    return deadline(number, now, command);
  }

  private static ErrorReply invalid(String command) {
    return new ErrorReply("ERR invalid expire time in '%s' command".formatted(command));
  }
}
