package miniredis.command;

import java.util.Arrays;
import miniredis.resp.ErrorReply;
import miniredis.resp.Words;
import miniredis.store.SortedSet;

/// A piece of a sorted set by where it begins and ends: by scores, `1` or `(1`, or, where all
/// scores are the same, by the members themselves, `[a`, `(a`, `-` and `+`. In either case the set
/// counts what stands before the beginning and before the end, and the rest is a matter of ranks.
record ScoreAndLexRange(SortedSet.Bound beforeStart, SortedSet.Bound beforeEnd) {

  Slice in(SortedSet set) {
    int from = set.countBefore(beforeStart);
    int to = set.countBefore(beforeEnd);
    return from < to ? new Slice(from, to) : Slice.NONE;
  }

  /// @throws ErrorReply an end is no number
  static ScoreAndLexRange ofScores(byte[] min, byte[] max) {
    var refusal = new ErrorReply("ERR min or max is not a float");
    boolean without = isOpen(min);
    double least = end(without ? tail(min) : min, refusal);
    boolean withoutLast = isOpen(max);
    double most = end(withoutLast ? tail(max) : max, refusal);
    return new ScoreAndLexRange(
        (score, _) -> score < least || (without && score == least),
        (score, _) -> score < most || (!withoutLast && score == most));
  }

  /// As Redis reads it, by C's `strtod`: there may be space before the number, nothing is 0, and
  /// what is too large is infinite.
  private static double end(byte[] argument, ErrorReply refusal) {
    int from = 0;
    while (from < argument.length && Words.isSpace(argument[from])) {
      from++;
    }
    byte[] number = Arrays.copyOfRange(argument, from, argument.length);
    double score = argument.length == 0 ? 0 : Scores.parse(number);
    if (Double.isNaN(score)) {
      throw refusal;
    }
    return score;
  }

  /// @throws ErrorReply an end does not say whether it is included
  static ScoreAndLexRange ofMembers(byte[] min, byte[] max) {
    return new ScoreAndLexRange(before(min, false), before(max, true));
  }

  /// @param isEnd then what is equal stands before the place, if it is included
  private static SortedSet.Bound before(byte[] end, boolean isEnd) {
    if (end.length == 1 && (end[0] == '-' || end[0] == '+')) {
      boolean all = end[0] == '+';
      return (_, _) -> all;
    }
    boolean included = end.length > 0 && end[0] == '[';
    if (!included && !isOpen(end)) {
      throw new ErrorReply("ERR min or max not valid string range item");
    }
    byte[] name = tail(end);
    boolean withEqual = included == isEnd;
    return (_, member) -> {
      int order = Arrays.compareUnsigned(member, name);
      return order < 0 || (withEqual && order == 0);
    };
  }

  private static boolean isOpen(byte[] end) {
    return end.length > 0 && end[0] == '(';
  }

  private static byte[] tail(byte[] end) {
    return Arrays.copyOfRange(end, 1, end.length);
  }

  /// `LIMIT offset count`: some of them, counted from the end if they are given in reverse.
  static Slice limited(Slice slice, long offset, long count, boolean reverse) {
    if (offset < 0 || offset >= slice.size()) {
      return Slice.NONE;
    }
    int most = (int) Math.min(count < 0 ? Long.MAX_VALUE : count, slice.size() - offset);
    return reverse
        ? new Slice((int) (slice.to() - offset - most), (int) (slice.to() - offset))
        : new Slice((int) (slice.from() + offset), (int) (slice.from() + offset + most));
  }
}
