package miniredis.command;

import java.util.function.Function;
import miniredis.resp.Bytes;
import miniredis.resp.ErrorReply;
import miniredis.store.SortedSet;

/// What ZRANGE and its older relatives ask for.
///
/// @param count negative: all
record RangeOptions(By by, boolean reverse, boolean withScores, long offset, long count) {

  enum By {
    RANK,
    SCORE,
    LEX
  }

  /// ZRANGE: all may be said.
  static RangeOptions ofRange(byte[][] args) {
    return of(args, 4, null, false, false);
  }

  /// ZRANGESTORE: all but WITHSCORES, for it keeps them anyway.
  static RangeOptions ofStore(byte[][] args) {
    return of(args, 5, null, false, true);
  }

  /// A command that has its order in its name.
  static RangeOptions of(byte[][] args, By named, boolean reversed) {
    return of(args, 4, named, reversed, false);
  }

  /// Whether it is reversed, and by what, is said once. The other two may be said again.
  ///
  /// @param from where they begin
  /// @param named null: the options may say it
  private static RangeOptions of(
      byte[][] args, int from, By named, boolean reversed, boolean stores) {
    By by = named;
    boolean reverse = reversed;
    boolean withScores = false;
    long offset = 0;
    long count = -1;
    for (int i = from; i < args.length; i++) {
      if (!stores && Bytes.is(args[i], "withscores")) {
        withScores = true;
      } else if (Bytes.is(args[i], "limit") && i + 2 < args.length) {
        offset = Args.integer(args[++i]);
        count = Args.integer(args[++i]);
      } else if (named == null && !reverse && Bytes.is(args[i], "rev")) {
        reverse = true;
      } else if (by == null && Bytes.is(args[i], "bylex")) {
        by = By.LEX;
      } else if (by == null && Bytes.is(args[i], "byscore")) {
        by = By.SCORE;
      } else {
        throw ErrorReply.syntax();
      }
    }
    by = by == null ? By.RANK : by;
    if (count != -1 && by == By.RANK) { // as in Redis, where -1 is as good as no limit
      throw new ErrorReply(
          "ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
    }
    if (withScores && by == By.LEX) {
      throw new ErrorReply("ERR syntax error, WITHSCORES not supported in combination with BYLEX");
    }
    return new RangeOptions(by, reverse, withScores, offset, count);
  }

  /// Which members of a set are meant: in reverse, by score or name, the higher end comes first.
  ///
  /// @throws ErrorReply an end is wrong
  Function<SortedSet, Slice> range(byte[] start, byte[] stop) {
    byte[] min = reverse ? stop : start;
    byte[] max = reverse ? start : stop;
    return switch (by) {
      case RANK -> ranks(Args.integer(start), Args.integer(stop));
      case SCORE -> limited(ScoreAndLexRange.ofScores(min, max));
      case LEX -> limited(ScoreAndLexRange.ofMembers(min, max));
    };
  }

  private Function<SortedSet, Slice> ranks(long start, long stop) {
    return set -> {
      Slice slice = Slice.of(start, stop, set.size());
      return reverse && slice.size() > 0
          ? new Slice(set.size() - slice.to(), set.size() - slice.from())
          : slice;
    };
  }

  private Function<SortedSet, Slice> limited(ScoreAndLexRange range) {
    return set -> ScoreAndLexRange.limited(range.in(set), offset, count, reverse);
  }

  void forEach(SortedSet set, Slice slice, SortedSet.Action action) {
    if (slice.size() == 0) {
      return;
    }
    if (reverse) {
      set.forEachReversed(slice.from(), slice.to(), action);
    } else {
      set.forEach(slice.from(), slice.to(), action);
    }
  }
}
