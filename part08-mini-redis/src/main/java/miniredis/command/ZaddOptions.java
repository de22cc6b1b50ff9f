package miniredis.command;

import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.Database;
import miniredis.store.Event;
import miniredis.store.SortedSet;

/// ZADD and ZINCRBY: when a member gets its new score.
///
/// @param ifAbsent members that are there keep their scores
/// @param ifPresent no member is added
/// @param ifGreater a score never gets less
/// @param ifLess a score never gets more
/// @param countChanged count members whose score was changed as well as those that are new
/// @param increment add to the score
/// @param pairs where the first score stands in the request
record ZaddOptions(
    boolean ifAbsent,
    boolean ifPresent,
    boolean ifGreater,
    boolean ifLess,
    boolean countChanged,
    boolean increment,
    int pairs) {

  static void zadd(Client client, byte[][] args) {
    ZaddOptions options = of(args);
    options.run(client, args);
  }

  static void zincrby(Client client, byte[][] args) {
    new ZaddOptions(false, false, false, false, false, true, 2).run(client, args);
  }

  private static ZaddOptions of(byte[][] args) {
    boolean ifAbsent = false;
    boolean ifPresent = false;
    boolean ifGreater = false;
    boolean ifLess = false;
    boolean countChanged = false;
    boolean increment = false;
    int at = 2;
    for (; at < args.length; at++) {
      if (Bytes.is(args[at], "nx")) {
        ifAbsent = true;
      } else if (Bytes.is(args[at], "xx")) {
        ifPresent = true;
      } else if (Bytes.is(args[at], "gt")) {
        ifGreater = true;
      } else if (Bytes.is(args[at], "lt")) {
        ifLess = true;
      } else if (Bytes.is(args[at], "ch")) {
        countChanged = true;
      } else if (Bytes.is(args[at], "incr")) {
        increment = true;
      } else {
        break;
      }
    }
    int rest = args.length - at;
    if (rest == 0 || rest % 2 != 0) {
      throw ErrorReply.syntax();
    }
    if (ifAbsent && ifPresent) {
      throw new ErrorReply("ERR XX and NX options at the same time are not compatible");
    }
    if ((ifGreater && ifLess) || (ifAbsent && (ifGreater || ifLess))) {
      throw new ErrorReply("ERR GT, LT, and/or NX options at the same time are not compatible");
    }
    if (increment && rest > 2) {
      throw new ErrorReply("ERR INCR option supports a single increment-element pair");
    }
    return new ZaddOptions(ifAbsent, ifPresent, ifGreater, ifLess, countChanged, increment, at);
  }

  private void run(Client client, byte[][] args) {
    double[] scores = new double[(args.length - pairs) / 2];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Scores.of(args[pairs + 2 * i]);
    }
    Database database = client.database();
    SortedSet set = database.value(args[1], SortedSet.class);
    if (set == null && ifPresent) {
      replyNothing(client);
      return;
    }
    boolean isNew = set == null;
    set = isNew ? new SortedSet() : set;
    int added = 0;
    int changed = 0;
    double last = Double.NaN;
    for (int i = 0; i < scores.length; i++) {
      byte[] member = args[pairs + 2 * i + 1];
      double before = set.score(member);
      last = after(before, scores[i]);
      if (Double.isNaN(last) || last == before) {
        continue;
      }
      if (Double.isNaN(before)) {
        set.add(member, last, database.keyspace().limits());
        added++;
      } else {
        set.put(member, last, database.keyspace().limits());
        changed++;
      }
    }
    if (isNew && set.size() > 0) {
      database.add(args[1], set);
    }
    if (!increment) {
      client.reply().integer(countChanged ? added + changed : added);
    } else if (Double.isNaN(last)) {
      client.reply().nil();
    } else {
      client.reply().real(last);
    }
    if (added + changed > 0) {
      database.changed(args[1], increment ? Event.ZINCR : Event.ZADD);
    }
  }

  private void replyNothing(Client client) {
    if (increment) {
      client.reply().nil();
    } else {
      client.reply().integer(0);
    }
  }

  /// The score that the member has afterwards, or NaN, if the options say that nothing happens to
  /// it.
  ///
  /// @param before NaN, if the member is not there
  private double after(double before, double score) {
    if (Double.isNaN(before)) {
      return ifPresent ? Double.NaN : score;
    }
    if (ifAbsent) {
      return Double.NaN;
    }
    double after = increment ? before + score : score;
    if (Double.isNaN(after)) {
      throw new ErrorReply("ERR resulting score is not a number (NaN)");
    }
    boolean refused = (ifGreater && after <= before) || (ifLess && after >= before);
    return refused ? Double.NaN : after;
  }
}
