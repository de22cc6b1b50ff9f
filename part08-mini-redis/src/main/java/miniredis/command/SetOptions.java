package miniredis.command;

import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;

/// The options of SET and of GETEX, as they were asked for. Of those that exclude each other there
/// is one at most; of the same option, given twice, the last one counts.
final class SetOptions {

  boolean ifAbsent; // NX
  boolean ifPresent; // XX
  boolean get; // GET: the reply is the value before
  boolean keepsDeadline; // KEEPTTL
  boolean dropsDeadline; // PERSIST
  private ExpireTime form; // null: no time was given
  private byte[] time;

  private SetOptions() {}

  /// @throws ErrorReply an option is unknown, lacks its time, or excludes another
  static SetOptions ofSet(byte[][] args) {
    var options = new SetOptions();
    for (int i = 3; i < args.length; i++) {
      byte[] option = args[i];
      if (Bytes.is(option, "nx") && !options.ifPresent) {
        options.ifAbsent = true;
      } else if (Bytes.is(option, "xx") && !options.ifAbsent) {
        options.ifPresent = true;
      } else if (Bytes.is(option, "get")) {
        options.get = true;
      } else if (Bytes.is(option, "keepttl") && options.form == null) {
        options.keepsDeadline = true;
      } else {
        i = options.time(args, i);
      }
    }
    return options;
  }

  /// @throws ErrorReply as for SET
  static SetOptions ofGetEx(byte[][] args) {
    var options = new SetOptions();
    for (int i = 2; i < args.length; i++) {
      if (Bytes.is(args[i], "persist") && options.form == null) {
        options.dropsDeadline = true;
      } else {
        i = options.time(args, i);
      }
    }
    return options;
  }

  /// Reads `EX 10`, of which `args[i]` should be the first word.
  ///
  /// @return the index of its last word
  private int time(byte[][] args, int i) {
    ExpireTime wanted = ExpireTime.of(args[i]);
    boolean excluded = keepsDeadline || dropsDeadline || (form != null && form != wanted);
    if (wanted == null || excluded || i + 1 == args.length) {
      throw ErrorReply.syntax();
    }
    form = wanted;
    time = args[i + 1];
    return i + 1;
  }

  boolean hasTime() {
    return form != null;
  }

  /// The deadline that was asked for, in milliseconds since 1970, if [#hasTime].
  ///
  /// @throws ErrorReply the time is no number, or not above 0, or too large
  long deadline(long now, String command) {
    return form.later(time, now, command);
  }
}
